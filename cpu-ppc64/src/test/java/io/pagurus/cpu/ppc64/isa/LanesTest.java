package io.pagurus.cpu.ppc64.isa;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.SplittableRandom;
import java.util.function.LongBinaryOperator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Arithmetic on all elements at once gives what arithmetic on each of them gives. */
class LanesTest {
    private static final int TRIALS = 20_000;

    private final SplittableRandom random = new SplittableRandom(1);

    private static int size(long lanes) {
        return Long.numberOfTrailingZeros(lanes) + 1;
    }

    /** Applies an operation to each two elements, sign-extended, and keeps as many bits of each result. */
    private static long each(long a, long b, long lanes, LongBinaryOperator operation) {
        int size = size(lanes);
        long result = 0;
        for (int shift = 0; shift < 64; shift += size) {
            long x = a << 64 - size - shift >> 64 - size;
            long y = b << 64 - size - shift >> 64 - size;
            result |= (operation.applyAsLong(x, y) & -1L >>> 64 - size) << shift;
        }
        return result;
    }

    private static long unsigned(long element, long lanes) {
        return element & -1L >>> 64 - size(lanes);
    }

    private long value() {
        long[] edges = {0, -1, 0x8080_8080_8080_8080L, 0x7fff_7fff_7fff_7fffL, 0x8000_0000_7fff_ffffL, Long.MIN_VALUE};
        return switch (random.nextInt(4)) {
            case 0 -> edges[random.nextInt(edges.length)];
            case 1 -> random.nextLong() & random.nextLong() & random.nextLong();
            default -> random.nextLong();
        };
    }

    @ParameterizedTest
    @ValueSource(longs = {Lanes.BYTES, Lanes.HALFWORDS, Lanes.WORDS, Lanes.DOUBLEWORDS})
    void sumsAndDifferencesStayInTheirElements(long lanes) {
        for (int i = 0; i < TRIALS; i++) {
            long a = value();
            long b = value();
            long sum = Lanes.add(a, b, lanes);
            long difference = Lanes.subtract(a, b, lanes);
            assertEquals(each(a, b, lanes, Long::sum), sum);
            assertEquals(each(a, b, lanes, (x, y) -> x - y), difference);
            assertEquals(
                    each(
                            a,
                            b,
                            lanes,
                            (x, y) -> Long.compareUnsigned(unsigned(x + y, lanes), unsigned(x, lanes)) < 0 ? -1 : 0),
                    Lanes.fill(Lanes.carries(a, b, sum, lanes), lanes));
            assertEquals(
                    each(
                            a,
                            b,
                            lanes,
                            (x, y) -> Long.compareUnsigned(unsigned(x, lanes), unsigned(y, lanes)) < 0 ? -1 : 0),
                    Lanes.fill(Lanes.borrows(a, b, difference, lanes), lanes));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {Lanes.BYTES, Lanes.HALFWORDS, Lanes.WORDS})
    void signedOverflowsAreThoseOfTheExactResult(long lanes) {
        long most = (1L << size(lanes) - 1) - 1;
        for (int i = 0; i < TRIALS; i++) {
            long a = value();
            long b = value();
            assertEquals(
                    each(a, b, lanes, (x, y) -> Math.clamp(x + y, -most - 1, most) == x + y ? 0 : -1),
                    Lanes.fill(Lanes.sumOverflows(a, b, Lanes.add(a, b, lanes), lanes), lanes));
            assertEquals(
                    each(a, b, lanes, (x, y) -> Math.clamp(x - y, -most - 1, most) == x - y ? 0 : -1),
                    Lanes.fill(Lanes.differenceOverflows(a, b, Lanes.subtract(a, b, lanes), lanes), lanes));
            assertEquals(each(a, a, lanes, (x, y) -> x < 0 ? -most - 1 : most), Lanes.extremes(a, lanes));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {Lanes.BYTES, Lanes.HALFWORDS, Lanes.WORDS, Lanes.DOUBLEWORDS})
    void comparisonsAreOfEachElement(long lanes) {
        for (int i = 0; i < TRIALS; i++) {
            long a = value();
            long b = random.nextInt(4) == 0 ? Lanes.select(value(), a, value()) : value();
            assertEquals(each(a, b, lanes, (x, y) -> x == y ? -1 : 0), Lanes.fill(Lanes.equal(a, b, lanes), lanes));
            assertEquals(
                    each(a, b, lanes, (x, y) -> x > y ? -1 : 0), Lanes.fill(Lanes.greaterSigned(a, b, lanes), lanes));
            assertEquals(each(a, b, lanes, Math::max), Lanes.maxSigned(a, b, lanes));
            assertEquals(each(a, b, lanes, Math::min), Lanes.minSigned(a, b, lanes));
            LongBinaryOperator greater =
                    (x, y) -> Long.compareUnsigned(unsigned(x, lanes), unsigned(y, lanes)) > 0 ? x : y;
            assertEquals(each(a, b, lanes, greater), Lanes.max(a, b, lanes));
            LongBinaryOperator lesser =
                    (x, y) -> Long.compareUnsigned(unsigned(x, lanes), unsigned(y, lanes)) > 0 ? y : x;
            assertEquals(each(a, b, lanes, lesser), Lanes.min(a, b, lanes));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {Lanes.HALFWORDS, Lanes.WORDS, Lanes.DOUBLEWORDS})
    void narrowingAndWideningAreInverseToEachOther(long lanes) {
        int size = size(lanes);
        for (int i = 0; i < TRIALS; i++) {
            long a = value();
            long narrow = Lanes.narrow(a, lanes);
            assertEquals(each(a, a, lanes, (x, y) -> x & -1L >>> 64 - size / 2), Lanes.widen(narrow, lanes));
            assertEquals(a & 0xffff_ffffL, Lanes.narrow(Lanes.widen(a, lanes), lanes));
            assertEquals(
                    each(a, a, lanes, (x, y) -> x << 64 - size / 2 >> 64 - size / 2),
                    Lanes.extend(a, lanes >>> size / 2, lanes));
        }
    }
}
