/* Calls: Fibonacci and Ackermann by recursion, and indirect calls through a table. */
#include "guest.h"

static __attribute__((noinline)) uint64_t fibonacci(unsigned n) {
    if (n < 2) return n;
    uint64_t first = fibonacci(n - 1);
    __asm__ volatile("" : "+r"(first)); /* or the compiler makes a loop of it */
    return first + fibonacci(n - 2);
}

static __attribute__((noinline)) unsigned ackermann(unsigned m, unsigned n) {
    if (m == 0) return n + 1;
    if (n == 0) return ackermann(m - 1, 1);
    unsigned inner = ackermann(m, n - 1);
    __asm__ volatile("" : "+r"(inner));
    return ackermann(m - 1, inner);
}

static uint64_t f0(uint64_t x) { return x + 1; }
static uint64_t f1(uint64_t x) { return x ^ x >> 3; }
static uint64_t f2(uint64_t x) { return x * 5; }
static uint64_t f3(uint64_t x) { return x - (x << 2); }
static uint64_t (*const volatile functions[4])(uint64_t) = {f0, f1, f2, f3};

int main(void) {
    uint64_t sum = 0, x = 1;
    for (uint32_t n = iteration_count(); n--;) {
        sum += fibonacci(16) + ackermann(2, 9);
        for (int i = 0; i < 1000; i++) x = functions[(x >> 5 ^ i) & 3](x + i);
    }
    print("call %016lx %016lx\n", (unsigned long)sum, (unsigned long)x);
    return 0;
}
