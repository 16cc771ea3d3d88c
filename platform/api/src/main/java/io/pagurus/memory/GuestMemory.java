package io.pagurus.memory;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Guest real memory as a device's DMA or a hypercall sees it (QEMU's {@code AddressSpace}). Integers are big-endian,
 * as PAPR's structures are. Accesses are all or nothing: one that no RAM backs throws and transfers nothing.
 */
@ProviderType
public interface GuestMemory {
    /**
     * Copies guest bytes out.
     *
     * @param address guest real address of the first byte
     * @param dst receives the bytes
     * @param offset first index in {@code dst}
     * @param length bytes to copy, not negative
     * @throws MemoryFaultException if a byte of the range has no RAM behind it
     */
    void read(long address, byte[] dst, int offset, int length) throws MemoryFaultException;

    /**
     * Copies bytes into the guest.
     *
     * @param address guest real address of the first byte
     * @param src the bytes
     * @param offset first index in {@code src}
     * @param length bytes to copy, not negative
     * @throws MemoryFaultException if a byte of the range has no RAM behind it
     */
    void write(long address, byte[] src, int offset, int length) throws MemoryFaultException;

    /**
     * {@return whether RAM backs every byte of the range}
     *
     * @param address guest real address of the first byte
     * @param length bytes, not negative
     */
    boolean backed(long address, long length);

    /**
     * {@return the host address of the first byte of a page of {@link RamBlock#PAGE_SIZE} bytes, for a CPU to read and write
     * by itself; 0 where there is no RAM or none that has host addresses}. It stays valid as long as the machine is open.
     * Pages that follow each other here need not do so there.
     *
     * @param address guest real address, a multiple of the page size
     */
    default long hostAddress(long address) {
        return 0;
    }

    /**
     * A CPU is about to store into a page by its host address. It says so before its first store, and again after its
     * translations were forgotten.
     *
     * @param address guest real address, a multiple of the page size
     */
    default void dirty(long address) {}

    /**
     * Hears of writes through this interface and {@link RamBlock} to RAM that has host addresses. Costs a writer one check
     * while nobody listens.
     *
     * @param listener told of each
     * @return ends it
     */
    default WriteListener.Listening listen(WriteListener listener) {
        return () -> {};
    }

    /**
     * {@return the big-endian doubleword at an address}
     *
     * @param address guest real address, any alignment
     * @throws MemoryFaultException if no RAM backs it
     */
    default long loadU64(long address) throws MemoryFaultException {
        byte[] b = new byte[8];
        read(address, b, 0, 8);
        return (long) BigEndian.LONG.get(b, 0);
    }

    /**
     * Stores a big-endian doubleword.
     *
     * @param address guest real address, any alignment
     * @param value the doubleword
     * @throws MemoryFaultException if no RAM backs it
     */
    default void storeU64(long address, long value) throws MemoryFaultException {
        byte[] b = new byte[8];
        BigEndian.LONG.set(b, 0, value);
        write(address, b, 0, 8);
    }

    /**
     * {@return the big-endian word at an address}
     *
     * @param address guest real address, any alignment
     * @throws MemoryFaultException if no RAM backs it
     */
    default int loadU32(long address) throws MemoryFaultException {
        byte[] b = new byte[4];
        read(address, b, 0, 4);
        return (int) BigEndian.INT.get(b, 0);
    }

    /**
     * Stores a big-endian word.
     *
     * @param address guest real address, any alignment
     * @param value the word
     * @throws MemoryFaultException if no RAM backs it
     */
    default void storeU32(long address, int value) throws MemoryFaultException {
        byte[] b = new byte[4];
        BigEndian.INT.set(b, 0, value);
        write(address, b, 0, 4);
    }

    /** Views of a byte array as PAPR's big-endian integers. */
    final class BigEndian {
        static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
        static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);

        private BigEndian() {}
    }
}
