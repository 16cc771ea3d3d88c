package io.pagurus.device.rtc;

import io.pagurus.spapr.RtasStatus;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/** Behaviour of the clock: get-time-of-day and set-time-of-day (LoPAR 7.3.3.1 and 7.3.3.2), in UTC. */
final class RtcModel {
    private static final long NS_PER_SECOND = 1_000_000_000L;
    private static final int GET_RETURNS = 8;
    private static final int SET_ARGUMENTS = 7;

    private final RtcState state;
    private final InstantSource host;

    RtcModel(RtcState state, InstantSource host) {
        this.state = state;
        this.host = host;
    }

    /** get-time-of-day: no arguments; returns status, year, month, day, hour, minute, second, ns. */
    int get(int[] arguments, int[] returns) {
        if (arguments.length != 0 || returns.length != GET_RETURNS) {
            return RtasStatus.PARAMETER_ERROR;
        }
        long guest = hostNs() + state.nsOffset;
        LocalDateTime time = LocalDateTime.ofEpochSecond(
                Math.floorDiv(guest, NS_PER_SECOND), (int) Math.floorMod(guest, NS_PER_SECOND), ZoneOffset.UTC);
        returns[1] = time.getYear();
        returns[2] = time.getMonthValue();
        returns[3] = time.getDayOfMonth();
        returns[4] = time.getHour();
        returns[5] = time.getMinute();
        returns[6] = time.getSecond();
        returns[7] = time.getNano();
        return RtasStatus.SUCCESS;
    }

    /** set-time-of-day: year, month, day, hour, minute, second, ns; ns is not set, as in QEMU. */
    int set(int[] arguments, int[] returns) {
        if (arguments.length != SET_ARGUMENTS || returns.length != 1) {
            return RtasStatus.PARAMETER_ERROR;
        }
        try {
            LocalDateTime time = LocalDateTime.of(
                    arguments[0], arguments[1], arguments[2], arguments[3], arguments[4], arguments[5]);
            long guest = Math.multiplyExact(time.toEpochSecond(ZoneOffset.UTC), NS_PER_SECOND);
            state.nsOffset = Math.subtractExact(guest, hostNs());
            return RtasStatus.SUCCESS;
        } catch (DateTimeException | ArithmeticException e) {
            return RtasStatus.PARAMETER_ERROR;
        }
    }

    private long hostNs() {
        Instant now = host.instant();
        return now.getEpochSecond() * NS_PER_SECOND + now.getNano();
    }
}
