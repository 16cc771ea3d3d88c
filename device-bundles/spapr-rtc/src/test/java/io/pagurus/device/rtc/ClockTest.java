package io.pagurus.device.rtc;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;

class ClockTest {
    private static final Instant NOW = Instant.parse("2026-02-13T10:11:12.000000345Z");

    private final RtcState state = new RtcState();
    private final RtcModel clock = new RtcModel(state, InstantSource.fixed(NOW));

    private int[] time() {
        int[] returns = new int[8];
        returns[0] = clock.get(new int[0], returns);
        return returns;
    }

    @Test
    void guestTimeIsHostTimeAtPowerOn() {
        assertArrayEquals(new int[] {0, 2026, 2, 13, 10, 11, 12, 345}, time());
    }

    @Test
    void settingTheTimeKeepsTheDistance() {
        assertEquals(0, clock.set(new int[] {2030, 12, 31, 23, 59, 58, 0}, new int[1]));
        assertArrayEquals(new int[] {0, 2030, 12, 31, 23, 59, 58, 0}, time());
        assertEquals(
                Instant.parse("2030-12-31T23:59:58Z").getEpochSecond() - NOW.getEpochSecond(),
                (state.nsOffset + 345) / 1_000_000_000L);
    }

    @Test
    void impossibleTimesAreRefused() {
        assertEquals(-3, clock.set(new int[] {2026, 13, 1, 0, 0, 0, 0}, new int[1]));
        assertEquals(-3, clock.set(new int[] {2026, 2, 30, 0, 0, 0, 0}, new int[1]));
        assertEquals(-3, clock.set(new int[] {Integer.MAX_VALUE, 1, 1, 0, 0, 0, 0}, new int[1]));
        assertEquals(-3, clock.set(new int[] {99999, 1, 1, 0, 0, 0, 0}, new int[1]), "beyond 64 bits of ns");
        assertEquals(-3, clock.set(new int[6], new int[1]));
        assertEquals(-3, clock.get(new int[1], new int[8]));
        assertEquals(-3, clock.get(new int[0], new int[7]));
        assertEquals(0, state.nsOffset);
    }

    @Test
    void anyOffsetFromAStreamGivesATime() {
        for (long offset : new long[] {Long.MIN_VALUE, Long.MAX_VALUE, -1}) {
            state.nsOffset = offset;
            assertEquals(0, time()[0]);
        }
    }
}
