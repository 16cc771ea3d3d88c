/* Quick sort, heap sort, merge sort and radix sort agree. */
#include "guest.h"

enum { N = 4000 };

static int by_value(const void *a, const void *b) {
    int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;
    return x < y ? -1 : x > y;
}

static void quick(int64_t *a, long n, int (*compare)(const void *, const void *)) {
    while (n > 1) {
        int64_t pivot = a[n / 2];
        long i = 0, j = n - 1;
        while (i <= j) {
            while (compare(&a[i], &pivot) < 0) i++;
            while (compare(&a[j], &pivot) > 0) j--;
            if (i <= j) {
                int64_t t = a[i];
                a[i++] = a[j];
                a[j--] = t;
            }
        }
        quick(a, j + 1, compare);
        a += i;
        n -= i;
    }
}

static void sift(int64_t *a, long root, long n) {
    for (long child; (child = 2 * root + 1) < n; root = child) {
        if (child + 1 < n && a[child] < a[child + 1]) child++;
        if (a[root] >= a[child]) return;
        int64_t t = a[root];
        a[root] = a[child];
        a[child] = t;
    }
}

static void heap(int64_t *a, long n) {
    for (long i = n / 2; i-- > 0;) sift(a, i, n);
    while (n > 1) {
        int64_t t = a[--n];
        a[n] = a[0];
        a[0] = t;
        sift(a, 0, n);
    }
}

static void merge(int64_t *a, int64_t *spare, long n) {
    if (n < 2) return;
    long half = n / 2;
    merge(a, spare, half);
    merge(a + half, spare, n - half);
    memcpy(spare, a, half * sizeof *a);
    for (long i = 0, j = half, k = 0; i < half; k++) a[k] = j < n && a[j] < spare[i] ? a[j++] : spare[i++];
}

static void radix(int64_t *a, int64_t *spare, long n) {
    for (int shift = 0; shift < 64; shift += 8) {
        long start[257] = {0};
        for (long i = 0; i < n; i++) start[(((uint64_t)a[i] ^ 1ull << 63) >> shift & 255) + 1]++;
        for (int d = 0; d < 256; d++) start[d + 1] += start[d];
        for (long i = 0; i < n; i++) spare[start[((uint64_t)a[i] ^ 1ull << 63) >> shift & 255]++] = a[i];
        memcpy(a, spare, n * sizeof *a);
    }
}

int main(void) {
    static int64_t in[N], out[4][N], spare[N];
    uint64_t seed = 1;
    for (int i = 0; i < N; i++) in[i] = (int64_t)next_random(&seed) >> (i % 60);
    for (int k = 0; k < 4; k++) memcpy(out[k], in, sizeof in);
    quick(out[0], N, by_value);
    heap(out[1], N);
    merge(out[2], spare, N);
    radix(out[3], spare, N);
    for (int i = 0; i < N; i += 499) print("%d %ld\n", i, (long)out[0][i]);
    int same = 0;
    for (int k = 1; k < 4; k++) same += !memcmp(out[0], out[k], sizeof in);
    print("agree %d\n", same);
    return 0;
}
