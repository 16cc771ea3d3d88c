package io.pagurus.core.memory;

import static io.pagurus.memory.RamBlock.PAGE_SIZE;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every block of the core does. */
abstract class RamBlockContract {
    /** {@return a new block} */
    abstract BackedRamBlock block(String idstr, long usedLength);

    private static final int MIB = 1 << 20;

    @Test
    void holdsNothingUntilSomethingOtherThanZeroIsWritten() {
        BackedRamBlock block = block("ram", MIB);
        block.write(0, new byte[MIB], 0, MIB);
        assertEquals(0, block.heldBytes());
        block.write(5 * PAGE_SIZE - 1, new byte[] {1, 2}, 0, 2);
        assertEquals(2 * PAGE_SIZE, block.heldBytes());
    }

    @Test
    void clearingAPageGivesItsMemoryBack() {
        BackedRamBlock block = block("ram", MIB);
        block.write(PAGE_SIZE + 7, new byte[] {1}, 0, 1);
        assertFalse(block.isZeroPage(PAGE_SIZE));
        block.clearPage(PAGE_SIZE);
        assertTrue(block.isZeroPage(PAGE_SIZE));
        assertEquals(0, block.heldBytes());
    }

    @Test
    void writingAWholePageOfZerosGivesItsMemoryBack() {
        BackedRamBlock block = block("ram", MIB);
        block.write(PAGE_SIZE, new byte[] {1}, 0, 1);
        block.write(PAGE_SIZE, new byte[PAGE_SIZE], 0, PAGE_SIZE);
        assertEquals(0, block.heldBytes());
    }

    @Test
    void aPageOverwrittenByZerosBytewiseIsAZeroPage() {
        BackedRamBlock block = block("ram", MIB);
        block.write(3, new byte[] {9}, 0, 1);
        block.write(3, new byte[] {0}, 0, 1);
        assertTrue(block.isZeroPage(0));
    }

    @ParameterizedTest
    @ValueSource(longs = {PAGE_SIZE, 512L * PAGE_SIZE, 513L * PAGE_SIZE, 1L << 40, 1L << 60})
    void readsWhatWasWrittenAtBothEndsWhateverTheLength(long length) {
        BackedRamBlock block = block("ram", length);
        byte[] read = new byte[1];
        block.write(0, new byte[] {1}, 0, 1);
        block.write(length - 1, new byte[] {2}, 0, 1);
        block.read(length - 1, read, 0, 1);
        assertEquals(2, read[0]);
        block.read(0, read, 0, 1);
        assertEquals(1, read[0]);
        assertTrue(block.heldBytes() <= 2 * PAGE_SIZE);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -4096, 1, 4097, (1L << 60) + 4096, Long.MIN_VALUE, Long.MAX_VALUE})
    void refusesLengthsThatNoBlockHas(long length) {
        assertThrows(IllegalArgumentException.class, () -> block("ram", length));
    }

    @Test
    void refusesRangesThatLeaveTheBlockEvenWhereTheSumOverflows() {
        BackedRamBlock block = block("ram", 1L << 60);
        byte[] bytes = new byte[16];
        for (long offset : new long[] {-1, (1L << 60) - 15, 1L << 60, Long.MAX_VALUE, Long.MIN_VALUE}) {
            assertThrows(IndexOutOfBoundsException.class, () -> block.read(offset, bytes, 0, 16));
            assertThrows(IndexOutOfBoundsException.class, () -> block.write(offset, bytes, 0, 16));
        }
        assertThrows(IndexOutOfBoundsException.class, () -> block.read(0, bytes, 1, 16));
        assertThrows(IndexOutOfBoundsException.class, () -> block.read(0, bytes, 0, -1));
        assertThrows(IndexOutOfBoundsException.class, () -> block.clearPage(1L << 60));
        assertThrows(IndexOutOfBoundsException.class, () -> block.clearPage(12));
        assertThrows(IndexOutOfBoundsException.class, () -> block.isZeroPage(-PAGE_SIZE));
    }

    @Test
    void agreesWithAPlainArray() {
        Random random = new Random(1);
        byte[] model = new byte[64 * PAGE_SIZE];
        BackedRamBlock block = block("ram", model.length);
        for (int i = 0; i < 2000; i++) {
            int at = random.nextInt(model.length);
            byte[] piece = new byte[random.nextInt(Math.min(3 * PAGE_SIZE, model.length - at) + 1)];
            if (random.nextBoolean()) {
                random.nextBytes(piece);
            }
            System.arraycopy(piece, 0, model, at, piece.length);
            block.write(at, piece, 0, piece.length);
            int page = random.nextInt(64) * PAGE_SIZE;
            if (i % 7 == 0) {
                Arrays.fill(model, page, page + PAGE_SIZE, (byte) 0);
                block.clearPage(page);
            }
        }
        byte[] all = new byte[model.length];
        block.read(0, all, 0, all.length);
        assertArrayEquals(model, all);
    }

    @Test
    void threadsThatWriteDifferentBytesOfOnePageLoseNothing() throws InterruptedException {
        for (int round = 0; round < 200; round++) {
            BackedRamBlock block = block("ram", PAGE_SIZE);
            CountDownLatch start = new CountDownLatch(1);
            Thread[] threads = new Thread[4];
            for (int t = 0; t < threads.length; t++) {
                int mine = t;
                threads[t] = Thread.ofPlatform().start(() -> {
                    try {
                        start.await();
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                    for (int i = mine; i < PAGE_SIZE; i += threads.length) {
                        block.write(i, new byte[] {(byte) (i | 1)}, 0, 1);
                    }
                });
            }
            start.countDown();
            for (Thread thread : threads) {
                thread.join();
            }
            byte[] page = new byte[PAGE_SIZE];
            block.read(0, page, 0, PAGE_SIZE);
            for (int i = 0; i < PAGE_SIZE; i++) {
                assertEquals((byte) (i | 1), page[i]);
            }
        }
    }
}
