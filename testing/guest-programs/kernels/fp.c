/* Double-precision n-body and matrix multiplication. */
#include "guest.h"

enum { BODIES = 5, SIZE = 24 };
static double x[BODIES][3], v[BODIES][3], mass[BODIES], a[SIZE][SIZE], b[SIZE][SIZE], c[SIZE][SIZE];

static void move(double dt) {
    for (int i = 0; i < BODIES; i++) {
        for (int j = i + 1; j < BODIES; j++) {
            double d0 = x[i][0] - x[j][0], d1 = x[i][1] - x[j][1], d2 = x[i][2] - x[j][2];
            double r2 = d0 * d0 + d1 * d1 + d2 * d2 + 0.01, r = r2, f;
            __asm__("fsqrt %0,%1" : "=d"(r) : "d"(r2));
            f = dt / (r2 * r);
            v[i][0] -= d0 * mass[j] * f; v[i][1] -= d1 * mass[j] * f; v[i][2] -= d2 * mass[j] * f;
            v[j][0] += d0 * mass[i] * f; v[j][1] += d1 * mass[i] * f; v[j][2] += d2 * mass[i] * f;
        }
    }
    for (int i = 0; i < BODIES; i++)
        for (int k = 0; k < 3; k++) x[i][k] += dt * v[i][k];
}

static void multiply(void) {
    for (int i = 0; i < SIZE; i++)
        for (int j = 0; j < SIZE; j++) {
            double sum = 0;
            for (int k = 0; k < SIZE; k++) sum += a[i][k] * b[k][j];
            c[i][j] = sum;
        }
    for (int i = 0; i < SIZE; i++)
        for (int j = 0; j < SIZE; j++) a[i][j] = c[j][i] * 0.0625 + b[i][j];
}

int main(void) {
    uint64_t seed = 4;
    for (int i = 0; i < BODIES; i++) {
        mass[i] = 1.0 / (i + 1);
        for (int k = 0; k < 3; k++) {
            x[i][k] = (double)(int32_t)next_random(&seed) / 2147483648.0;
            v[i][k] = (double)(int32_t)next_random(&seed) / 4294967296.0;
        }
    }
    for (int i = 0; i < SIZE; i++)
        for (int j = 0; j < SIZE; j++) a[i][j] = b[i][j] = (double)(int32_t)next_random(&seed) / 2147483648.0;
    for (uint32_t n = iteration_count(); n--;) {
        for (int i = 0; i < 100; i++) move(0.0005);
        multiply();
    }
    print("fp %016lx %016lx\n", (unsigned long)double_bits(x[0][0] + v[3][2]), (unsigned long)double_bits(a[3][5]));
    return 0;
}
