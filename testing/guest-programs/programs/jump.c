/* setjmp and longjmp through deep recursion, with registers that must survive. */
#include "guest.h"

static jump_buffer out;
static int depth_reached;

static volatile int jumps = 1;

static double dive(int depth, double x) {
    depth_reached++;
    if (depth == 0 && jumps) guest_longjmp(out, 42);
    if (depth == 0) return x;
    return dive(depth - 1, x * 1.5) + x;
}

int main(void) {
    volatile int rounds = 0;
    volatile double kept = 2.5;
    for (volatile int i = 1; i <= 5; i = i + 1) {
        int value = guest_setjmp(out);
        if (value == 0) {
            rounds = rounds + 1;
            kept = kept * 1.25;
            depth_reached = 0;
            dive(i * 20, 1);
            print("never here\n");
        }
        print("round %d value %d depth %d kept %016lx\n", rounds, value, depth_reached, (unsigned long)double_bits(kept));
    }
    int again = guest_setjmp(out);
    if (again == 0) guest_longjmp(out, 0);
    print("zero becomes %d\n", again);
    return 0;
}
