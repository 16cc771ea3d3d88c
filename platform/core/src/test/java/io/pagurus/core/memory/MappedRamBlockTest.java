package io.pagurus.core.memory;

import static io.pagurus.memory.RamBlock.PAGE_SIZE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MappedRamBlockTest extends RamBlockContract {
    private static final int MIB = 1 << 20;

    private final WriteListeners listeners = new WriteListeners();

    @Override
    BackedRamBlock block(String idstr, long usedLength) {
        return BackedRamBlock.of(idstr, usedLength, listeners);
    }

    /** What a CPU does by the address it was given. */
    @SuppressWarnings("restricted") // The block is alive and longer than that.
    private static void poke(long host, int value) {
        MemorySegment.ofAddress(host).reinterpret(Byte.BYTES).set(ValueLayout.JAVA_BYTE, 0, (byte) value);
    }

    @Test
    void onlyWhatNoHostMapsIsOnTheHeap() {
        assertInstanceOf(MappedRamBlock.class, block("ram", MIB));
        assertInstanceOf(SparseRamBlock.class, block("ram", 1L << 40));
        assertEquals(0, block("ram", 1L << 40).hostAddress(0));
    }

    @Test
    void whatACpuStoresByAddressIsRead() {
        BackedRamBlock block = block("ram", MIB);
        long host = block.hostAddress(PAGE_SIZE);
        assertNotEquals(0, host);
        block.dirty(PAGE_SIZE);
        poke(host + 5, 7);
        byte[] read = new byte[8];
        block.read(PAGE_SIZE, read, 0, 8);
        assertEquals(7, read[5]);
        assertFalse(block.isZeroPage(PAGE_SIZE));
    }

    @Test
    void aStoreAfterAClearingIsSeenThoughTheCpuDoesNotSayItAgain() {
        BackedRamBlock block = block("ram", MIB);
        long host = block.hostAddress(0);
        block.dirty(0);
        poke(host, 1);
        block.clearPage(0);
        assertTrue(block.isZeroPage(0));
        poke(host, 2);
        assertFalse(block.isZeroPage(0));
    }

    @Test
    void writesAreToldWithHostAddresses() {
        List<String> told = new ArrayList<>();
        BackedRamBlock block = block("ram", MIB);
        long base = block.hostAddress(0);
        var listening = listeners.add((host, length) -> told.add((host - base) + "+" + length));
        block.write(PAGE_SIZE - 1, new byte[] {1, 2, 3}, 0, 3);
        block.storeAligned64(16, 5);
        block.storeAligned32(24, 5);
        block.clearPage(0);
        assertEquals(List.of("4095+3", "16+8", "24+4", "0+4096"), told);
        listening.close();
        block.storeAligned64(16, 6);
        assertEquals(4, told.size());
    }

    @Test
    void anAccessAfterTheEndDoesNoHarm() {
        BackedRamBlock block = block("ram", MIB);
        block.write(0, new byte[] {1}, 0, 1);
        block.close();
        byte[] read = new byte[1];
        block.read(0, read, 0, 1);
        assertEquals(0, read[0]);
        assertThrows(IllegalStateException.class, () -> block.write(PAGE_SIZE, new byte[] {1}, 0, 1));
    }

    @Test
    void theAddressSpaceGivesAddressesOnlyWhereRamIs() {
        GuestAddressSpace space = new GuestAddressSpace();
        BackedRamBlock block = BackedRamBlock.of("ram", MIB, space.listeners());
        space.map(MIB, block);
        assertEquals(block.hostAddress(PAGE_SIZE), space.hostAddress(MIB + PAGE_SIZE));
        assertEquals(0, space.hostAddress(0));
        assertEquals(0, space.hostAddress(2 * MIB));
        assertEquals(0, space.hostAddress(-PAGE_SIZE));
    }
}
