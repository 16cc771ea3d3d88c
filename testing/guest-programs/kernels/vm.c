/* An interpreter of a register machine in one big switch: indirect branches that are hard to foresee. */
#include "guest.h"

enum { ADD, SUB, XOR, SHIFT, LOAD, STORE, LESS, BRANCH, MOVE, ROTATE, MULTIPLY, LOOP };
struct op { uint8_t code, a, b, c; };

static uint64_t run(const struct op *code, uint32_t length, uint64_t r[16], uint64_t *memory) {
    uint32_t pc = 0;
    for (;;) {
        struct op o = code[pc++];
        switch (o.code) {
            case ADD: r[o.a] = r[o.b] + r[o.c]; break;
            case SUB: r[o.a] = r[o.b] - r[o.c]; break;
            case XOR: r[o.a] = r[o.b] ^ r[o.c]; break;
            case SHIFT: r[o.a] = r[o.b] >> (o.c & 31) ^ r[o.c & 15]; break;
            case LOAD: r[o.a] = memory[r[o.b] & 255]; break;
            case STORE: memory[r[o.b] & 255] = r[o.a]; break;
            case LESS: r[o.a] = (int64_t)r[o.b] < (int64_t)r[o.c]; break;
            case BRANCH: if (r[o.a] & 1) pc += o.b & 3; break;
            case MOVE: r[o.a] = r[o.b] + o.c; break;
            case ROTATE: r[o.a] = r[o.b] << 7 | r[o.b] >> 57; break;
            case MULTIPLY: r[o.a] = r[o.b] * (r[o.c] | 1); break;
            default:
                if (pc >= length) return r[1] ^ r[7];
        }
    }
}

int main(void) {
    static struct op code[512 + 4];
    static uint64_t memory[256];
    uint64_t seed = 2, r[16], sum = 0;
    for (int i = 0; i < 512; i++) {
        uint64_t x = next_random(&seed);
        code[i] = (struct op){x % LOOP, x >> 8 & 15, x >> 16 & 15, x >> 24 & 15};
    }
    for (int i = 0; i < 4; i++) code[512 + i] = (struct op){LOOP, 0, 0, 0};
    for (int i = 0; i < 16; i++) r[i] = next_random(&seed);
    for (uint32_t n = iteration_count(); n--;) sum = sum * 3 + run(code, 512, r, memory);
    print("vm %016lx\n", (unsigned long)sum);
    return 0;
}
