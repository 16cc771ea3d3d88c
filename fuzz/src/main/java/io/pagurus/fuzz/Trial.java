package io.pagurus.fuzz;

import com.sun.management.ThreadMXBean;
import io.pagurus.qdev.DeviceException;
import io.pagurus.vmstate.VmStateException;
import java.lang.management.ManagementFactory;

/**
 * Holds a target to what every reader of streams promises: it refuses by {@link VmStateException} and nothing else, says
 * where, and takes no more memory than the input can account for.
 */
final class Trial {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final Target target;
    private final long base;
    private final long perByte;

    /**
     * A trial.
     *
     * @param target what reads
     * @param base bytes of memory that any input may cost
     * @param perByte bytes of memory that each byte of the input may cost
     */
    Trial(Target target, long base, long perByte) {
        this.target = target;
        this.base = base;
        this.perByte = perByte;
    }

    /**
     * Tries one input.
     *
     * @param input hostile
     * @return whether it was accepted
     * @throws BrokenPromise if a promise is broken; any other error or unchecked exception is passed on
     */
    boolean run(byte[] input) {
        long before = THREADS.getCurrentThreadAllocatedBytes();
        boolean accepted = accepts(input);
        long taken = THREADS.getCurrentThreadAllocatedBytes() - before;
        long allowed = base + perByte * input.length + target.excused();
        if (taken > allowed) {
            // What it takes to load classes is not the input's fault: it is told from the second time on.
            before = THREADS.getCurrentThreadAllocatedBytes();
            accepted = accepts(input);
            taken = THREADS.getCurrentThreadAllocatedBytes() - before;
        }
        if (taken > allowed) {
            throw new BrokenPromise("%,d bytes of memory for %,d bytes of input, allowed are %,d"
                    .formatted(taken, input.length, allowed));
        }
        return accepted;
    }

    private boolean accepts(byte[] input) {
        try {
            target.read(input);
            return true;
        } catch (VmStateException e) {
            checkPlace(e);
        } catch (DeviceException e) {
            checkReason(e);
        }
        return false;
    }

    private static void checkPlace(VmStateException e) {
        if (e.offset() < 0 && e.path().isEmpty()) {
            throw new BrokenPromise("refused without a place: " + e.getMessage(), e);
        }
        if (e.getCause() instanceof RuntimeException) {
            throw new BrokenPromise("a refusal that hides a failure: " + e.getMessage(), e);
        }
    }

    private static void checkReason(DeviceException e) {
        for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof RuntimeException || cause instanceof Error) {
                throw new BrokenPromise("a refusal that hides a failure: " + e.getMessage(), e);
            }
        }
    }
}
