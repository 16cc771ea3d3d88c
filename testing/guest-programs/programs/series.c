/* Floating-point series and an n-body problem; the bits are printed. No contraction to fused operations: README.md. */
#include "guest.h"

static double root(double x) {
    double r = x > 1 ? x : 1;
    for (int i = 0; i < 60; i++) r = 0.5 * (r + x / r);
    return r;
}

static double logarithm(double x) {
    double y = (x - 1) / (x + 1), power = y, sum = 0;
    for (int i = 1; i < 200; i += 2, power *= y * y) sum += power / i;
    return 2 * sum;
}

struct body { double x[3], v[3], mass; };

static void step(struct body *b, int n, double dt) {
    for (int i = 0; i < n; i++) {
        for (int j = i + 1; j < n; j++) {
            double d[3], r2 = 0.001;
            for (int k = 0; k < 3; k++) {
                d[k] = b[i].x[k] - b[j].x[k];
                r2 += d[k] * d[k];
            }
            double f = dt / (r2 * root(r2));
            for (int k = 0; k < 3; k++) {
                b[i].v[k] -= d[k] * b[j].mass * f;
                b[j].v[k] += d[k] * b[i].mass * f;
            }
        }
    }
    for (int i = 0; i < n; i++)
        for (int k = 0; k < 3; k++) b[i].x[k] += dt * b[i].v[k];
}

static void show(const char *name, double value) { print("%s %016lx\n", name, (unsigned long)double_bits(value)); }

int main(void) {
    double pi = 0, e = 1, term = 1;
    for (int i = 0; i < 100; i++) {
        double eight = 8.0 * i;
        pi += term * (4 / (eight + 1) - 2 / (eight + 4) - 1 / (eight + 5) - 1 / (eight + 6));
        term /= 16;
    }
    term = 1;
    for (int i = 1; i < 30; i++) e += term /= i;
    show("pi", pi);
    show("e", e);
    show("ln 2", logarithm(2));
    show("sqrt 2", root(2));
    float f = 0;
    for (int i = 1; i < 5000; i++) f += 1.0f / i;
    show("harmonic", f);
    struct body b[4];
    uint64_t seed = 3;
    for (int i = 0; i < 4; i++) {
        for (int k = 0; k < 3; k++) {
            b[i].x[k] = (double)(int64_t)next_random(&seed) / 9223372036854775808.0;
            b[i].v[k] = (double)(int32_t)next_random(&seed) / 2147483648.0;
        }
        b[i].mass = (double)(i + 1);
    }
    for (int i = 0; i < 300; i++) step(b, 4, 0.001);
    for (int i = 0; i < 4; i++) show("x", b[i].x[0]);
    double tiny = 1;
    for (int i = 0; i < 1080; i++) tiny *= 0.5;
    show("underflow", tiny);
    volatile double huge = 1e308, zero = 0;
    show("overflow", huge * 10);
    show("invalid", zero / zero);
    print("%ld %ld %lu\n", (long)(pi * 1e15), (long)(-e * 1e9), (unsigned long)(huge > 1e300 ? 1.8e19 : 0));
    return 0;
}
