/* Sieve, CRC-32 and SHA-256 compression: shifts, rotates and short loops on memory that stays in the first-level cache. */
#include "guest.h"

static uint8_t composite[8192];
static uint32_t table[256], constants[64];

static uint32_t sieve(void) {
    uint32_t primes = 0;
    memset(composite, 0, sizeof composite);
    for (uint32_t i = 2; i < sizeof composite; i++) {
        if (!composite[i]) {
            primes++;
            for (uint32_t j = 2 * i; j < sizeof composite; j += i) composite[j] = 1;
        }
    }
    return primes;
}

static uint32_t crc(uint32_t c) {
    for (uint32_t i = 0; i < sizeof composite; i++) c = table[(c ^ composite[i]) & 255] ^ c >> 8;
    return c;
}

static uint32_t ror(uint32_t x, int n) { return x >> n | x << (32 - n); }

static void compress(uint32_t h[8], const uint8_t *block) {
    uint32_t w[64], a = h[0], b = h[1], c = h[2], d = h[3], e = h[4], f = h[5], g = h[6], k = h[7];
    for (int i = 0; i < 16; i++) w[i] = (uint32_t)block[4 * i] << 24 | block[4 * i + 1] << 16 | block[4 * i + 2] << 8 | block[4 * i + 3];
    for (int i = 16; i < 64; i++)
        w[i] = w[i - 16] + (ror(w[i - 15], 7) ^ ror(w[i - 15], 18) ^ w[i - 15] >> 3) + w[i - 7] +
               (ror(w[i - 2], 17) ^ ror(w[i - 2], 19) ^ w[i - 2] >> 10);
    for (int i = 0; i < 64; i++) {
        uint32_t t = k + (ror(e, 6) ^ ror(e, 11) ^ ror(e, 25)) + ((e & f) ^ (~e & g)) + constants[i] + w[i];
        uint32_t u = (ror(a, 2) ^ ror(a, 13) ^ ror(a, 22)) + ((a & b) ^ (a & c) ^ (b & c));
        k = g; g = f; f = e; e = d + t; d = c; c = b; b = a; a = t + u;
    }
    h[0] += a; h[1] += b; h[2] += c; h[3] += d; h[4] += e; h[5] += f; h[6] += g; h[7] += k;
}

int main(void) {
    uint32_t h[8] = {1, 2, 3, 4, 5, 6, 7, 8}, c = ~0u, primes = 0;
    uint64_t seed = 1;
    for (uint32_t i = 0; i < 256; i++) {
        uint32_t r = i;
        for (int k = 0; k < 8; k++) r = r >> 1 ^ (0xedb88320u & -(r & 1));
        table[i] = r;
    }
    for (int i = 0; i < 64; i++) constants[i] = next_random(&seed);
    for (uint32_t n = iteration_count(); n--;) {
        primes += sieve();
        c = crc(c);
        for (uint32_t at = 0; at < sizeof composite; at += 64) compress(h, composite + at);
        h[0] ^= c;
    }
    print("int %08x %08x %08x\n", primes, c, h[0] ^ h[5]);
    return 0;
}
