/*
 * Runs short instruction sequences on whatever executes this program (qemu-ppc64, qemu-ppc64le) and tells the registers
 * after them. Cases come on standard input, results go to standard output; both are the structures below in the byte order
 * of the target. README.md says more.
 *
 * A sequence starts by the return from a signal handler and ends in one: so every register can be set and seen.
 */
#define _GNU_SOURCE
#include <signal.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/time.h>
#include <ucontext.h>
#include <unistd.h>

#define REGION 0x20000000UL
#define REGION_SIZE 0x10000
#define WINDOW (REGION + 0x4000)
#define WINDOW_SIZE 1024
#define PROLOGUE (REGION + 0x8000)
#define CODE (REGION + 0xa000)
#define WORDS 32

struct registers {
    uint64_t gpr[32];
    uint64_t cr, xer, lr, ctr, fpscr, vscr;
    uint64_t vsr[128];
    unsigned char window[WINDOW_SIZE];
};

struct request {
    struct registers in;
    uint32_t words[WORDS]; /* unused ones are trap instructions */
};

struct result {
    struct registers out;
    uint64_t offset; /* of the instruction that ended the sequence, from its start */
    uint64_t signal;
};

enum { GPR31_SLOT = 0, GPR30_SLOT = 8, FPSCR_SLOT = 16, VSCR_SLOT = 32, VSR_SLOT = 64 };

static unsigned char load_area[64 + 64 * 16] __attribute__((aligned(64)));
static unsigned char save_area[64 + 64 * 16] __attribute__((aligned(64)));
static struct request request;
static struct result result;
static int running;

enum { EXIT = 234, READ = 3, WRITE = 4, SETITIMER = 104 };

/* Time a sequence has before it counts as endless: the processor's, so that a busy host makes none endless. */
static const struct itimerval limit = {.it_value = {.tv_usec = 300000}};
static const struct itimerval unlimited;

/* The handler runs with the sequence's r13, so the C library's calls, which find the thread by it, are out of reach. */
static long system_call(long number, long a, long b, long c) {
    register long r0 __asm__("0") = number, r3 __asm__("3") = a, r4 __asm__("4") = b, r5 __asm__("5") = c;
    __asm__ volatile("sc; bns+ 1f; neg 3,3; 1:"
                     : "+r"(r0), "+r"(r3), "+r"(r4), "+r"(r5)
                     :
                     : "6", "7", "8", "9", "10", "11", "12", "cr0", "ctr", "memory");
    return r3;
}

static void leave(int status) {
    for (;;) {
        system_call(EXIT, status, 0, 0);
    }
}

static int read_fully(void *to, size_t bytes) {
    size_t done = 0;
    while (done < bytes) {
        long n = system_call(READ, 0, (long)to + done, bytes - done);
        if (n <= 0) {
            return 0;
        }
        done += n;
    }
    return 1;
}

static void write_fully(const void *from, size_t bytes) {
    size_t done = 0;
    while (done < bytes) {
        long n = system_call(WRITE, 1, (long)from + done, bytes - done);
        if (n <= 0) {
            leave(3);
        }
        done += n;
    }
}

/* lxvd2x or stxvd2x of VSR n at r31 + r30. */
static uint32_t vsx(uint32_t extended, int n) {
    return 31u << 26 | (n & 31) << 21 | 31 << 16 | 30 << 11 | extended << 1 | n >> 5;
}

static void write_prologue(void) {
    uint32_t *p = (uint32_t *)PROLOGUE;
    *p++ = 0xc81f0000 | FPSCR_SLOT;                          /* lfd f0,FPSCR_SLOT(r31) */
    *p++ = 63u << 26 | 1 << 25 | 0 << 11 | 711 << 1;         /* mtfsf 0,f0,1,0: all of it */
    *p++ = 0x3bc00000 | VSCR_SLOT;                           /* li r30,VSCR_SLOT */
    *p++ = 31u << 26 | 0 << 21 | 31 << 16 | 30 << 11 | 103 << 1; /* lvx v0,r31,r30 */
    *p++ = 4u << 26 | 0 << 11 | 1604;                        /* mtvscr v0 */
    for (int n = 0; n < 64; n++) {
        *p++ = 0x3bc00000 | (VSR_SLOT + 16 * n); /* li r30,… */
        *p++ = vsx(844, n);
    }
    *p++ = 0xebdf0000 | GPR30_SLOT; /* ld r30,GPR30_SLOT(r31) */
    *p++ = 0xebff0000 | GPR31_SLOT; /* ld r31,GPR31_SLOT(r31) */
    *p = 0x48000000 | ((CODE - (uint64_t)p) & 0x03fffffc); /* b CODE */
}

/*
 * What an earlier sequence may have left that is no part of a case: TAR, VRSAVE, the reservation, and what the emulator
 * remembers of the last floating-point operation (an exact one clears it).
 */
static void forget(void) {
    static uint64_t cell;
    static const double zero;
    __asm__ volatile("lfd 0,0(%0); fadd 0,0,0" : : "b"(&zero) : "fr0", "memory");
    __asm__ volatile("mtspr 815,%0; mtspr 256,%0; stdcx. %0,0,%1" : : "r"(0L), "r"(&cell) : "cr0", "memory");
}

