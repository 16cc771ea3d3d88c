/* Every special purpose register: what reading and writing it does in supervisor and in problem state. */
#include "problem.h"

static unsigned long vector, reason;

static int skip(struct interrupt *i) {
    vector = i->vector;
    reason = i->srr1 & 0x783f0000;
    i->srr0 += 4;
    return 1;
}

/* For each number two instructions: the access, and the way back from either state. */
__asm__(".text\n"
        ".macro accesses name, first, second\n"
        "\\name:\n"
        ".set n, 0\n"
        ".rept 1024\n"
        "\\first\n"
        "\\second\n"
        ".set n, n + 1\n"
        ".endr\n"
        ".endm\n"
        ".macro read\n mfspr 3, n\n .endm\n"
        ".macro write\n mtspr n, 3\n .endm\n"
        "accesses reads, read, blr\n"
        "accesses writes, write, blr\n"
        "accesses problem_reads, read, sc\n"
        "accesses problem_writes, write, sc\n");
extern char reads[], writes[], problem_reads[], problem_writes[];

static unsigned long supervisor(const char *code, unsigned long value) {
    register unsigned long r3 __asm__("3") = value;
    __asm__ volatile("mtctr %1; bctrl" : "+r"(r3) : "r"(code) : "ctr", "lr", "memory");
    return r3;
}

static unsigned long problem(const char *code, unsigned long value) { return in_problem_state(code, value, MSR_PR); }

/* Registers that are never the same: the time, and what counts or says where the program was; LR and CTR are in use. */
static int moves(int n) {
    return n == 8 || n == 9 || n == 22 || (n >= 26 && n <= 28) || n == 268 || n == 284 || n == 285 || n == 269 || n == 308 ||
           n == 309 || n == 849 || n == 274 || n == 775 || n == 776 || n == 791 || n == 792;
}

static void show(unsigned long value) {
    if (vector) {
        print(" %lx/%lx", vector, reason >> 16);
    } else {
        print(" %lx", value);
    }
    vector = 0;
}

typedef unsigned long access(const char *code, unsigned long value);

static void sweep(access *as, const char *read, const char *write) {
    for (int n = 0; n < 1024; n++) {
        vector = 0;
        unsigned long old = as(read + 8 * n, 0xdead);
        int readable = !vector;
        if (moves(n)) {
            print("%d %s\n", n, readable ? "reads" : "does not read");
            continue;
        }
        if (vector == 0x700 || (!vector && old != 0xdead)) {
            print("%d", n);
            show(old);
            as(write + 8 * n, 0);
            show(0);
            show(as(read + 8 * n, 0xdead));
            as(write + 8 * n, 0x123456789abcdef0);
            unsigned long one = as(read + 8 * n, 0xdead);
            vector = 0;
            as(write + 8 * n, ~0ul);
            unsigned long all = as(read + 8 * n, 0xdead);
            as(write + 8 * n, old);
            print(" %lx %lx\n", one, all);
        } else {
            print("%d nothing\n", n);
        }
        vector = 0;
    }
}

int main(void) {
    map_everything();
    on_interrupt(0x700, skip);
    on_interrupt(0xf60, skip);
    print("supervisor\n");
    sweep(supervisor, reads, writes);
    print("problem\n");
    sweep(problem, problem_reads, problem_writes);
    print("problem, facilities available\n");
    __asm__ volatile("mtspr 153,%0; mtspr 795,%1" : : "r"(-1L), "r"(0xfffffffful));
    sweep(problem, problem_reads, problem_writes);
    return 0;
}
