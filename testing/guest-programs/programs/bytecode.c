/* An interpreter of a stack machine by computed goto, running a prime sieve and a recursive function. */
#include "guest.h"

enum op { PUSH, ADD, SUB, MUL, LESS, JUMP, JUMPZ, LOAD, STORE, GET, PUT, CALL, RET, PRINT, HALT };

static int64_t run(const int32_t *code) {
    static const void *const table[] = {&&push, &&add, &&sub, &&mul, &&less, &&jump, &&jumpz, &&load,
                                        &&store, &&get, &&put, &&call, &&ret, &&show, &&halt};
    static int64_t stack[4096], memory[2000], frames[1000];
    int64_t *sp = stack, *fp = frames, executed = 0;
    const int32_t *pc = code;
#define NEXT goto *(executed++, table[*pc++])
    NEXT;
push: *sp++ = *pc++; NEXT;
add: sp--; sp[-1] += *sp; NEXT;
sub: sp--; sp[-1] -= *sp; NEXT;
mul: sp--; sp[-1] *= *sp; NEXT;
less: sp--; sp[-1] = sp[-1] < *sp; NEXT;
jump: pc = code + *pc; NEXT;
jumpz: pc = *--sp ? pc + 1 : code + *pc; NEXT;
load: *sp++ = memory[*pc++]; NEXT;
store: memory[*pc++] = *--sp; NEXT;
get: sp[-1] = memory[sp[-1]]; NEXT;
put: sp -= 2; memory[sp[0]] = sp[1]; NEXT;
call: *fp++ = pc + 1 - code; pc = code + *pc; NEXT;
ret: pc = code + *--fp; NEXT;
show: print("%ld\n", (long)*--sp); NEXT;
halt: return executed;
}

int main(void) {
    /* memory 0: i, 1: j, 2: count; the sieve from 100 on */
    int32_t c[200];
    int n = 0;
#define EMIT(x) (c[n++] = (x))
    EMIT(PUSH), EMIT(2), EMIT(STORE), EMIT(0);
    int outer = n;
    EMIT(LOAD), EMIT(0), EMIT(PUSH), EMIT(1500), EMIT(LESS), EMIT(JUMPZ);
    int end = n++;
    EMIT(LOAD), EMIT(0), EMIT(PUSH), EMIT(100), EMIT(ADD), EMIT(GET), EMIT(JUMPZ);
    int prime = n++;
    EMIT(JUMP);
    int skip = n++;
    c[prime] = n;
    EMIT(LOAD), EMIT(2), EMIT(PUSH), EMIT(1), EMIT(ADD), EMIT(STORE), EMIT(2);
    EMIT(LOAD), EMIT(0), EMIT(STORE), EMIT(1);
    int inner = n;
    EMIT(LOAD), EMIT(1), EMIT(PUSH), EMIT(1500), EMIT(LESS), EMIT(JUMPZ);
    int done = n++;
    EMIT(LOAD), EMIT(1), EMIT(PUSH), EMIT(100), EMIT(ADD), EMIT(PUSH), EMIT(1), EMIT(PUT);
    EMIT(LOAD), EMIT(1), EMIT(LOAD), EMIT(0), EMIT(ADD), EMIT(STORE), EMIT(1), EMIT(JUMP), EMIT(inner);
    c[skip] = c[done] = n;
    EMIT(LOAD), EMIT(0), EMIT(PUSH), EMIT(1), EMIT(ADD), EMIT(STORE), EMIT(0), EMIT(JUMP), EMIT(outer);
    c[end] = n;
    EMIT(LOAD), EMIT(2), EMIT(PRINT);
    /* triangle(n) by recursion, n in memory 3, the sum in 4 */
    EMIT(PUSH), EMIT(300), EMIT(STORE), EMIT(3), EMIT(CALL);
    int callee = n++;
    EMIT(LOAD), EMIT(4), EMIT(PRINT), EMIT(HALT);
    c[callee] = n;
    EMIT(LOAD), EMIT(3), EMIT(JUMPZ);
    int base = n++;
    EMIT(LOAD), EMIT(4), EMIT(LOAD), EMIT(3), EMIT(ADD), EMIT(STORE), EMIT(4);
    EMIT(LOAD), EMIT(3), EMIT(PUSH), EMIT(1), EMIT(SUB), EMIT(STORE), EMIT(3);
    EMIT(CALL), EMIT(c[callee]);
    c[base] = n;
    EMIT(RET);
    print("executed %ld\n", (long)run(c));
    return 0;
}
