package io.pagurus.cpu.ppc64.device;

import io.pagurus.cpu.CpuBoard;
import io.pagurus.cpu.CpuInspection.Access;
import io.pagurus.cpu.VirtualCpu;
import io.pagurus.cpu.ppc64.exec.AccessWatcher;
import io.pagurus.cpu.ppc64.exec.Cpu;
import io.pagurus.cpu.ppc64.gdb.DebuggedCpu;
import io.pagurus.machine.Machine;
import io.pagurus.machine.SafePoint;
import io.pagurus.memory.MemoryFaultException;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * A CPU of a machine in the hands of a debugger. The guest's time stands while it stands; each step is a tick, so that a loop
 * that waits for time ends, and a CPU that sleeps for its decrementer sleeps no longer than the debugger steps it.
 */
record DebuggedPpcCpu(PpcCpu cpu, Machine machine, CpuBoard board) implements DebuggedCpu {
    @Override
    public Cpu registers() {
        cpu.cpu().stateNeeded();
        return cpu.cpu();
    }

    @Override
    public void step() {
        try (SafePoint.Stopped _ = machine.safePoint().stop()) {
            VirtualCpu.Exit exit = cpu.run(1);
            if (exit == VirtualCpu.Exit.KICKED) {
                exit = cpu.run(1);
            }
            long now = board.timeBase().ticks();
            long wake = cpu.nextDeadline();
            boolean skips = exit == VirtualCpu.Exit.HALTED && wake != VirtualCpu.NEVER && wake - now > 0;
            board.timeBase().set(skips ? wake : now + 1);
        }
    }

    @Override
    public void watch(@Nullable AccessWatcher watcher) {
        cpu.cpu().watch(watcher);
    }

    @Override
    public boolean read(long ea, byte[] to) {
        return each(ea, to, false);
    }

    @Override
    public boolean write(long ea, byte[] from) {
        if (!each(ea, new byte[from.length], false) || !each(ea, from, true)) {
            return false;
        }
        cpu.stateNeeded();
        cpu.stateChanged();
        return true;
    }

    /** Reads or writes page by page. */
    private boolean each(long ea, byte[] bytes, boolean write) {
        for (int done = 0; done < bytes.length; ) {
            long at = ea + done;
            OptionalLong real = cpu.inspection().translate(at, Access.LOAD);
            int here = Math.min(bytes.length - done, Cpu.PAGE - (int) (at & Cpu.PAGE - 1));
            if (real.isEmpty()) {
                return false;
            }
            try {
                if (write) {
                    machine.memory().write(real.getAsLong(), bytes, done, here);
                } else {
                    machine.memory().read(real.getAsLong(), bytes, done, here);
                }
            } catch (MemoryFaultException e) {
                return false;
            }
            done += here;
        }
        return true;
    }
}
