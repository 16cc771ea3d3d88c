/*
 * Problem state for a guest program: maps memory below 0x01200000 to itself, at effective address 0 and at 0xc00...0, by
 * the hashed page table that the machine has (H_ENTER) and two SLB entries, and calls functions with MSR[PR] set.
 */
#ifndef PROBLEM_H
#define PROBLEM_H

#include "guest.h"

enum { MSR_PR = 0x4000, MSR_EE = 0x8000, MSR_IR = 0x20, MSR_DR = 0x10 };

static unsigned long return_to, return_msr;

/* From supervisor state: r3 is the function, r4 its argument, r5 the MSR bits to add. From problem state: back, r3 kept. */
static int change_state(struct interrupt *i) {
    if (i->srr1 & MSR_PR) {
        i->srr0 = return_to;
        i->srr1 = return_msr;
        return 1;
    }
    return_to = i->srr0;
    return_msr = i->srr1;
    i->srr0 = i->gpr[3];
    i->gpr[3] = i->gpr[4];
    i->srr1 |= i->gpr[5];
    return 1;
}

/* The decrementer is of no interest, but problem state has its interrupt enabled. */
static int postpone(struct interrupt *i) {
    (void)i;
    __asm__ volatile("mtdec %0" : : "r"(0x7fffffff));
    return 1;
}

static void map_everything(void) {
    enum { H_ENTER = 8, PAGES = 0x1200, PTEG_MASK = 0x7fff };
    for (unsigned long segment = 0; segment < 2; segment++) {
        unsigned long vsid = 1 + segment;
        unsigned long esid = segment ? 0xc000000000000000 : 0;
        for (unsigned long page = 0; page < PAGES; page++) {
            long status = hypercall(H_ENTER, 0, ((vsid ^ page) & PTEG_MASK) * 8, (vsid << 12 | page >> 11 << 7) | 1,
                                    page << 12 | 0x192);
            if (status) {
                print("H_ENTER %ld\n", status);
                power_off();
            }
        }
        __asm__ volatile("slbmte %0,%1; isync" : : "r"(vsid << 12 | 0x400), "r"(esid | 1 << 27 | segment) : "memory");
    }
    on_interrupt(0x900, postpone);
    postpone(NULL);
}

/* A piece of code that ends with sc 0 instead of blr, run in problem state; its r3 is the argument and the result. */
static unsigned long in_problem_state(const void *code, unsigned long argument, unsigned long msr) {
    on_interrupt(0xc00, change_state);
    register unsigned long r3 __asm__("3") = (unsigned long)code, r4 __asm__("4") = argument, r5 __asm__("5") = msr;
    __asm__ volatile("sc" : "+r"(r3), "+r"(r4), "+r"(r5) : : "6", "memory", "lr", "ctr");
    return r3;
}

#endif
