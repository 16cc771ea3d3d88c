/* Instructions of book III, one by one, in supervisor and in problem state: what they raise and what they leave in r3. */
#include "problem.h"

static unsigned long vector, reason, fscr;

static int skip(struct interrupt *i) {
    vector = i->vector;
    reason = i->srr1 & 0x783f0000;
    i->srr0 += 4;
    return 1;
}

static const char *const names[] = {
#define I(text) text,
#include "instructions.h"
#undef I
};

__asm__(".section .rodata\n"
        ".balign 4\n"
        ".machine push\n"
        ".machine power9\n"
        "instructions:\n"
#define I(text) text "\n"
#include "instructions.h"
#undef I
        ".machine pop\n"
        ".text\n");
extern const uint32_t instructions[];

static uint32_t code[16] __attribute__((aligned(64)));

static const void *put(uint32_t instruction, uint32_t back) {
    code[0] = instruction;
    code[1] = back;
    __asm__ volatile("dcbst 0,%0; sync; icbi 0,%0; sync; isync" : : "r"(code) : "memory");
    return code;
}

static void show(unsigned long value) {
    __asm__ volatile("mfspr %0,153" : "=r"(fscr));
    if (vector) {
        print(" %lx/%lx", vector, reason >> 16);
    } else {
        print(" ok");
    }
    print(" %lx fscr %lx;", value, fscr >> 56);
    vector = 0;
}

int main(void) {
    map_everything();
    for (unsigned v = 0x700; v < 0xfa0; v += 0x20) {
        on_interrupt(v, skip);
    }
    for (unsigned n = 0; n < sizeof names / sizeof *names; n++) {
        print("%s:", names[n]);
        const void *at = put(instructions[n], 0x4e800020);
        register unsigned long r3 __asm__("3") = 0xdead;
        __asm__ volatile("li 4,0; li 5,0; mtspr 153,4; mtxer 4; mtctr %1; bctrl"
                         : "+r"(r3)
                         : "b"(at)
                         : "4", "5", "ctr", "lr", "xer", "memory");
        show(r3);
        at = put(instructions[n], 0x44000002);
        __asm__ volatile("li 4,0; mtspr 153,4" : : : "4");
        show(in_problem_state(at, 0xdead, MSR_PR));
        print("\n");
        __asm__ volatile("mtmsrd %0,1" : : "r"(2L));
    }
    return 0;
}
