/* Big numbers of 64-bit limbs: multiply, divide, power modulo; checked by a Fermat test of a Mersenne prime. */
#include "guest.h"

typedef unsigned __int128 wide;
enum { LIMBS = 20 };

static void multiply(uint64_t *r, const uint64_t *a, const uint64_t *b, int n) {
    memset(r, 0, 2 * n * sizeof *r);
    for (int i = 0; i < n; i++) {
        uint64_t carry = 0;
        for (int j = 0; j < n; j++) {
            wide t = (wide)a[i] * b[j] + r[i + j] + carry;
            r[i + j] = t;
            carry = t >> 64;
        }
        r[i + n] = carry;
    }
}

/* Remainder of a (2n limbs) by m (n limbs), a bit at a time; a becomes the quotient's low limbs. */
static void divide(uint64_t *a, uint64_t *rest, const uint64_t *m, int n) {
    uint64_t q[2 * LIMBS] = {0};
    memset(rest, 0, n * sizeof *rest);
    for (int bit = 128 * n - 1; bit >= 0; bit--) {
        uint64_t out = 0, in = a[bit / 64] >> (bit % 64) & 1;
        for (int i = 0; i < n; i++) {
            out = rest[i] >> 63;
            rest[i] = rest[i] << 1 | in;
            in = out;
        }
        int less = 0;
        for (int i = n - 1; i >= 0 && !out; i--) {
            if (rest[i] != m[i]) {
                less = rest[i] < m[i];
                break;
            }
        }
        if (out || !less) {
            uint64_t borrow = 0;
            for (int i = 0; i < n; i++) {
                wide t = (wide)rest[i] - m[i] - borrow;
                rest[i] = t;
                borrow = t >> 64 & 1;
            }
            q[bit / 64] |= 1ull << bit % 64;
        }
    }
    memcpy(a, q, 2 * n * sizeof *a);
}

static void power(uint64_t *r, const uint64_t *base, const uint64_t *exponent, const uint64_t *m, int n) {
    uint64_t product[2 * LIMBS], b[LIMBS];
    memcpy(b, base, n * sizeof *b);
    memset(r, 0, n * sizeof *r);
    r[0] = 1;
    for (int bit = 0; bit < 64 * n; bit++) {
        if (exponent[bit / 64] >> bit % 64 & 1) {
            multiply(product, r, b, n);
            divide(product, r, m, n);
        }
        multiply(product, b, b, n);
        divide(product, b, m, n);
    }
}

int main(void) {
    uint64_t m[2] = {~0ull, ~0ull >> 1}, e[2] = {~1ull, ~0ull >> 1}, b[2] = {3, 0}, r[2];
    power(r, b, e, m, 2);
    print("3^(p-1) mod 2^127-1 = %lu %lu\n", (unsigned long)r[1], (unsigned long)r[0]);
    uint64_t seed = 5, a[LIMBS], c[LIMBS], product[2 * LIMBS], rest[LIMBS];
    for (int i = 0; i < LIMBS; i++) {
        a[i] = next_random(&seed);
        c[i] = next_random(&seed) >> i;
    }
    multiply(product, a, c, LIMBS);
    for (int i = 0; i < 2 * LIMBS; i += 3) print("%016lx\n", (unsigned long)product[i]);
    divide(product, rest, c, LIMBS);
    print("quotient %d rest %016lx\n", memcmp(product, a, sizeof a), (unsigned long)rest[0]);
    wide x = (wide)next_random(&seed) << 64 | next_random(&seed), d = (wide)next_random(&seed) << 13 | 1;
    __int128 s = -(__int128)(x >> 1);
    print("%016lx %016lx %016lx\n", (unsigned long)(x / d), (unsigned long)(x % d), (unsigned long)(x % d >> 64));
    print("%016lx %016lx\n", (unsigned long)(s / (int64_t)d), (unsigned long)(s % 1000003));
    wide factorial = 1;
    for (int i = 2; i <= 33; i++) factorial *= i;
    char digits[40];
    int n = 0;
    for (; factorial; factorial /= 10) digits[n++] = '0' + (int)(factorial % 10);
    while (n) print("%c", digits[--n]);
    print("\n");
    return 0;
}
