package io.pagurus.cpu.ppc64.gdb;

/**
 * Why a guest stopped.
 *
 * @param cpu the CPU that made it stop
 * @param reason why
 * @param address effective address that was accessed, for a watchpoint
 */
public record Stop(int cpu, Reason reason, long address) {
    /** Reasons. */
    public enum Reason {
        /** A breakpoint, or the step asked for is done. */
        TRAP,
        /** The debugger asked for it. */
        INTERRUPT,
        /** A watchpoint on stores. */
        WATCH,
        /** A watchpoint on loads. */
        READ_WATCH,
        /** A watchpoint on both. */
        ACCESS_WATCH,
        /** The guest is gone: it powered off. */
        EXITED
    }
}
