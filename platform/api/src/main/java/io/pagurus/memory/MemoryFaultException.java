package io.pagurus.memory;

import java.io.Serial;

/** An access to guest memory that no RAM backs; nothing has been transferred when it is thrown. */
public final class MemoryFaultException extends Exception {
    @Serial
    private static final long serialVersionUID = 1L;

    private final long address;

    /**
     * A fault at one guest real address.
     *
     * @param address first byte of the refused access
     * @param length bytes asked for
     */
    public MemoryFaultException(long address, long length) {
        super("no RAM behind guest real address 0x%x, length %d".formatted(address, length));
        this.address = address;
    }

    /** {@return the guest real address of the refused access} */
    public long address() {
        return address;
    }
}
