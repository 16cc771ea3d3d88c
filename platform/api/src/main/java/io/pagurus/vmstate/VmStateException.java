package io.pagurus.vmstate;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A save or a load that failed: what was expected, what came and where, and the lines a QEMU 7.2 receiver prints for
 * it. Inner levels create it; outer levels add their path element and their line while it passes.
 */
public final class VmStateException extends Exception {
    private static final long serialVersionUID = 1L;

    private final Errno errno;
    private final String problem;
    private final ArrayList<String> receiverLines = new ArrayList<>();
    private final StringBuilder path = new StringBuilder();
    private long offset = -1;
    private @Nullable String expected;
    private @Nullable String found;

    /**
     * @param errno the code the operation ends with
     * @param problem one clear clause, without place and without full stop
     */
    public VmStateException(Errno errno, String problem) {
        super(problem);
        this.errno = errno;
        this.problem = problem;
    }

    /**
     * @param errno the code the operation ends with
     * @param problem one clear clause, without place and without full stop
     * @param cause what broke underneath, such as a failed channel
     */
    public VmStateException(Errno errno, String problem, Throwable cause) {
        super(problem, cause);
        this.errno = errno;
        this.problem = problem;
    }

    /**
     * {@return the failure of a read past the end of the stream: EIO}
     *
     * @param offset absolute position at which the read began, bytes
     * @param wanted bytes asked for
     * @param available bytes that were left
     */
    public static VmStateException shortRead(long offset, long wanted, long available) {
        return new VmStateException(Errno.EIO, "the stream ends too early")
                .at(offset)
                .expected(wanted + " bytes")
                .found(available + " bytes");
    }

    /** Names the absolute stream position, in bytes, unless an inner level has named it already. */
    public VmStateException at(long position) {
        if (offset < 0) {
            offset = position;
        }
        return this;
    }

    /** Says what should have come. */
    public VmStateException expected(String what) {
        expected = what;
        return this;
    }

    /** Says what came instead. */
    public VmStateException found(String what) {
        found = what;
        return this;
    }

    /** Adds the next line of the receiver's output, exactly as QEMU 7.2 words it. */
    public VmStateException receiverLine(String line) {
        receiverLines.add(line);
        return this;
    }

    /** Puts an enclosing element in front of the path: a field with its index, a subsection, the section's vmsd. */
    public VmStateException within(String element) {
        if (!path.isEmpty()) {
            path.insert(0, '/');
        }
        path.insert(0, element);
        return this;
    }

    /** {@return the code the operation ends with} */
    public Errno errno() {
        return errno;
    }

    /** {@return the bare problem, without place} */
    public String problem() {
        return problem;
    }

    /** {@return the lines a QEMU 7.2 receiver has printed for this failure so far, in order; empty when it is silent} */
    public List<String> receiverLines() {
        return List.copyOf(receiverLines);
    }

    /** {@return where in the description, such as {@code spapr_iommu/mig_table[17]}; empty if not known} */
    public String path() {
        return path.toString();
    }

    /** {@return the absolute stream position in bytes, or -1 if none applies} */
    public long offset() {
        return offset;
    }

    /** {@return what should have come, if that can be said} */
    public @Nullable String expected() {
        return expected;
    }

    /** {@return what came, if that can be said} */
    public @Nullable String found() {
        return found;
    }

    /** {@return one sentence: place, problem, offset, expected and found} */
    @Override
    public String getMessage() {
        StringBuilder message = new StringBuilder();
        if (!path.isEmpty()) {
            message.append(path).append(": ");
        }
        message.append(problem);
        if (offset >= 0) {
            message.append(" at offset ").append(offset);
        }
        if (expected != null) {
            message.append("; expected ").append(expected);
        }
        if (found != null) {
            message.append(expected == null ? "; found " : ", found ").append(found);
        }
        return message.append(" (").append(errno.text()).append(')').toString();
    }
}
