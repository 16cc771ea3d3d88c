package io.pagurus.core.memory;

import io.pagurus.memory.GuestMemory;
import io.pagurus.memory.MemoryFaultException;
import io.pagurus.memory.WriteListener;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Guest real memory: RAM blocks at their addresses. A mapping is seen by accesses that begin after it; an access under
 * way goes on with the mappings it began with.
 */
public final class GuestAddressSpace implements GuestMemory {
    /** One block at its address. */
    private record Region(long base, BackedRamBlock block) {
        boolean contains(long address) {
            return Long.compareUnsigned(address - base, block.usedLength()) < 0;
        }

        /** Bytes from the address to the region's end; the address lies inside. */
        long following(long address) {
            return block.usedLength() - (address - base);
        }
    }

    private final WriteListeners listeners = new WriteListeners();

    /** Keeps the memory of what was mapped: a CPU that has this address space may have addresses into it. */
    private final List<BackedRamBlock> kept = new ArrayList<>();

    private volatile Region[] regions = {};

    /** An address space with nothing in it. */
    public GuestAddressSpace() {}

    /**
     * Maps a block.
     *
     * @param base guest real address of its first byte, a multiple of the page size
     * @param block the block, whole
     * @throws IllegalArgumentException if it would leave the address space or overlap another
     */
    public synchronized void map(long base, BackedRamBlock block) {
        long last = base + (block.usedLength() - 1);
        if (base % BackedRamBlock.PAGE_SIZE != 0 || Long.compareUnsigned(last, base) < 0) {
            throw new IllegalArgumentException("%s cannot be mapped at 0x%x".formatted(block, base));
        }
        Region added = new Region(base, block);
        for (Region region : regions) {
            if (region.contains(base) || added.contains(region.base())) {
                throw new IllegalArgumentException(
                        "%s at 0x%x would overlap %s at 0x%x".formatted(block, base, region.block(), region.base()));
            }
        }
        Region[] more = Arrays.copyOf(regions, regions.length + 1);
        more[regions.length] = added;
        kept.add(block);
        regions = more;
    }

    /** Takes a block out of the address space; does nothing if it is not mapped. */
    public synchronized void unmap(BackedRamBlock block) {
        regions = Arrays.stream(regions).filter(r -> r.block() != block).toArray(Region[]::new);
    }

    @Override
    public void read(long address, byte[] dst, int offset, int length) throws MemoryFaultException {
        Objects.checkFromIndexSize(offset, length, dst.length);
        Region[] now = backing(address, length);
        long at = address;
        for (int done = 0, n; done < length; done += n, at += n) {
            Region region = Objects.requireNonNull(find(now, at));
            n = (int) Math.min(length - done, region.following(at));
            region.block().read(at - region.base(), dst, offset + done, n);
        }
    }

    @Override
    public void write(long address, byte[] src, int offset, int length) throws MemoryFaultException {
        Objects.checkFromIndexSize(offset, length, src.length);
        Region[] now = backing(address, length);
        long at = address;
        for (int done = 0, n; done < length; done += n, at += n) {
            Region region = Objects.requireNonNull(find(now, at));
            n = (int) Math.min(length - done, region.following(at));
            region.block().write(at - region.base(), src, offset + done, n);
        }
    }

    @Override
    public boolean backed(long address, long length) {
        return length >= 0 && backed(regions, address, length);
    }

    @Override
    public long hostAddress(long address) {
        Region region = find(regions, address);
        return region == null ? 0 : region.block().hostAddress(address - region.base());
    }

    @Override
    public void dirty(long address) {
        Region region = find(regions, address);
        if (region != null) {
            region.block().dirty(address - region.base());
        }
    }

    /** {@return who hears of writes to blocks made for this address space} */
    public WriteListeners listeners() {
        return listeners;
    }

    @Override
    public WriteListener.Listening listen(WriteListener listener) {
        return listeners.add(listener);
    }

    @Override
    public long loadU64(long address) throws MemoryFaultException {
        Region region = (address & 7) == 0 ? find(regions, address) : null;
        return region != null
                ? region.block().loadAligned64(address - region.base())
                : GuestMemory.super.loadU64(address);
    }

    @Override
    public void storeU64(long address, long value) throws MemoryFaultException {
        Region region = (address & 7) == 0 ? find(regions, address) : null;
        if (region != null) {
            region.block().storeAligned64(address - region.base(), value);
        } else {
            GuestMemory.super.storeU64(address, value);
        }
    }

    @Override
    public int loadU32(long address) throws MemoryFaultException {
        Region region = (address & 3) == 0 ? find(regions, address) : null;
        return region != null
                ? region.block().loadAligned32(address - region.base())
                : GuestMemory.super.loadU32(address);
    }

    @Override
    public void storeU32(long address, int value) throws MemoryFaultException {
        Region region = (address & 3) == 0 ? find(regions, address) : null;
        if (region != null) {
            region.block().storeAligned32(address - region.base(), value);
        } else {
            GuestMemory.super.storeU32(address, value);
        }
    }

    /** The mappings for one access, checked before a byte moves: an access is all or nothing. */
    private Region[] backing(long address, int length) throws MemoryFaultException {
        Region[] now = regions;
        if (!backed(now, address, length)) {
            throw new MemoryFaultException(address, length);
        }
        return now;
    }

    /** Blocks that touch count as one; the top of the address space is not joined to its bottom. */
    private static boolean backed(Region[] regions, long address, long length) {
        long left = length;
        long at = address;
        while (left > 0) {
            Region region = find(regions, at);
            if (region == null) {
                return false;
            }
            long step = Math.min(left, region.following(at));
            left -= step;
            at += step;
            if (left > 0 && at == 0) {
                return false;
            }
        }
        return true;
    }

    private static @Nullable Region find(Region[] regions, long address) {
        for (Region region : regions) {
            if (region.contains(address)) {
                return region;
            }
        }
        return null;
    }
}
