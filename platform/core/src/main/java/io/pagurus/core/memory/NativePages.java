package io.pagurus.core.memory;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Memory straight from the host's kernel: reserved as a whole, paid for page by page where it is written (mmap and madvise of
 * POSIX.1-2017 with the flags that Linux and macOS add).
 */
final class NativePages {
    private static final Logger log = LoggerFactory.getLogger(NativePages.class);

    private static final int PROT_READ_WRITE = 1 | 2;
    private static final int MAP_PRIVATE = 2;
    private static final int LINUX_ANONYMOUS = 0x20;
    private static final int LINUX_NORESERVE = 0x4000;
    private static final int MACOS_ANONYMOUS = 0x1000;
    private static final int MACOS_NORESERVE = 0x40;
    private static final int LINUX_DONTNEED = 4;
    private static final int LINUX_HUGEPAGE = 14;
    private static final int LINUX_NOHUGEPAGE = 15;
    private static final long MAP_FAILED = -1;

    private static final Optional<NativePages> HOST = ofHost();

    private final boolean linux;
    private final MethodHandle mmap;
    private final MethodHandle munmap;
    private final MethodHandle madvise;

    @SuppressWarnings("restricted") // Three functions of the C library with the signatures POSIX gives them.
    private NativePages(boolean linux) {
        this.linux = linux;
        Linker linker = Linker.nativeLinker();
        mmap = linker.downcallHandle(
                linker.defaultLookup().findOrThrow("mmap"),
                FunctionDescriptor.of(ADDRESS, ADDRESS, JAVA_LONG, JAVA_INT, JAVA_INT, JAVA_INT, JAVA_LONG));
        munmap = linker.downcallHandle(
                linker.defaultLookup().findOrThrow("munmap"), FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_LONG));
        madvise = linker.downcallHandle(
                linker.defaultLookup().findOrThrow("madvise"),
                FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT));
    }

    private static Optional<NativePages> ofHost() {
        String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        boolean linux = system.startsWith("linux");
        if (!linux && !system.startsWith("mac")) {
            return Optional.empty();
        }
        try {
            return Optional.of(new NativePages(linux));
        } catch (RuntimeException | LinkageError e) {
            log.warn("guest RAM stays on the heap, where no CPU can reach it: {}", e.toString());
            return Optional.empty();
        }
    }

    /** {@return the host's, empty if it has none that this class knows} */
    static Optional<NativePages> host() {
        return HOST;
    }

    /**
     * Reserves zeros.
     *
     * <p>They are unmapped when the last segment over them is collected, not before: an access that comes too late reads or
     * writes memory that nobody else has.
     *
     * @param bytes how many, a multiple of the page size
     * @return the memory, empty if the host refuses
     */
    @SuppressWarnings("restricted") // The kernel has just given exactly this range.
    Optional<MemorySegment> reserve(long bytes) {
        int flags = linux ? LINUX_ANONYMOUS | LINUX_NORESERVE : MACOS_ANONYMOUS | MACOS_NORESERVE;
        try {
            MemorySegment at = (MemorySegment)
                    mmap.invokeExact(MemorySegment.NULL, bytes, PROT_READ_WRITE, MAP_PRIVATE | flags, -1, 0L);
            if (at.address() == MAP_FAILED) {
                return Optional.empty();
            }
            advise(at, bytes, LINUX_NOHUGEPAGE);
            return Optional.of(at.reinterpret(bytes, Arena.ofAuto(), unused -> unmap(unused.address(), bytes)));
        } catch (Throwable e) {
            throw new IllegalStateException("mmap cannot be called", e);
        }
    }

    private void unmap(long address, long bytes) {
        try {
            int result = (int) munmap.invokeExact(MemorySegment.ofAddress(address), bytes);
            if (result != 0) {
                log.error("munmap of 0x{}, {} bytes failed", Long.toHexString(address), bytes);
            }
        } catch (Throwable e) {
            throw new IllegalStateException("munmap cannot be called", e);
        }
    }

    /**
     * Makes a range zero and gives its memory back.
     *
     * @param range whole pages of what {@link #reserve} gave
     */
    void discard(MemorySegment range) {
        if (!advise(range, range.byteSize(), LINUX_DONTNEED)) {
            range.fill((byte) 0);
        }
    }

    /**
     * Lets the kernel use large pages where it likes to: for memory that is used as a whole, by a guest that runs. What only
     * holds a page here and one there would pay for many more.
     *
     * @param range of what {@link #reserve} gave
     */
    void dense(MemorySegment range) {
        advise(range, range.byteSize(), LINUX_HUGEPAGE);
    }

    /** {@return whether the advice was taken; it is Linux's and means other things elsewhere} */
    private boolean advise(MemorySegment range, long bytes, int advice) {
        if (!linux) {
            return false;
        }
        try {
            return (int) madvise.invokeExact(range, bytes, advice) == 0;
        } catch (Throwable e) {
            throw new IllegalStateException("madvise cannot be called", e);
        }
    }
}
