/* What a guest program has under it: a console, the end, memory, strings, interrupts. README.md says more. */
#ifndef GUEST_H
#define GUEST_H

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

/* As the interrupt entry in start.S lays it out. */
struct interrupt {
    uint64_t gpr[32];
    uint64_t lr, ctr, xer, cr, srr0, srr1, dar, dsisr, vector, fpscr;
    uint64_t unused[6];
    uint64_t vsr[128] __attribute__((aligned(16)));
};

/* Returns whether the interrupt is dealt with; what it has changed in the frame is what the program goes on with. */
typedef int interrupt_handler(struct interrupt *);

/* Installs a handler for a vector such as 0x700; NULL for the default, which prints and powers off. Not nested. */
void on_interrupt(unsigned vector, interrupt_handler *handler);

typedef uint64_t jump_buffer[64] __attribute__((aligned(16)));
int guest_setjmp(jump_buffer) __attribute__((returns_twice));
void guest_longjmp(jump_buffer, int) __attribute__((noreturn));

/* Hypercall with up to four arguments; returns H_SUCCESS 0 or an error. */
long hypercall(unsigned long number, unsigned long a, unsigned long b, unsigned long c, unsigned long d);

void power_off(void) __attribute__((noreturn));

/* %d %u %x %c %s %%, widths with leading zeros, and l for 64 bits. No floating point: its bits are printed. */
void print(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* Memory that is never given back, aligned to 128 bytes, all zero. */
void *allocate(size_t bytes);

void *memcpy(void *restrict, const void *restrict, size_t);
void *memmove(void *, const void *, size_t);
void *memset(void *, int, size_t);
int memcmp(const void *, const void *, size_t);
size_t strlen(const char *);
int strcmp(const char *, const char *);
char *strcpy(char *restrict, const char *restrict);
char *strchr(const char *, int);

/* The iteration count in the image at 0x10. */
uint32_t iteration_count(void);

/* A fixed sequence of pseudo-random numbers. */
static inline uint64_t next_random(uint64_t *state) {
    *state = *state * 6364136223846793005u + 1442695040888963407u;
    uint64_t x = *state;
    x ^= x >> 29;
    x *= 0xbf58476d1ce4e5b9u;
    return x ^ x >> 32;
}

static inline uint64_t double_bits(double value) {
    uint64_t bits;
    __builtin_memcpy(&bits, &value, sizeof bits);
    return bits;
}

int main(void);

#endif
