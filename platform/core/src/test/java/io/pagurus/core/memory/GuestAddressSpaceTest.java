package io.pagurus.core.memory;

import static io.pagurus.memory.RamBlock.PAGE_SIZE;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pagurus.memory.MemoryFaultException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GuestAddressSpaceTest {
    private final GuestAddressSpace memory = new GuestAddressSpace();
    private final SparseRamBlock low = new SparseRamBlock("low", 2 * PAGE_SIZE);
    private final SparseRamBlock next = new SparseRamBlock("next", PAGE_SIZE);

    @BeforeEach
    void map() {
        memory.map(0, low);
    }

    @Test
    void integersAreBigEndian() throws MemoryFaultException {
        memory.storeU64(8, 0x0102030405060708L);
        memory.storeU32(16, 0x0a0b0c0d);
        byte[] bytes = new byte[12];
        memory.read(8, bytes, 0, 12);
        assertArrayEquals(new byte[] {1, 2, 3, 4, 5, 6, 7, 8, 10, 11, 12, 13}, bytes);
        assertEquals(0x0102030405060708L, memory.loadU64(8));
        assertEquals(0x0a0b0c0d, memory.loadU32(16));
    }

    @Test
    void unalignedIntegersCrossPagesAndBlocks() throws MemoryFaultException {
        memory.map(2 * PAGE_SIZE, next);
        memory.storeU64(2 * PAGE_SIZE - 3, 0x1122334455667788L);
        assertEquals(0x1122334455667788L, memory.loadU64(2 * PAGE_SIZE - 3));
        byte[] tail = new byte[5];
        next.read(0, tail, 0, 5);
        assertArrayEquals(new byte[] {0x44, 0x55, 0x66, 0x77, (byte) 0x88}, tail);
        memory.storeU32(PAGE_SIZE - 2, 0x01020304);
        assertEquals(0x01020304, memory.loadU32(PAGE_SIZE - 2));
    }

    @Test
    void anAccessThatIsNotWhollyBackedTransfersNothing() {
        byte[] ones = new byte[PAGE_SIZE];
        java.util.Arrays.fill(ones, (byte) 1);
        var fault = assertThrows(MemoryFaultException.class, () -> memory.write(2 * PAGE_SIZE - 8, ones, 0, PAGE_SIZE));
        assertEquals(2 * PAGE_SIZE - 8, fault.address());
        assertTrue(low.isZeroPage(PAGE_SIZE));
        assertThrows(MemoryFaultException.class, () -> memory.storeU64(2 * PAGE_SIZE - 4, -1));
        assertThrows(MemoryFaultException.class, () -> memory.storeU64(2 * PAGE_SIZE, -1));
        assertThrows(MemoryFaultException.class, () -> memory.loadU32(2 * PAGE_SIZE));
        assertThrows(MemoryFaultException.class, () -> memory.storeU32(-4, 1));
        assertThrows(MemoryFaultException.class, () -> memory.loadU64(-8));
    }

    @Test
    void rangesThatOverflowAreNotBacked() {
        assertTrue(memory.backed(0, 2 * PAGE_SIZE));
        assertTrue(memory.backed(1L << 50, 0));
        assertFalse(memory.backed(0, 2 * PAGE_SIZE + 1));
        assertFalse(memory.backed(0, Long.MAX_VALUE));
        assertFalse(memory.backed(0, -1));
        assertFalse(memory.backed(-PAGE_SIZE, 2 * PAGE_SIZE));
        assertFalse(memory.backed(Long.MAX_VALUE, 1));
        memory.map(-PAGE_SIZE, next);
        assertTrue(memory.backed(-PAGE_SIZE, PAGE_SIZE));
        assertFalse(memory.backed(-PAGE_SIZE, PAGE_SIZE + 1), "the top is not joined to the bottom");
    }

    @Test
    void mappingsMustFitAndNotOverlap() {
        assertThrows(IllegalArgumentException.class, () -> memory.map(PAGE_SIZE, next));
        assertThrows(IllegalArgumentException.class, () -> memory.map(-PAGE_SIZE, low));
        assertThrows(IllegalArgumentException.class, () -> memory.map(12345, next));
        memory.unmap(low);
        memory.map(PAGE_SIZE, next);
        assertFalse(memory.backed(0, 1));
    }

    @Test
    void zeroStoresTakeNoMemory() throws MemoryFaultException {
        memory.storeU64(0, 0);
        memory.storeU32(4, 0);
        assertEquals(0, low.heldBytes());
    }
}
