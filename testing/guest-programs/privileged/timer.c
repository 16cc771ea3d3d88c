/* The decrementer: its width, its level, none lost at a high rate, and the end of a sleep. */
#include "guest.h"

enum { H_CEDE = 0xe0, PERIOD = 20000, MSR_EE = 0x8000 };

static volatile unsigned long taken;
static unsigned long period;

static unsigned long time_base(void) {
    unsigned long now;
    __asm__ volatile("mftb %0" : "=r"(now));
    return now;
}

static long decrementer(void) {
    long now;
    __asm__ volatile("mfdec %0" : "=r"(now));
    return now;
}

static void set_decrementer(unsigned long value) { __asm__ volatile("mtdec %0" : : "r"(value) : "memory"); }

static void enable(unsigned long ee) { __asm__ volatile("mtmsrd %0,1" : : "r"(ee | 2) : "memory"); }

static int tick(struct interrupt *i) {
    taken++;
    set_decrementer(period);
    (void)i;
    return 1;
}

int main(void) {
    on_interrupt(0x900, tick);
    set_decrementer(0x123456789abcdef0);
    print("wide %lx\n", decrementer() >> 24);
    set_decrementer(-1);
    print("negative %lx\n", (unsigned long)decrementer() >> 28);
    set_decrementer(0x7fffffff);
    print("positive %lx\n", decrementer() >> 24);

    period = 0x7fffffff;
    set_decrementer(-5);
    print("waits %ld\n", taken);
    enable(MSR_EE);
    enable(0);
    print("taken %ld\n", taken);
    enable(MSR_EE);
    enable(0);
    print("set anew %ld\n", taken);

    set_decrementer(-5);
    set_decrementer(0x7fffffff);
    enable(MSR_EE);
    enable(0);
    print("taken back %ld\n", taken);

    unsigned long start = time_base();
    taken = 0;
    period = PERIOD;
    set_decrementer(PERIOD);
    enable(MSR_EE);
    while (taken < 50) {
    }
    enable(0);
    unsigned long took = time_base() - start;
    print("periods %s\n", took >= 50 * PERIOD ? "whole" : "short");

    taken = 0;
    period = 0x7fffffff;
    start = time_base();
    set_decrementer(1000000);
    long status = hypercall(H_CEDE, 0, 0, 0, 0);
    took = time_base() - start;
    enable(0);
    print("slept %ld %s, taken %ld\n", status, took >= 1000000 ? "long enough" : "too short", taken);
    return 0;
}
