/* CRC-32, SHA-256 and SipHash-2-4, with the test values of their specifications. */
#include "guest.h"

static uint32_t crc32(const unsigned char *p, size_t n) {
    uint32_t crc = ~0u;
    for (; n--; p++) {
        crc ^= *p;
        for (int i = 0; i < 8; i++) crc = crc >> 1 ^ (0xedb88320u & -(crc & 1));
    }
    return ~crc;
}

static uint32_t ror(uint32_t x, int n) { return x >> n | x << (32 - n); }

/* The first 32 bits of the fractional part of the square or cube root, by integer search (FIPS 180-4, 4.2.2). */
static uint32_t root_fraction(unsigned prime, int power) {
    unsigned __int128 target = (unsigned __int128)prime << 32 * (power == 2 ? 2 : 3);
    uint64_t low = 0, high = 1ull << 36;
    while (high - low > 1) {
        uint64_t mid = (low + high) / 2;
        unsigned __int128 value = (unsigned __int128)mid * mid;
        int above;
        if (power == 2) {
            above = value > target;
        } else {
            above = value > target / mid;
        }
        if (above) high = mid; else low = mid;
    }
    return (uint32_t)low;
}

static void sha256(const unsigned char *message, size_t n, uint32_t h[8]) {
    static uint32_t k[64], initial[8];
    if (!k[0]) {
        unsigned prime = 2;
        for (int i = 0; i < 64; prime++) {
            int composite = 0;
            for (unsigned d = 2; d * d <= prime; d++) composite |= prime % d == 0;
            if (composite) continue;
            if (i < 8) initial[i] = root_fraction(prime, 2);
            k[i++] = root_fraction(prime, 3);
        }
    }
    memcpy(h, initial, sizeof initial);
    size_t padded = (n + 9 + 63) / 64 * 64;
    for (size_t at = 0; at < padded; at += 64) {
        uint32_t w[64];
        for (int i = 0; i < 16; i++) {
            w[i] = 0;
            for (size_t b = at + 4 * i; b < at + 4 * i + 4; b++) {
                unsigned char byte = b < n ? message[b] : b == n ? 0x80 : 0;
                if (b >= padded - 8) byte = (uint64_t)n * 8 >> 8 * (padded - 1 - b);
                w[i] = w[i] << 8 | byte;
            }
        }
        for (int i = 16; i < 64; i++) {
            uint32_t a = w[i - 15], b = w[i - 2];
            w[i] = w[i - 16] + (ror(a, 7) ^ ror(a, 18) ^ a >> 3) + w[i - 7] + (ror(b, 17) ^ ror(b, 19) ^ b >> 10);
        }
        uint32_t v[8];
        memcpy(v, h, sizeof v);
        for (int i = 0; i < 64; i++) {
            uint32_t t1 = v[7] + (ror(v[4], 6) ^ ror(v[4], 11) ^ ror(v[4], 25)) + ((v[4] & v[5]) ^ (~v[4] & v[6])) + k[i] + w[i];
            uint32_t t2 = (ror(v[0], 2) ^ ror(v[0], 13) ^ ror(v[0], 22)) + ((v[0] & v[1]) ^ (v[0] & v[2]) ^ (v[1] & v[2]));
            for (int j = 7; j > 0; j--) v[j] = v[j - 1];
            v[4] += t1;
            v[0] = t1 + t2;
        }
        for (int i = 0; i < 8; i++) h[i] += v[i];
    }
}

static uint64_t rol(uint64_t x, int n) { return x << n | x >> (64 - n); }

static void sip_round(uint64_t v[4]) {
    v[0] += v[1]; v[2] += v[3];
    v[1] = rol(v[1], 13) ^ v[0]; v[3] = rol(v[3], 16) ^ v[2];
    v[0] = rol(v[0], 32);
    v[2] += v[1]; v[0] += v[3];
    v[1] = rol(v[1], 17) ^ v[2]; v[3] = rol(v[3], 21) ^ v[0];
    v[2] = rol(v[2], 32);
}

static uint64_t load_little(const unsigned char *p, int n) {
    uint64_t value = 0;
    for (int i = 0; i < n; i++) value |= (uint64_t)p[i] << 8 * i;
    return value;
}

static uint64_t siphash(const unsigned char *p, size_t n, const unsigned char key[16]) {
    uint64_t a = load_little(key, 8), b = load_little(key + 8, 8);
    uint64_t v[4] = {a ^ 0x736f6d6570736575, b ^ 0x646f72616e646f6d, a ^ 0x6c7967656e657261, b ^ 0x7465646279746573};
    for (size_t at = 0; at <= n; at += 8) {
        uint64_t m = at + 8 <= n ? load_little(p + at, 8) : load_little(p + at, n - at) | (uint64_t)n << 56;
        v[3] ^= m;
        sip_round(v); sip_round(v);
        v[0] ^= m;
    }
    v[2] ^= 0xff;
    for (int i = 0; i < 4; i++) sip_round(v);
    return v[0] ^ v[1] ^ v[2] ^ v[3];
}

int main(void) {
    static unsigned char data[5000];
    uint32_t h[8];
    unsigned char key[16];
    print("crc of 123456789 %08x\n", crc32((const unsigned char *)"123456789", 9));
    sha256((const unsigned char *)"abc", 3, h);
    for (int i = 0; i < 8; i++) print("%08x", h[i]);
    print("\n");
    for (int i = 0; i < 16; i++) key[i] = i;
    for (int i = 0; i < 15; i++) data[i] = i;
    print("siphash %016lx\n", (unsigned long)siphash(data, 15, key));
    uint64_t seed = 7;
    for (unsigned i = 0; i < sizeof data; i++) data[i] = next_random(&seed);
    for (unsigned n = 1; n < sizeof data; n = 3 * n + 1) {
        sha256(data, n, h);
        print("%u %08x %08x %016lx\n", n, crc32(data, n), h[0] ^ h[7], (unsigned long)siphash(data, n, key));
    }
    return 0;
}
