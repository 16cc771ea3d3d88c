package io.pagurus.vmstate;

/**
 * The error codes a load or a save ends with; QEMU carries them as negative numbers and prints {@link #text()} in
 * {@code load of migration failed: …}.
 */
public enum Errno {
    /** A pure check of the description failed, or a device refused. */
    EPERM(1, "Operation not permitted"),
    /** An unknown subsection arrived. */
    ENOENT(2, "No such file or directory"),
    /** The stream ended too early, or its channel failed. */
    EIO(5, "Input/output error"),
    /** More memory is asked for than the stream can fill. */
    ENOMEM(12, "Cannot allocate memory"),
    /** A device is in use. */
    EBUSY(16, "Device or resource busy"),
    /** A value, a version or a section does not fit. */
    EINVAL(22, "Invalid argument"),
    /** A length differs from the fixed one of its record. */
    ERANGE(34, "Numerical result out of range"),
    /** The feature is not offered. */
    ENOTSUP(95, "Operation not supported");

    private final int number;
    private final String text;

    Errno(int number, String text) {
        this.number = number;
        this.text = text;
    }

    /** {@return the positive number Linux gives this code} */
    public int number() {
        return number;
    }

    /** {@return the words of {@code strerror}} */
    public String text() {
        return text;
    }
}
