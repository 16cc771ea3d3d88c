package io.pagurus.cpu.ppc64.gdb;

import io.pagurus.cpu.ppc64.exec.Storage;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Breakpoints and watchpoints. Changed only while the guest stands still. */
public final class StopPoints {
    /** Most of either: each costs memory, and each watchpoint time. */
    static final int MOST = 4096;

    /** A watched range. */
    private record Watch(long address, long length, Stop.Reason kind) {
        boolean hit(long ea, int bytes, int access) {
            boolean kindFits = switch (kind) {
                case WATCH -> access == Storage.STORE;
                case READ_WATCH -> access == Storage.LOAD;
                default -> true;
            };
            return kindFits
                    && (Long.compareUnsigned(ea - address, length) < 0
                            || Long.compareUnsigned(address - ea, bytes) < 0);
        }
    }

    private final Set<Long> breakpoints = new HashSet<>();
    private final List<Watch> watches = new ArrayList<>();

    /** None. */
    public StopPoints() {}

    /** {@return whether there is anything to look for} */
    public boolean isEmpty() {
        return breakpoints.isEmpty() && watches.isEmpty();
    }

    /** {@return whether accesses must be looked at} */
    public boolean watching() {
        return !watches.isEmpty();
    }

    /**
     * {@return whether a CPU that is about to run an instruction stops}
     *
     * @param nip its effective address
     */
    public boolean breaksAt(long nip) {
        return breakpoints.contains(nip);
    }

    /**
     * {@return the stop an access makes, or empty}
     *
     * @param cpu which CPU
     * @param ea effective address
     * @param bytes how many
     * @param access {@link Storage#LOAD} or {@link Storage#STORE}
     */
    public Optional<Stop> access(int cpu, long ea, int bytes, int access) {
        return watches.stream()
                .filter(watch -> watch.hit(ea, bytes, access))
                .findFirst()
                .map(watch -> new Stop(
                        cpu,
                        watch.kind(),
                        Long.compareUnsigned(ea - watch.address(), watch.length()) < 0 ? ea : watch.address()));
    }

    boolean addBreakpoint(long address) {
        if (breakpoints.size() >= MOST) {
            return false;
        }
        breakpoints.add(address);
        return true;
    }

    void removeBreakpoint(long address) {
        breakpoints.remove(address);
    }

    boolean addWatch(long address, long length, Stop.Reason kind) {
        Watch watch = new Watch(address, length, kind);
        return watches.contains(watch) || watches.size() < MOST && watches.add(watch);
    }

    void removeWatch(long address, long length, Stop.Reason kind) {
        watches.remove(new Watch(address, length, kind));
    }

    void clear() {
        breakpoints.clear();
        watches.clear();
    }
}
