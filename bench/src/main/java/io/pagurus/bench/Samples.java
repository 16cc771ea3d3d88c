package io.pagurus.bench;

import java.util.Arrays;

/**
 * Times of the same thing, ordered.
 *
 * @param sorted the times, ascending, at least one
 */
@SuppressWarnings("ArrayRecordComponent") // Made here, never given out.
record Samples(double[] sorted) {
    /** {@return the samples in order} */
    static Samples of(double[] times) {
        double[] copy = times.clone();
        Arrays.sort(copy);
        return new Samples(copy);
    }

    /** {@return the value that a share of the samples does not exceed} */
    double quantile(double share) {
        return sorted[(int) Math.min(sorted.length - 1, share * sorted.length)];
    }

    /** {@return the middle one} */
    double median() {
        return quantile(0.5);
    }

    /** {@return the largest one} */
    double largest() {
        return sorted[sorted.length - 1];
    }
}
