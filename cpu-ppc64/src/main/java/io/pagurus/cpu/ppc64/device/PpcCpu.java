package io.pagurus.cpu.ppc64.device;

import io.pagurus.cpu.CpuInspection;
import io.pagurus.cpu.CpuTracing;
import io.pagurus.cpu.ppc64.exec.Cpu;
import io.pagurus.cpu.ppc64.exec.Engine;
import io.pagurus.cpu.ppc64.exec.PendingInterrupts;
import io.pagurus.cpu.ppc64.inspection.PpcInspection;
import io.pagurus.cpu.ppc64.state.Lpcr;
import io.pagurus.cpu.ppc64.state.Spr;
import io.pagurus.memory.GuestMemory;
import io.pagurus.spapr.SpaprCpu;
import org.jspecify.annotations.Nullable;

/** A CPU as its machine runs it: the face of {@link Cpu} and the engine that drives it. */
final class PpcCpu implements SpaprCpu, CpuTracing, CpuRecord.Owner {
    /** Bit of {@code interrupt_request}: the CPU has an interrupt pending, delivered or not. */
    private static final int INTERRUPT = 2;

    private final int index;
    private final ModelIdentity identity;
    private final Cpu cpu;
    private final Engine engine;
    private final PpcInspection inspection;

    private volatile boolean kicked;
    private @Nullable TracedRun traced;

    /** Instructions completed when the state was last written from outside: what it says of time is true until it runs. */
    private long loadedAt;

    PpcCpu(int index, ModelIdentity identity, Cpu cpu, Engine engine, GuestMemory memory) {
        this.index = index;
        this.identity = identity;
        this.cpu = cpu;
        this.engine = engine;
        this.inspection = new PpcInspection(cpu, memory, this::stateChanged);
    }

    Cpu cpu() {
        return cpu;
    }

    @Override
    public int index() {
        return index;
    }

    @Override
    public String model() {
        return identity.name();
    }

    // ---- running

    @Override
    public Exit run(long instructions) {
        long end = cpu.completed + instructions;
        for (; ; ) {
            // Taken back before it is looked whose request it was: one that comes now is seen the next time round.
            cpu.attentionServed();
            if (kicked) {
                kicked = false;
                return Exit.KICKED;
            }
            if (cpu.rtasStopped) {
                return Exit.HALTED;
            }
            if (traced == null) {
                engine.run(end - cpu.completed);
            } else {
                traced.run(end - cpu.completed);
            }
            if (cpu.completed >= end) {
                return Exit.BUDGET;
            }
            if (!cpu.attended() && cpu.halted != 0) {
                return Exit.HALTED;
            }
        }
    }

    @Override
    public void kick() {
        kicked = true;
        cpu.attention();
    }

    @Override
    public boolean halted() {
        return cpu.rtasStopped || cpu.halted != 0 && cpu.pending.ticksToWake() != 0;
    }

    @Override
    public long nextDeadline() {
        if (cpu.rtasStopped) {
            return NEVER;
        }
        long ticks = cpu.pending.ticksToWake();
        return ticks == Long.MAX_VALUE ? NEVER : cpu.environment.timeBase() + ticks;
    }

    @Override
    public long completed() {
        return cpu.completed;
    }

    @Override
    public String engine() {
        return engine.description();
    }

    @Override
    public void forgetTranslations() {
        cpu.requestFlush();
    }

    @Override
    public boolean forgetting() {
        return cpu.flushOutstanding();
    }

    @Override
    public CpuInspection inspection() {
        return inspection;
    }

    @Override
    public void trace(CpuTracing.@Nullable Listener listener) {
        traced = listener == null ? null : new TracedRun(cpu, engine, inspection, listener);
    }

    @Override
    public CpuTracing.@Nullable Listener tracedBy() {
        TracedRun run = traced;
        return run == null ? null : run.listener();
    }

    // ---- state on its way

    @Override
    public void stateNeeded() {
        if (cpu.completed == loadedAt) {
            return;
        }
        cpu.stateNeeded();
        boolean pending = cpu.pending.lines() != 0 || cpu.pending.decrementer() < 0;
        cpu.interruptRequest = cpu.interruptRequest & ~INTERRUPT | (pending ? INTERRUPT : 0);
    }

    @Override
    public void stateChanged() {
        loadedAt = cpu.completed;
        cpu.stateChanged();
        engine.forget();
    }

    // ---- what the platform sees

    @Override
    public long gpr(int number) {
        return cpu.gpr[number];
    }

    @Override
    public void setGpr(int number, long value) {
        cpu.gpr[number] = value;
    }

    @Override
    public long nip() {
        return cpu.nip;
    }

    @Override
    public void setNip(long address) {
        cpu.nip = address;
    }

    @Override
    public long msr() {
        return cpu.msr;
    }

    @Override
    public void setMsr(long value) {
        cpu.setMsr(CpuTransfer.possible(identity, value));
    }

    @Override
    public long spr(int number) {
        return switch (number) {
            case Spr.LR -> cpu.lr;
            case Spr.CTR -> cpu.ctr;
            case Spr.XER -> cpu.xer();
            case Spr.CFAR -> cpu.cfar;
            case Spr.DEC -> cpu.pending.decrementerRegister();
            default -> cpu.spr[number];
        };
    }

    @Override
    public void setSpr(int number, long value) {
        switch (number) {
            case Spr.LR -> cpu.lr = value;
            case Spr.CTR -> cpu.ctr = value;
            case Spr.XER -> cpu.setXer(value);
            case Spr.CFAR -> cpu.cfar = value;
            case Spr.DEC -> cpu.pending.setDecrementer(value);
            default -> {
                cpu.spr[number] = value;
                cpu.flushTranslations();
                cpu.poll();
            }
        }
    }

    @Override
    public void sleep() {
        cpu.halted = 1;
        cpu.poll();
    }

    @Override
    public void rouse() {
        cpu.halted = 0;
        cpu.poll();
    }

    @Override
    public boolean stoppedByRtas() {
        // Streams of older releases tell it by the interrupts that may end the sleep only.
        return cpu.rtasStopped || cpu.halted != 0 && (cpu.spr[Spr.LPCR] & Lpcr.PECE) == 0;
    }

    @Override
    public void setStoppedByRtas(boolean stopped) {
        cpu.rtasStopped = stopped;
        cpu.halted = stopped ? 1 : 0;
        cpu.spr[Spr.LPCR] = stopped ? cpu.spr[Spr.LPCR] & ~Lpcr.PECE : cpu.spr[Spr.LPCR] | Lpcr.PECE;
        cpu.poll();
    }

    @Override
    public int compatPvr() {
        return cpu.compatPvr;
    }

    @Override
    public boolean setCompatPvr(int pvr) {
        if (pvr == 0) {
            cpu.compatPvr = 0;
            cpu.spr[Spr.PCR] = 0;
            return true;
        }
        CompatibilityMode mode =
                CompatibilityMode.of(pvr).filter(identity::supports).orElse(null);
        if (mode == null) {
            return false;
        }
        cpu.compatPvr = pvr;
        cpu.spr[Spr.PCR] = identity.pcr(mode);
        return true;
    }

    @Override
    public void setExternal(boolean asserted) {
        if (asserted) {
            cpu.pending.raise(PendingInterrupts.EXTERNAL);
        } else {
            cpu.pending.lower(PendingInterrupts.EXTERNAL);
        }
    }
}
