/* What interrupts from problem state save: kinds of program, storage and alignment interrupts, and traces. */
#include "problem.h"

enum { MSR_SE = 0x400, MSR_BE = 0x200 };

static void show(const struct interrupt *i) {
    print(" vector %lx srr1 %lx dar %lx dsisr %lx gpr3 %lx\n", i->vector, i->srr1, i->dar, i->dsisr, i->gpr[3]);
}

static int skip(struct interrupt *i) {
    show(i);
    i->srr0 += 4;
    return 1;
}

static unsigned traces;

/* Ends the tracing after a few. */
static int trace(struct interrupt *i) {
    print(" trace %d at %lx srr1 %lx\n", traces, i->srr0 & 0xfff, i->srr1);
    if (++traces == 8) {
        i->srr1 &= ~(unsigned long)(MSR_SE | MSR_BE);
    }
    return 1;
}

#define PIECE(name, text) \
    extern char name[]; \
    __asm__(".text\n" #name ":\n" text "\n")

PIECE(problem_trap, "trap\nsc");
PIECE(problem_illegal, ".long 0\nsc");
PIECE(problem_privileged, "mfmsr 3\nsc");
PIECE(problem_load, "lis 4,0x7000\nld 3,0(4)\nsc");
PIECE(problem_store, "lis 4,0x7000\nstd 3,0(4)\nsc");
PIECE(problem_reserve, "li 4,0x3001\nlwarx 3,0,4\nsc");
PIECE(problem_quad, "li 4,0x3008\nlqarx 6,0,4\nsc");
PIECE(problem_traced, "li 3,1\naddi 3,3,1\nb 1f\nnop\n1:addi 3,3,1\nbdnz 2f\nnop\n2: nop\nli 4,4\nmtctr 4\n3: bdnz 3b\nnop\nnop\nnop\nnop\nsc");

static void run(const char *name, const void *code) {
    print("%s:\n", name);
    unsigned long result = in_problem_state(code, 0x1111, MSR_PR);
    print(" leaves %lx\n", result);
}

int main(void) {
    map_everything();
    on_interrupt(0x300, skip);
    on_interrupt(0x380, skip);
    on_interrupt(0x600, skip);
    on_interrupt(0x700, skip);
    on_interrupt(0xd00, trace);
    on_interrupt(0xf60, skip);
    run("trap", problem_trap);
    run("illegal", problem_illegal);
    run("privileged", problem_privileged);
    run("load of nothing", problem_load);
    run("store to nothing", problem_store);
    run("reservation that is not aligned", problem_reserve);
    run("quadword reservation that is not aligned", problem_quad);
    traces = 0;
    print("traced:\n");
    print(" leaves %lx\n", in_problem_state(problem_traced, 0, MSR_PR | MSR_SE));
    traces = 0;
    print("branches traced:\n");
    print(" leaves %lx\n", in_problem_state(problem_traced, 0, MSR_PR | MSR_BE));
    return 0;
}
