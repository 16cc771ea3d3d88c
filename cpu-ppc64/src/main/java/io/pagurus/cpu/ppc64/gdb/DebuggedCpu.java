package io.pagurus.cpu.ppc64.gdb;

import io.pagurus.cpu.ppc64.exec.AccessWatcher;
import io.pagurus.cpu.ppc64.exec.Cpu;
import org.jspecify.annotations.Nullable;

/** One CPU of a {@link SteppedTarget}, as whoever runs it lets it be stepped. */
public interface DebuggedCpu {
    /** {@return its registers} */
    Cpu registers();

    /** Runs one instruction, or takes an interrupt that is pending; does nothing for a moment while the CPU sleeps. */
    void step();

    /**
     * Has every load and store reported from now on.
     *
     * @param watcher hears of them, or null for no longer
     */
    void watch(@Nullable AccessWatcher watcher);

    /**
     * {@return whether all bytes are mapped; they have been read then}
     *
     * @param ea effective address
     * @param to receives the bytes
     */
    boolean read(long ea, byte[] to);

    /**
     * {@return whether all bytes are mapped; they have been written then}
     *
     * @param ea effective address
     * @param from the bytes
     */
    boolean write(long ea, byte[] from);
}
