package io.pagurus.spapr.machine.hcall;

import io.pagurus.cpu.CpuBoard;
import io.pagurus.cpu.VirtualCpu;
import io.pagurus.spapr.SpaprCpu;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** The CPUs of one machine as its hypervisor sees them, with what it keeps about each. */
final class Processors {
    /** Logical partition control register. */
    static final int LPCR = 318;

    private final CpuBoard board;
    private final Map<Integer, Kept> kept = new ConcurrentHashMap<>();

    /** What is kept about a CPU while other implementations take its place. */
    static final class Kept {
        /** H_PROD came while the CPU did not sleep: its next H_CEDE returns at once. */
        final AtomicBoolean prodded = new AtomicBoolean();

        /** Guest real addresses of what H_REGISTER_VPA has registered; 0 for none. */
        volatile long area;

        volatile long slbShadow;
        volatile long dispatchTrace;
    }

    Processors(CpuBoard board) {
        this.board = board;
    }

    /**
     * {@return a CPU by the number guests know it by}
     *
     * @param number hostile
     */
    Optional<SpaprCpu> find(long number) {
        return number < 0 || number > Integer.MAX_VALUE
                ? Optional.empty()
                : board.cpu((int) number).filter(SpaprCpu.class::isInstance).map(SpaprCpu.class::cast);
    }

    List<SpaprCpu> all() {
        return board.cpus().stream()
                .filter(SpaprCpu.class::isInstance)
                .map(SpaprCpu.class::cast)
                .toList();
    }

    Kept kept(VirtualCpu cpu) {
        return kept.computeIfAbsent(cpu.index(), _ -> new Kept());
    }

    /** Does something to a CPU on its own thread, between two instructions. */
    void execute(SpaprCpu cpu, Consumer<SpaprCpu> action) {
        board.execute(cpu, now -> {
            if (now instanceof SpaprCpu there) {
                action.accept(there);
            }
        });
    }

    /**
     * Changes LPCR of every CPU.
     *
     * @param value new value of the bits in the mask
     * @param mask which bits
     */
    void changeLpcr(long value, long mask) {
        all().forEach(cpu -> execute(cpu, there -> there.setSpr(LPCR, (there.spr(LPCR) & ~mask) | (value & mask))));
    }
}
