/* Interrupts a program makes by itself: handlers see the saved registers, mend the cause, and go on. */
#include "guest.h"

static unsigned long here, reason;
static int taken;

/* What SRR1 says besides the MSR it saved. */
enum { REASON = 0x783f0000 };

static int skip(struct interrupt *i) {
    taken++;
    reason = i->srr1 & REASON;
    here = i->vector;
    i->srr0 += 4;
    return 1;
}

static int enable(struct interrupt *i) {
    taken++;
    here = i->vector;
    i->srr1 |= 0x02802000;
    return 1;
}

static int called(struct interrupt *i) {
    taken++;
    here = i->vector;
    i->gpr[3] = i->gpr[3] * 2 + 1;
    return 1;
}

static void disable(unsigned long bits) {
    unsigned long msr;
    __asm__ volatile("mfmsr %0" : "=r"(msr));
    __asm__ volatile("mtmsrd %0; isync" : : "r"(msr & ~bits) : "memory");
}

static void show(const char *name) { print("%s vector %lx reason %lx taken %d\n", name, here, reason, taken); reason = 0; }

int main(void) {
    on_interrupt(0x700, skip);
    __asm__ volatile("trap");
    show("trap");
    __asm__ volatile("tdi 4,%0,7" : : "r"(7L));
    show("tdeqi");
    __asm__ volatile("tdi 4,%0,7" : : "r"(8L));
    show("tdeqi not met");
    __asm__ volatile(".long 0");
    show("illegal");
    on_interrupt(0xc00, called);
    register long r3 __asm__("3") = 20;
    __asm__ volatile("sc" : "+r"(r3) : : "memory");
    long answer = r3;
    show("system call");
    print("answer %ld\n", answer);
    on_interrupt(0x800, enable);
    on_interrupt(0xf20, enable);
    on_interrupt(0xf40, enable);
    disable(0x02802000);
    __asm__ volatile("fmr 1,1" : : : "memory");
    show("floating point");
    disable(0x02000000);
    __asm__ volatile("vor 1,1,1" : : : "memory");
    show("vector");
    disable(0x00800000);
    __asm__ volatile("xxlor 1,1,1" : : : "memory");
    show("vsx");
    on_interrupt(0x600, skip);
    __asm__ volatile("lwarx 9,0,%0" : : "r"(0x10001L) : "9", "memory");
    show("lwarx not aligned");
    return 0;
}
