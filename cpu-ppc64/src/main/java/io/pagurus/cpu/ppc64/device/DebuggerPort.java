package io.pagurus.cpu.ppc64.device;

import io.pagurus.cpu.CpuBoard;
import io.pagurus.cpu.CpuBoard.End;
import io.pagurus.cpu.ppc64.gdb.DebuggedCpu;
import io.pagurus.cpu.ppc64.gdb.GdbServer;
import io.pagurus.cpu.ppc64.gdb.Lifecycle;
import io.pagurus.cpu.ppc64.gdb.SteppedTarget;
import io.pagurus.machine.Machine;
import io.pagurus.machine.RunState;
import io.pagurus.qdev.DeviceException;
import io.pagurus.qdev.Hook;
import java.io.IOException;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * The port on which a machine waits for a debugger, open while its first CPU is plugged in. A machine that a debugger has is
 * paused as far as everybody else can see.
 */
final class DebuggerPort implements Hook, Lifecycle {
    private final int port;
    private final Machine machine;
    private final CpuBoard board;
    private @Nullable GdbServer server;

    DebuggerPort(int port, Machine machine, CpuBoard board) {
        this.port = port;
        this.machine = machine;
        this.board = board;
    }

    /** {@return the port that is open now} */
    OptionalInt listening() {
        GdbServer open = server;
        return open == null ? OptionalInt.empty() : OptionalInt.of(open.port());
    }

    @Override
    public void activate() throws DeviceException {
        try {
            server = new GdbServer(port, new SteppedTarget(this::cpus, this));
        } catch (IOException e) {
            throw new DeviceException("port %d cannot be opened for a debugger: %s".formatted(port, e.getMessage()), e);
        }
    }

    @Override
    public void deactivate() {
        GdbServer open = server;
        if (open != null) {
            open.close();
            server = null;
        }
    }

    private List<DebuggedCpu> cpus() {
        return board.cpus().stream()
                .filter(PpcCpu.class::isInstance)
                .<DebuggedCpu>map(cpu -> new DebuggedPpcCpu((PpcCpu) cpu, machine, board))
                .toList();
    }

    @Override
    public void takeOver() {
        machine.pause(); // Returns when no CPU is under way.
    }

    @Override
    public void giveBack() {
        if (!ended() && machine.runState() != RunState.PARKED) {
            machine.setRunState(RunState.RUNNING);
        }
    }

    @Override
    public boolean ended() {
        return machine.runState() == RunState.SHUTDOWN || board.ended() != null;
    }

    @Override
    public void end() {
        board.end(new End(End.Kind.POWER_OFF, "a debugger ended the guest"));
        machine.setRunState(RunState.SHUTDOWN);
    }
}
