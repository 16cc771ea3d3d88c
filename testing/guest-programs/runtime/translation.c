#include "translation.h"

static jump_buffer back;
static struct outcome last;
static unsigned long began;

static int ended(struct interrupt *i) {
    last = (struct outcome){i->vector, i->srr0 - began, i->srr1 & ~1ul, i->dar, i->dsisr, i->gpr[3]};
    guest_longjmp(back, 1);
}

/* With MSR[PR] the decrementer may interrupt; the interrupted instruction has done nothing yet that would be seen. */
static int decrementer(struct interrupt *i) {
    (void)i;
    __asm__ volatile("mtdec %0" : : "r"(0x7fffffffl));
    return 1;
}

void prepare_outcomes(void) {
    static const unsigned short vectors[] = {0x200, 0x300, 0x380, 0x400, 0x480, 0x600, 0x700, 0xc00};
    for (unsigned n = 0; n < sizeof vectors / sizeof *vectors; n++) {
        on_interrupt(vectors[n], ended);
    }
    on_interrupt(0x900, decrementer);
}

struct outcome run_at(unsigned long ea, unsigned long msr_bits, unsigned long address, unsigned long value) {
    unsigned long msr;
    __asm__ volatile("mtdec %0" : : "r"(0x7fffffffl));
    __asm__ volatile("mfmsr %0" : "=r"(msr));
    mtspr(SPR_DAR, 0x1111);
    mtspr(SPR_DSISR, 0x2222);
    began = ea;
    if (!guest_setjmp(back)) {
        register unsigned long r3 __asm__("3") = 0x3333, r4 __asm__("4") = address, r5 __asm__("5") = value;
        /* SF can be asked away by its own bit; RI stays, it is what the saved MSR had. */
        unsigned long wanted = (msr & 0x8000000000001001ul) ^ (msr_bits & 0x8000000000000000ul);
        wanted |= msr_bits & 0xffff;
        __asm__ volatile("mtsrr0 %3; mtsrr1 %4; rfid" : : "r"(r3), "r"(r4), "r"(r5), "r"(ea), "r"(wanted) : "memory");
        __builtin_unreachable();
    }
    return last;
}

void show_outcome(const char *name, const struct outcome *o) {
    print("%s: %lx srr0 %lx srr1 %lx", name, o->vector, o->srr0, o->srr1);
    switch (o->vector) {
        case 0x300:
            print(" dar %lx dsisr %lx\n", o->dar, o->dsisr);
            break;
        case 0x380:
            print(" dar %lx\n", o->dar);
            break;
        case 0xc00:
            print(" r3 %lx\n", o->r3);
            break;
        default:
            print("\n");
    }
}

long hypercall9(unsigned long number, unsigned long *registers) {
    register unsigned long r3 __asm__("3") = number, r4 __asm__("4") = registers[0], r5 __asm__("5") = registers[1],
                           r6 __asm__("6") = registers[2], r7 __asm__("7") = registers[3], r8 __asm__("8") = registers[4],
                           r9 __asm__("9") = registers[5], r10 __asm__("10") = registers[6], r11 __asm__("11") = registers[7],
                           r12 __asm__("12") = registers[8];
    __asm__ volatile("sc 1"
                     : "+r"(r3), "+r"(r4), "+r"(r5), "+r"(r6), "+r"(r7), "+r"(r8), "+r"(r9), "+r"(r10), "+r"(r11), "+r"(r12)
                     :
                     : "0", "ctr", "xer", "cr0", "cr1", "cr5", "cr6", "cr7", "memory");
    registers[0] = r4;
    registers[1] = r5;
    registers[2] = r6;
    registers[3] = r7;
    registers[4] = r8;
    registers[5] = r9;
    registers[6] = r10;
    registers[7] = r11;
    registers[8] = r12;
    return r3;
}
