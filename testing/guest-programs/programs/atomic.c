/* 8 to 64 bit atomics by larx/stcx., and what they leave. */
#include "guest.h"

#define TEST(type) \
    do { \
        static type cell; \
        type expected = 5; \
        __atomic_store_n(&cell, 5, __ATOMIC_SEQ_CST); \
        type a = __atomic_fetch_add(&cell, (type)-7, __ATOMIC_ACQ_REL); \
        type b = __atomic_exchange_n(&cell, (type)0x1234567890abcdef, __ATOMIC_SEQ_CST); \
        int c = __atomic_compare_exchange_n(&cell, &expected, 9, 0, __ATOMIC_SEQ_CST, __ATOMIC_RELAXED); \
        int d = __atomic_compare_exchange_n(&cell, &expected, 9, 1, __ATOMIC_SEQ_CST, __ATOMIC_RELAXED); \
        type e = __atomic_fetch_nand(&cell, 8, __ATOMIC_RELAXED); \
        type f = __atomic_xor_fetch(&cell, 0x55, __ATOMIC_RELEASE); \
        print(#type " %lx %lx %d %d %lx %lx %lx %lx\n", (unsigned long)a, (unsigned long)b, c, d, (unsigned long)expected, \
              (unsigned long)e, (unsigned long)f, (unsigned long)__atomic_load_n(&cell, __ATOMIC_ACQUIRE)); \
    } while (0)

int main(void) {
    TEST(uint8_t);
    TEST(uint16_t);
    TEST(uint32_t);
    TEST(uint64_t);
    static uint64_t list[64];
    for (uint64_t i = 0; i < 1000; i++) __atomic_fetch_or(&list[i % 64], i << i % 50, __ATOMIC_SEQ_CST);
    uint64_t h = 0;
    for (int i = 0; i < 64; i++) h = h * 31 + list[i];
    print("%016lx\n", (unsigned long)h);
    return 0;
}
