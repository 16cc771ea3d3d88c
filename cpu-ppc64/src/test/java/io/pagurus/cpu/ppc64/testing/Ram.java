package io.pagurus.cpu.ppc64.testing;

import io.pagurus.cpu.ppc64.exec.Cpu;
import io.pagurus.cpu.ppc64.exec.HostMemory;
import io.pagurus.cpu.ppc64.exec.RealMemory;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Guest RAM of a test, from guest real address 0 on. */
public final class Ram implements RealMemory {
    private final MemorySegment bytes;

    /** Pages that were announced as dirty, until a test clears them. */
    public final Set<Long> dirty = ConcurrentHashMap.newKeySet();

    /**
     * Zeros.
     *
     * @param size bytes, a multiple of 4096
     */
    public Ram(long size) {
        this.bytes = Arena.ofAuto().allocate(size, Cpu.PAGE);
    }

    @Override
    public long host(long realPage) {
        return realPage >= 0 && realPage < bytes.byteSize() >>> Cpu.PAGE_BITS
                ? bytes.address() + (realPage << Cpu.PAGE_BITS)
                : 0;
    }

    @Override
    public void dirty(long realPage) {
        dirty.add(realPage);
    }

    /** {@return host address of a guest real one inside} */
    public long at(long real) {
        return bytes.address() + real;
    }

    /** Puts big-endian words. */
    public void words(long real, int... words) {
        for (int i = 0; i < words.length; i++) {
            HostMemory.put32(at(real + 4L * i), Integer.reverseBytes(words[i]));
        }
    }

    /** Puts a big-endian doubleword. */
    public void put(long real, long value) {
        HostMemory.put64(at(real), Long.reverseBytes(value));
    }

    /** {@return the big-endian doubleword at a guest real address} */
    public long get(long real) {
        return Long.reverseBytes(HostMemory.get64(at(real)));
    }
}
