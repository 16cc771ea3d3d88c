package io.pagurus.cpu.ppc64.exec;

import io.pagurus.cpu.ppc64.state.Lpcr;
import io.pagurus.cpu.ppc64.state.Msr;
import io.pagurus.cpu.ppc64.state.Spr;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Interrupts that come from outside the instructions: lines that others raise and lower, and the decrementer. Also the
 * clock of the run loop: it says when an engine has to look here again.
 *
 * <p>The contract of an engine (interpreter or translated code), which {@code Engine.run} follows:
 *
 * <ol>
 *   <li>{@link #enter} once with the number of {@link Cpu#completed} it may run to.
 *   <li>Before each block, or on each back edge: if {@code cpu.completed >= cpu.pollAt}, with {@code completed} exact, call
 *       {@link #poll}; if that says no, leave. {@code nip} and MSR may be others after it.
 *   <li>Never run past {@link Cpu#stopAt}: a block that would is run in part. Past {@code pollAt} a block may run to its end.
 * </ol>
 *
 * <p>{@code pollAt} goes to the past at once when a line is raised, attention is asked for, MSR[EE] comes on while
 * something waits for it, or the CPU is to sleep, from whatever thread; so this one comparison is all an engine does
 * while nothing happens. Time is looked at every few microseconds, up to 16 or so while the decrementer is far, by
 * counting instructions.
 *
 * <p>Level semantics throughout: an interrupt stays pending until its cause is gone, for the decrementer until it is set
 * to a positive value. Doorbell and system reset are events: delivery clears them.
 */
public final class PendingInterrupts {
    /** System reset; an event. */
    public static final int RESET = 1;
    /** Machine check; an event. */
    public static final int MACHINE_CHECK = 2;
    /** External interrupt line, from the interrupt controller. */
    public static final int EXTERNAL = 4;
    /** Directed privileged doorbell; an event. */
    public static final int DOORBELL = 8;

    /** The decrementer is negative; never among the lines. */
    private static final int DECREMENTER = 16;

    /** Ticks of the time base between two looks at it: about 4 microseconds. */
    private static final long POLL_TICKS = 2048;

    /** So many times as long while the decrementer is far: each look costs translated code its registers. */
    private static final long LONGER = 16;

    private static final long FEWEST = 64;
    private static final long MOST = 1 << 16;

    private static final double NANOS_PER_TICK = 1e9 / 512e6;

    private final Cpu cpu;
    private final AtomicInteger lines = new AtomicInteger();

    /** Time base at which the decrementer is 0. */
    private long decrementerZero;

    /** Whether {@link #decrementerZero} is to be derived from the register first. */
    private boolean decrementerStale = true;

    private long end;
    /** Instructions of {@link #POLL_TICKS}, about. */
    private long interval = FEWEST;

    /** How many times the interval the present one is. */
    private long longer = 1;

    private long lastTime;
    private long lastCompleted;
    private boolean waiting;

    private volatile @Nullable Thread sleeper;

    PendingInterrupts(Cpu cpu) {
        this.cpu = cpu;
    }

    // ---- lines; from any thread

    /**
     * Raises lines and has the CPU look at them; wakes it if it sleeps in {@link #sleep}.
     *
     * @param which {@link #EXTERNAL} and the like
     */
    public void raise(int which) {
        lines.getAndUpdate(now -> now | which);
        cpu.poll();
        wake();
    }

    /**
     * Lowers lines.
     *
     * @param which {@link #EXTERNAL} and the like
     */
    public void lower(int which) {
        lines.getAndUpdate(now -> now & ~which);
    }

    /** {@return the lines that are raised} */
    public int lines() {
        return lines.get();
    }

    /** Ends {@link #sleep}, if the CPU's thread is in it. */
    public void wake() {
        Thread thread = sleeper;
        if (thread != null) {
            LockSupport.unpark(thread);
        }
    }

    // ---- the decrementer; by the CPU's thread

    /** {@return the decrementer, sign-extended from its width} */
    public long decrementer() {
        deriveDecrementer();
        return signed(decrementerZero - cpu.timeBase());
    }

    /**
     * Sets the decrementer.
     *
     * @param value its low 32 bits, or 56 while it is a large one, count
     */
    public void setDecrementer(long value) {
        decrementerStale = false;
        decrementerZero = cpu.timeBase() + signed(value);
        cpu.poll();
    }

    /** Puts the decrementer as it is now into the state. */
    void saveDecrementer() {
        cpu.spr[Spr.DEC] = decrementerRegister();
    }

    /** The state was written from outside: the decrementer there is the one that counts. */
    void stateChanged() {
        decrementerStale = true;
        cpu.poll();
    }

    /** {@return the decrementer as mfdec reads it: a small one has no sign} */
    public long decrementerRegister() {
        return large() ? decrementer() : decrementer() & 0xffff_ffffL;
    }

    private void deriveDecrementer() {
        if (decrementerStale) {
            decrementerStale = false;
            decrementerZero = cpu.timeBase() + signed(cpu.spr[Spr.DEC]);
        }
    }

    private boolean large() {
        return cpu.isa300 && (cpu.spr[Spr.LPCR] & Lpcr.LD) != 0;
    }

    private long signed(long value) {
        int unused = Long.SIZE - (large() ? cpu.model.decrementerBits() : Integer.SIZE);
        return value << unused >> unused;
    }

    // ---- the run loop; by the CPU's thread

    /**
     * An engine is about to run.
     *
     * @param last value of {@link Cpu#completed} at which it must stop
     */
    public void enter(long last) {
        end = last;
        cpu.stopAt = last;
        cpu.pollAt = Long.MIN_VALUE;
        lastTime = cpu.timeBase();
        lastCompleted = cpu.completed;
    }

    /**
     * Looks whether anything is to be done: delivers at most one interrupt, and says until when nothing is.
     *
     * @return whether to go on running
     */
    public boolean poll() {
        int seen = lines.get();
        if (cpu.completed >= end || cpu.attended()) {
            return false;
        }
        deriveDecrementer();
        long now = cpu.timeBase();
        long zero = decrementerZero;
        int pending = seen | (now - zero > 0 ? DECREMENTER : 0);
        if (cpu.halted != 0) {
            if (!wakes(pending)) {
                return false;
            }
            cpu.halted = 0;
        }
        waiting = false;
        if (pending != 0) {
            deliver(pending);
        }
        schedule(now, zero);
        if (cpu.attended() || lines.get() != seen && lines.get() != 0) {
            cpu.pollAt = Long.MIN_VALUE;
        }
        return true;
    }

    /** {@return whether an interrupt waits for MSR[EE]} */
    boolean waiting() {
        return waiting;
    }

    private void deliver(int pending) {
        if ((pending & RESET) != 0) {
            lower(RESET);
            Interrupts.deliver(cpu, Vector.SYSTEM_RESET);
        } else if ((pending & MACHINE_CHECK) != 0 && (cpu.msr & Msr.ME) != 0) {
            lower(MACHINE_CHECK);
            Interrupts.deliver(cpu, Vector.MACHINE_CHECK);
        } else if ((cpu.msr & Msr.EE) == 0) {
            waiting = true;
        } else if ((pending & EXTERNAL) != 0) {
            taken(Vector.EXTERNAL);
        } else if ((pending & DECREMENTER) != 0) {
            taken(Vector.DECREMENTER);
        } else if ((pending & DOORBELL) != 0) {
            lower(DOORBELL);
            taken(Vector.DOORBELL);
        }
    }

    /** Delivers; whatever else is pending, or this again, waits for MSR[EE], which is off now. */
    private void taken(Vector vector) {
        waiting = true;
        Interrupts.deliver(cpu, vector);
    }

    /** When to look again: exactly when the decrementer passes zero if time follows the instructions, else soon. */
    private void schedule(long now, long zero) {
        long toZero = cpu.environment.instructionsTo(zero + 1 - cpu.timeBaseOffset);
        if (toZero != CpuEnvironment.UNKNOWN) {
            long at = now - zero > 0 ? end : Math.min(end, cpu.completed + Math.max(1, toZero));
            cpu.stopAt = at;
            cpu.pollAt = at;
            return;
        }
        long ran = cpu.completed - lastCompleted;
        long took = now - lastTime;
        if (took > 2 * POLL_TICKS * longer) {
            interval = Math.max(FEWEST, interval / 2);
        } else if (took < POLL_TICKS / 2 * longer && ran >= interval * longer) {
            interval = Math.min(MOST, 2 * interval);
        }
        long left = zero - now;
        longer = left < 0 ? LONGER : Math.clamp(left / (2 * POLL_TICKS), 1, LONGER);
        lastTime = now;
        lastCompleted = cpu.completed;
        cpu.pollAt = Math.min(end, cpu.completed + interval * longer);
    }

    private boolean wakes(int pending) {
        long lpcr = cpu.spr[Spr.LPCR];
        return (pending & RESET) != 0
                || (pending & MACHINE_CHECK) != 0 && (lpcr & Lpcr.PECE_OTHER) != 0
                || (pending & EXTERNAL) != 0 && (lpcr & Lpcr.PECE_EXTERNAL) != 0
                || (pending & DECREMENTER) != 0 && (lpcr & Lpcr.PECE_DECREMENTER) != 0
                || (pending & DOORBELL) != 0 && (lpcr & Lpcr.PECE_DOORBELL) != 0;
    }

    // ---- sleeping

    /**
     * {@return ticks of the time base until the decrementer ends the CPU's sleep; 0 if something does already, and {@link
     * Long#MAX_VALUE} if the decrementer never will}
     */
    public long ticksToWake() {
        deriveDecrementer();
        long left = decrementerZero + 1 - cpu.timeBase();
        if (wakes(lines.get()) || left <= 0 && wakes(DECREMENTER)) {
            return 0;
        }
        return wakes(DECREMENTER) ? left : Long.MAX_VALUE;
    }

    /**
     * Has the thread sleep while the CPU is halted and nothing ends that: until the decrementer does, a line is raised,
     * attention is asked for, or {@link #wake} is called. May return early; run the engine then, which finds out.
     */
    public void sleep() {
        sleeper = Thread.currentThread();
        try {
            long ticks = ticksToWake();
            if (cpu.halted == 0 || cpu.attended() || ticks == 0) {
                return;
            }
            if (ticks == Long.MAX_VALUE) {
                LockSupport.park(this);
            } else {
                LockSupport.parkNanos(this, (long) Math.ceil(ticks * NANOS_PER_TICK));
            }
        } finally {
            sleeper = null;
        }
    }
}
