/* Quad precision by the instructions of ISA 3.0: built for power9 only. */
#include "guest.h"

static void show(const char *name, __float128 value) {
    union { __float128 f; unsigned __int128 i; } u = {.f = value};
    print("%s %016lx %016lx\n", name, (unsigned long)(u.i >> 64), (unsigned long)u.i);
}

int main(void) {
    __float128 pi = 0, e = 1, term = 1;
    for (int i = 0; i < 60; i++, term /= 16) {
        __float128 eight = 8 * i;
        pi += term * (4 / (eight + 1) - 2 / (eight + 4) - 1 / (eight + 5) - 1 / (eight + 6));
    }
    term = 1;
    for (int i = 1; i < 60; i++) e += term /= i;
    show("pi", pi);
    show("e", e);
    volatile __float128 two = 2;
    __float128 root, fused = -two;
    __asm__("xssqrtqp %0,%1" : "=v"(root) : "v"(two));
    show("sqrt 2", root);
    __asm__("xsmaddqp %0,%1,%2" : "+v"(fused) : "v"(pi), "v"(e));
    show("fma", fused);
    show("double", (double)pi);
    show("float", (float)e);
    volatile __float128 tiny = 1;
    for (int i = 0; i < 16450; i++) tiny *= (__float128)0.5;
    show("subnormal", tiny);
    print("%ld %lu %d %d\n", (long)(pi * 1000000000000000), (unsigned long)(e * 1000000), pi > e, (int)-pi);
    print("double %016lx\n", (unsigned long)double_bits((double)(pi / e)));
    return 0;
}
