/*
 * An interrupt storm: the decrementer 100,000 times a second, while the program computes. Deadline n is n periods of the
 * time base behind the start, whenever the interrupts before it came, so a late interrupt makes no other one late for good.
 * None is lost if each deadline has one interrupt, and none is early. 0x10 has the number of deadlines, 20,000 if 0; with
 * bit 0 of the word (the highest) set, what differs from run to run is printed too.
 */
#include "guest.h"

enum { PERIOD = 5120, FAR = 0x7fffffff, MSR_EE = 0x8000, STEPS = 250, GIVE_UP_SECONDS = 30 };

static const unsigned long TICKS_PER_SECOND = 512000000;

static unsigned long deadline, last_deadline, taken, early, worst, behind;
static uint64_t *table;

static unsigned long time_base(void) {
    unsigned long now;
    __asm__ volatile("mftb %0" : "=r"(now));
    return now;
}

static void set_decrementer(unsigned long value) { __asm__ volatile("mtdec %0" : : "r"(value) : "memory"); }

static void enable(unsigned long ee) { __asm__ volatile("mtmsrd %0,1" : : "r"(ee | 2) : "memory"); }

/* The decrementer interrupts on the tick after it was 0. A deadline that has passed makes it negative: at once again. */
static int tick(struct interrupt *i) {
    unsigned long now = time_base();
    (void)i;
    taken++;
    if ((long)(now - deadline) < 0) {
        early++;
    } else if (now - deadline > worst) {
        worst = now - deadline;
    }
    behind += now - deadline > PERIOD;
    deadline += PERIOD;
    set_decrementer(deadline <= last_deadline ? deadline - time_base() : (unsigned long)FAR);
    return 1;
}

/* Integers, floating point, carries and memory; always the same. */
static uint64_t compute(void) {
    uint64_t state = 42, high = 0, low = 0;
    double sum = 1;
    for (unsigned n = 0; n < STEPS; n++) {
        uint64_t r = next_random(&state);
        table[r & 255] += r >> 3;
        low += r;
        high += low < r;
        sum = sum * 0.75 + (double)(r >> 40);
        if (r & 16) {
            high ^= table[n & 255];
        }
    }
    uint64_t result = high ^ low ^ double_bits(sum);
    for (unsigned n = 0; n < 256; n++) {
        result = result * 31 + table[n];
        table[n] = 0;
    }
    return result;
}

int main(void) {
    uint32_t count = iteration_count();
    int measured = count >> 31;
    unsigned long periods = count & FAR ? count & FAR : 20000;
    unsigned long rounds = 0, wrong = 0;
    table = allocate(256 * sizeof *table);
    uint64_t right = compute();

    on_interrupt(0x900, tick);
    unsigned long start = time_base();
    deadline = start + PERIOD;
    last_deadline = start + periods * PERIOD;
    set_decrementer(deadline - time_base());
    enable(MSR_EE);
    while (*(volatile unsigned long *)&deadline <= last_deadline) {
        if (time_base() > last_deadline + GIVE_UP_SECONDS * TICKS_PER_SECOND) {
            break;
        }
        wrong += compute() != right;
        rounds++;
    }
    enable(0);
    unsigned long took = time_base() - start;
    print("deadlines %ld, interrupts %ld, early %ld, lost %ld\n", periods, taken, early, periods - taken);
    print("computed %lx, wrong %ld, time %s\n", right, wrong, took >= periods * PERIOD ? "whole" : "short");
    if (measured) {
        print("%ld ms, %ld periods; worst lateness %ld ns, %ld later than a period; %ld rounds\n",
              took / (TICKS_PER_SECOND / 1000), took / PERIOD, worst * 125 / 64, behind, rounds);
    }
    return taken != periods || early || wrong;
}