static int start(ucontext_t *context) {
    if (!read_fully(&request, sizeof request)) {
        return 0;
    }
    memset((void *)REGION, 0, REGION_SIZE);
    write_prologue();
    memcpy((void *)WINDOW, request.in.window, WINDOW_SIZE);
    memcpy((void *)CODE, request.words, sizeof request.words);
    for (int i = 0; i < 64; i++) {
        ((uint32_t *)CODE)[WORDS + i] = 0x7fe00008;
    }
    for (uint64_t a = PROLOGUE; a < CODE + 1024; a += 32) {
        __asm__ volatile("dcbst 0,%0; sync; icbi 0,%0; sync; isync" : : "r"(a) : "memory");
    }
    memset(load_area, 0, sizeof load_area);
    memcpy(load_area + GPR31_SLOT, &request.in.gpr[31], 8);
    memcpy(load_area + GPR30_SLOT, &request.in.gpr[30], 8);
    memcpy(load_area + FPSCR_SLOT, &request.in.fpscr, 8);
    uint32_t vscr = request.in.vscr;
    /* mtvscr takes the least significant word of the vector. */
    memcpy(load_area + VSCR_SLOT + (*(uint16_t *)"\0\1" == 1 ? 12 : 0), &vscr, 4);
    memcpy(load_area + VSR_SLOT, request.in.vsr, sizeof request.in.vsr);
    forget();
    system_call(SETITIMER, ITIMER_VIRTUAL, (long)&limit, 0);
    unsigned long *r = context->uc_mcontext.gp_regs;
    for (int i = 0; i < 31; i++) {
        r[i] = request.in.gpr[i];
    }
    r[31] = (unsigned long)load_area;
    r[32] = PROLOGUE;
    r[35] = request.in.ctr;
    r[36] = request.in.lr;
    r[37] = request.in.xer;
    r[38] = request.in.cr;
    return 1;
}

__attribute__((noinline)) static void save_vectors(unsigned char *area) {
#define S(n) "li 9," #n "*16+64; .long 31<<26|((" #n ")&31)<<21|3<<16|9<<11|972<<1|((" #n ")>>5);"
    register unsigned char *a __asm__("3") = area;
    __asm__ volatile(
            ".machine push; .machine power9;"
            S(0) S(1) S(2) S(3) S(4) S(5) S(6) S(7) S(8) S(9) S(10) S(11) S(12) S(13) S(14) S(15)
            S(16) S(17) S(18) S(19) S(20) S(21) S(22) S(23) S(24) S(25) S(26) S(27) S(28) S(29) S(30) S(31)
            S(32) S(33) S(34) S(35) S(36) S(37) S(38) S(39) S(40) S(41) S(42) S(43) S(44) S(45) S(46) S(47)
            S(48) S(49) S(50) S(51) S(52) S(53) S(54) S(55) S(56) S(57) S(58) S(59) S(60) S(61) S(62) S(63)
            "mfvscr 0; li 9,32; stvx 0,3,9; .machine pop"
            : : "r"(a) : "9", "memory");
}

static void handler(int number, siginfo_t *info, void *raw) {
    (void)info;
    save_vectors(save_area);
    system_call(SETITIMER, ITIMER_VIRTUAL, (long)&unlimited, 0);
    ucontext_t *context = raw;
    unsigned long *r = context->uc_mcontext.gp_regs;
    if (!running) {
        running = 1;
    } else {
        for (int i = 0; i < 32; i++) {
            result.out.gpr[i] = r[i];
        }
        result.out.ctr = r[35];
        result.out.lr = r[36];
        result.out.xer = r[37];
        result.out.cr = r[38];
        memcpy(&result.out.fpscr, &context->uc_mcontext.fp_regs[32], 8);
        uint32_t vscr;
        memcpy(&vscr, save_area + 32 + (*(uint16_t *)"\0\1" == 1 ? 12 : 0), 4);
        result.out.vscr = vscr;
        memcpy(result.out.vsr, save_area + 64, sizeof result.out.vsr);
        memcpy(result.out.window, (void *)WINDOW, WINDOW_SIZE);
        result.offset = r[32] - CODE;
        result.signal = number == SIGVTALRM ? SIGALRM : number;
        write_fully(&result, sizeof result);
    }
    if (!start(context)) {
        leave(0);
    }
}

int main(void) {
    if (mmap((void *)REGION, REGION_SIZE, PROT_READ | PROT_WRITE | PROT_EXEC,
             MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED_NOREPLACE, -1, 0) != (void *)REGION) {
        return 2;
    }
    stack_t stack = {.ss_sp = malloc(1 << 17), .ss_size = 1 << 17};
    sigaltstack(&stack, NULL);
    struct sigaction action = {.sa_sigaction = handler, .sa_flags = SA_SIGINFO | SA_ONSTACK | SA_NODEFER};
    int signals[] = {SIGTRAP, SIGILL, SIGSEGV, SIGBUS, SIGFPE, SIGSYS, SIGVTALRM};
    for (unsigned i = 0; i < sizeof signals / sizeof *signals; i++) {
        sigaction(signals[i], &action, NULL);
    }
    __asm__ volatile("trap");
    return 0;
}
