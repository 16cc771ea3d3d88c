/* Loops that -O3 vectorises, and the same by AltiVec and VSX intrinsics; integers, so that the order does not matter. */
#include "guest.h"
#include <altivec.h>
#undef vector
#undef bool
#undef pixel

enum { N = 1024 };

static uint8_t a8[N], b8[N];
static int16_t a16[N], b16[N];
static int32_t a32[N], b32[N];
static int64_t a64[N], b64[N];
static double ad[N], bd[N];
static float af[N], bf[N];

static uint64_t sum(const void *p, size_t bytes) {
    const uint8_t *c = p;
    uint64_t h = 0xcbf29ce484222325;
    for (size_t i = 0; i < bytes; i++) h = (h ^ c[i]) * 0x100000001b3;
    return h;
}

/* A hash that does not depend on the byte order. */
#define SHOW(name, array) \
    do { \
        uint64_t h = 0; \
        for (int i = 0; i < N; i++) h = h * 31 + (uint64_t)(array)[i]; \
        print(name " %016lx\n", (unsigned long)h); \
    } while (0)

static __attribute__((noinline)) void loops(void) {
    for (int i = 0; i < N; i++) a8[i] = a8[i] > b8[i] ? a8[i] - b8[i] : b8[i] - a8[i];
    for (int i = 0; i < N; i++) a16[i] = a16[i] * b16[i] + (a16[i] >> 3);
    for (int i = 0; i < N; i++) a32[i] = (a32[i] ^ b32[i]) + (a32[i] << (i & 7));
    for (int i = 0; i < N; i++) a64[i] = a64[i] - (b64[i] << 5);
    for (int i = 0; i < N; i++) ad[i] = ad[i] * 3 + bd[i];
    for (int i = 0; i < N; i++) af[i] = af[i] < bf[i] ? bf[i] : af[i];
}

static __attribute__((noinline)) int64_t reduce(void) {
    int64_t total = 0;
    for (int i = 0; i < N; i++) total += (int64_t)a32[i] * b32[i];
    int least = a32[0];
    for (int i = 1; i < N; i++) least = a32[i] < least ? a32[i] : least;
    return total + least;
}

static __attribute__((noinline)) void intrinsics(void) {
    typedef __vector signed int words;
    typedef __vector unsigned char bytes;
    words one = {0x7fffffff, -5, 3, 1 << 30}, two = {9, 8, -7, 1 << 30};
    words r = vec_adds(one, two);
    print("adds %08x %08x %08x %08x\n", r[0], r[1], r[2], r[3]);
    r = vec_sel(one, two, (__vector unsigned int){0xff, 0xff00, ~0u, 0});
    print("sel %08x %08x %08x %08x\n", r[0], r[1], r[2], r[3]);
    r = vec_perm(one, two, (bytes){0, 1, 2, 3, 20, 21, 22, 23, 8, 9, 10, 11, 28, 29, 30, 31});
    print("perm %08x %08x %08x %08x\n", r[0], r[1], r[2], r[3]);
    __vector unsigned int c = vec_cntlz((__vector unsigned int){1, 0, 0x80000000, 0xffff});
    print("cntlz %u %u %u %u\n", c[0], c[1], c[2], c[3]);
    __vector double d = vec_madd((__vector double){1.5, -2}, (__vector double){3, 4}, (__vector double){0.25, 1e10});
    print("madd %016lx %016lx\n", (unsigned long)double_bits(d[0]), (unsigned long)double_bits(d[1]));
    __vector double s = vec_sqrt((__vector double){2, 1e-310});
    print("sqrt %016lx %016lx\n", (unsigned long)double_bits(s[0]), (unsigned long)double_bits(s[1]));
    print("any %d all %d\n", vec_any_gt(one, two), vec_all_eq(one, one));
}

int main(void) {
    uint64_t seed = 11;
    for (int i = 0; i < N; i++) {
        uint64_t x = next_random(&seed), y = next_random(&seed);
        a8[i] = x; b8[i] = y; a16[i] = x >> 8; b16[i] = y >> 8; a32[i] = x >> 16; b32[i] = y >> 16;
        a64[i] = x; b64[i] = y; ad[i] = (int32_t)x; bd[i] = (int32_t)y; af[i] = (int32_t)x; bf[i] = (int32_t)y;
    }
    loops();
    SHOW("u8", a8); SHOW("i16", a16); SHOW("i32", a32); SHOW("i64", a64);
    SHOW("double", (int64_t *)(void *)ad);
    SHOW("float", (int32_t *)(void *)af);
    print("bytes %016lx\n", (unsigned long)sum(a8, sizeof a8));
    print("reduce %ld\n", (long)reduce());
    intrinsics();
    return 0;
}
