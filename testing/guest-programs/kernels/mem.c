/* Pointer chasing over a permuted list of 32 MiB: cache and TLB misses. */
#include "guest.h"

struct node { struct node *next; uint64_t value, unused[6]; };
enum { NODES = 32 << 20 >> 6, STEPS = 100000 };

int main(void) {
    struct node *nodes = allocate(NODES * sizeof *nodes);
    uint32_t *order = allocate(NODES * sizeof *order);
    uint64_t seed = 6, sum = 0;
    for (uint32_t i = 0; i < NODES; i++) order[i] = i;
    for (uint32_t i = NODES - 1; i > 0; i--) {
        uint32_t j = next_random(&seed) % (i + 1), t = order[i];
        order[i] = order[j];
        order[j] = t;
    }
    for (uint32_t i = 0; i < NODES; i++) {
        nodes[order[i]].next = &nodes[order[(i + 1) % NODES]];
        nodes[order[i]].value = next_random(&seed);
    }
    struct node *at = nodes;
    for (uint32_t n = iteration_count(); n--;) {
        for (int i = 0; i < STEPS; i++) {
            sum += at->value;
            at->value ^= sum;
            at = at->next;
        }
    }
    print("mem %016lx %lx\n", (unsigned long)sum, (unsigned long)(at - nodes));
    return 0;
}
