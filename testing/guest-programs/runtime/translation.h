/* For programs that turn translation on: runs a few instructions with an MSR of their own and tells how that ended. */
#ifndef TRANSLATION_H
#define TRANSLATION_H

#include "guest.h"

enum {
    MSR_PR = 0x4000,
    MSR_IR = 0x20,
    MSR_DR = 0x10,
    SPR_DSISR = 18,
    SPR_DAR = 19,
    SPR_AMR = 29,
    SPR_PIDR = 48,
    SPR_IAMR = 61
};

#define mtspr(number, value) __asm__ volatile("mtspr %0,%1; isync" : : "i"(number), "r"((unsigned long)(value)) : "memory")
#define mfspr(number)                                                   \
    ({                                                                  \
        unsigned long value_;                                           \
        __asm__ volatile("mfspr %0,%1" : "=r"(value_) : "i"(number));   \
        value_;                                                         \
    })

/* What happened: vector 0xc00 if nothing did. srr0 is relative to where the instructions began. */
struct outcome {
    uint64_t vector, srr0, srr1, dar, dsisr, r3;
};

/* The bits above SF and those that say what the MSR was, byte order left out: equal in both. */
struct outcome run_at(unsigned long ea, unsigned long msr_bits, unsigned long address, unsigned long value);

/* Prints an outcome: only what the vector defines. */
void show_outcome(const char *name, const struct outcome *);

/* Instructions to run: r4 is the address, r5 the value, and r3 what comes out. All end with sc. */
enum {
    SC = 0x44000002,
    LD_R3_0_R4 = 0xe8640000,
    STD_R5_0_R4 = 0xf8a40000,
    LI_R3_0 = 0x38600000, /* plus the number */
};

static inline void put_code(unsigned long real, unsigned first, unsigned second) {
    volatile uint32_t *code = (volatile uint32_t *)real;
    code[0] = first;
    code[1] = second;
    __asm__ volatile("dcbst 0,%0; sync; icbi 0,%0; sync; isync" : : "r"(real) : "memory");
}

/* Installs what run_at needs. */
void prepare_outcomes(void);

/* Hypercall with nine arguments in and out. */
long hypercall9(unsigned long number, unsigned long *registers);

#endif
