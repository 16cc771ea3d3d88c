#include "guest.h"

enum { H_PUT_TERM_CHAR = 0x58, H_RTAS = 0xf000, VTY = 0x71000000, RTAS_POWER_OFF = 0x2003 };

struct interrupt interrupt_frame __attribute__((aligned(16)));
static interrupt_handler *handlers[0x1000 / 0x20];
static unsigned long heap;
extern char heap_start[];
extern const unsigned char iterations[4];

long hypercall(unsigned long number, unsigned long a, unsigned long b, unsigned long c, unsigned long d) {
    register unsigned long r3 __asm__("3") = number, r4 __asm__("4") = a, r5 __asm__("5") = b, r6 __asm__("6") = c,
                           r7 __asm__("7") = d;
    __asm__ volatile("sc 1"
                     : "+r"(r3), "+r"(r4), "+r"(r5), "+r"(r6), "+r"(r7)
                     :
                     : "0", "8", "9", "10", "11", "12", "ctr", "xer", "cr0", "cr1", "cr5", "cr6", "cr7", "memory");
    return r3;
}

static char pending[16];
static unsigned pending_bytes;

static void flush(void) {
    uint64_t half[2] = {0, 0};
    for (unsigned i = 0; i < pending_bytes; i++) {
        half[i / 8] |= (uint64_t)(unsigned char)pending[i] << (56 - 8 * (i % 8));
    }
    while (hypercall(H_PUT_TERM_CHAR, VTY, pending_bytes, half[0], half[1]) == 1) { /* H_BUSY */
    }
    pending_bytes = 0;
}

static void put(char c) {
    pending[pending_bytes++] = c;
    if (pending_bytes == 16 || c == '\n') {
        flush();
    }
}

static uint32_t big_endian(uint32_t value) {
#ifdef __LITTLE_ENDIAN__
    return __builtin_bswap32(value);
#else
    return value;
#endif
}

void power_off(void) {
    static uint32_t call[6] __attribute__((aligned(16)));
    if (pending_bytes) {
        flush();
    }
    call[0] = big_endian(RTAS_POWER_OFF);
    call[1] = big_endian(2);
    call[2] = big_endian(1);
    call[3] = call[4] = 0xffffffff;
    hypercall(H_RTAS, (unsigned long)call, 0, 0, 0);
    for (;;) {
    }
}

static void put_number(uint64_t value, unsigned base, int width, char fill, int negative) {
    char digits[24];
    int n = 0;
    do {
        digits[n++] = "0123456789abcdef"[value % base];
        value /= base;
    } while (value);
    if (negative) {
        digits[n++] = '-';
    }
    for (; width > n; width--) {
        put(fill);
    }
    while (n) {
        put(digits[--n]);
    }
}

void print(const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    for (; *format; format++) {
        if (*format != '%') {
            put(*format);
            continue;
        }
        char fill = ' ';
        int width = 0, wide = 0;
        if (*++format == '0') {
            fill = '0';
        }
        for (; *format >= '0' && *format <= '9'; format++) {
            width = 10 * width + *format - '0';
        }
        for (; *format == 'l'; format++) {
            wide = 1;
        }
        switch (*format) {
            case 'd': {
                int64_t value = wide ? va_arg(arguments, int64_t) : va_arg(arguments, int);
                put_number(value < 0 ? -(uint64_t)value : (uint64_t)value, 10, width, fill, value < 0);
                break;
            }
            case 'u':
            case 'x':
                put_number(wide ? va_arg(arguments, uint64_t) : va_arg(arguments, unsigned), *format == 'u' ? 10 : 16,
                           width, fill, 0);
                break;
            case 'c':
                put(va_arg(arguments, int));
                break;
            case 's':
                for (const char *s = va_arg(arguments, const char *); *s; s++) {
                    put(*s);
                }
                break;
            default:
                put(*format);
        }
    }
    va_end(arguments);
}

void on_interrupt(unsigned vector, interrupt_handler *handler) {
    handlers[vector / 0x20] = handler;
}

void interrupt_dispatch(struct interrupt *frame) {
    interrupt_handler *handler = handlers[frame->vector / 0x20];
    if (handler && handler(frame)) {
        return;
    }
    print("interrupt %lx srr0 %lx srr1 %lx dar %lx dsisr %lx\n", frame->vector, frame->srr0, frame->srr1, frame->dar,
          frame->dsisr);
    power_off();
}

void *allocate(size_t bytes) {
    if (!heap) {
        heap = 0x02000000;
    }
    void *result = (void *)heap;
    heap += (bytes + 127) & ~127ul;
    return result;
}

uint32_t iteration_count(void) {
    return (uint32_t)iterations[0] << 24 | iterations[1] << 16 | iterations[2] << 8 | iterations[3];
}

void guest_main(void) {
    int status = main();
    print("end %d\n", status);
    power_off();
}
