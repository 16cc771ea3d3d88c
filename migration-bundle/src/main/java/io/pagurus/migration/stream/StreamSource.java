package io.pagurus.migration.stream;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import org.tukaani.xz.XZInputStream;

/**
 * A whole stream at hand: a mapped file, plain or packed by xz (told by its magic, whatever its name), or an array. It
 * needs no closing: a mapping lasts as long as anything reads it.
 */
public final class StreamSource {
    /** Bytes an .xz file may unpack to. */
    public static final long MAX_UNPACKED = 64L << 30;

    private static final byte[] XZ_MAGIC = {(byte) 0xfd, '7', 'z', 'X', 'Z', 0};
    private static final int XZ_MEMORY_KIB = 128 << 10;

    private final String name;
    private final MemorySegment segment;

    private StreamSource(String name, MemorySegment segment) {
        this.name = name;
        this.segment = segment;
    }

    /**
     * Opens a file. A packed one is unpacked into a temporary file that leaves no name behind.
     *
     * @param file the file
     * @return the stream
     * @throws IOException if it cannot be read, is damaged, or unpacks to more than {@link #MAX_UNPACKED}
     */
    public static StreamSource open(Path file) throws IOException {
        return open(file, MAX_UNPACKED);
    }

    /**
     * Opens a file as {@link #open(Path)} does.
     *
     * @param file the file
     * @param maxUnpacked bytes it may unpack to
     * @return the stream
     * @throws IOException if it cannot be read, is damaged, or unpacks to more
     */
    public static StreamSource open(Path file, long maxUnpacked) throws IOException {
        String name = String.valueOf(file.getFileName());
        if (!packed(file)) {
            return new StreamSource(name, map(file));
        }
        Path plain = Files.createTempFile("pagurus-", ".stream");
        try {
            unpack(file, plain, maxUnpacked);
            return new StreamSource(name, map(plain));
        } finally {
            Files.deleteIfExists(plain);
        }
    }

    /**
     * {@return a stream in memory}
     *
     * @param bytes its bytes, not to be changed afterwards
     */
    public static StreamSource ofBytes(byte[] bytes) {
        return new StreamSource("(bytes)", MemorySegment.ofArray(bytes).asReadOnly());
    }

    private static boolean packed(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return Arrays.equals(in.readNBytes(XZ_MAGIC.length), XZ_MAGIC);
        }
    }

    private static void unpack(Path file, Path target, long limit) throws IOException {
        byte[] buffer = new byte[1 << 16];
        try (InputStream in =
                        new XZInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 16), XZ_MEMORY_KIB);
                OutputStream out = Files.newOutputStream(target)) {
            long total = 0;
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                total += n;
                if (total > limit) {
                    throw new IOException(file + " unpacks to more than " + limit + " bytes");
                }
                out.write(buffer, 0, n);
            }
        }
    }

    private static MemorySegment map(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            return channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), Arena.ofAuto());
        }
    }

    /** {@return the file's name, for messages} */
    public String name() {
        return name;
    }

    /** {@return the length of the unpacked stream in bytes} */
    public long size() {
        return segment.byteSize();
    }

    /** {@return an input over the whole stream} */
    public StreamInput input() {
        return input(0, size());
    }

    /**
     * {@return an input over a part of the stream, at its absolute positions}
     *
     * @param from first byte
     * @param end the byte after the last one
     */
    public StreamInput input(long from, long end) {
        if (from < 0 || end < from || end > size()) {
            throw new IndexOutOfBoundsException("bytes " + from + " to " + end + " of " + size());
        }
        return new SegmentInput(segment, 0, from, end);
    }

    /**
     * {@return a part of the stream without copying it, read-only}
     *
     * @param from first byte
     * @param length bytes, at most 2^31-1
     */
    public ByteBuffer slice(long from, long length) {
        return segment.asSlice(from, length).asByteBuffer().asReadOnlyBuffer();
    }

    /**
     * {@return a part of the stream, copied}
     *
     * @param from first byte
     * @param length bytes, at most 2^31-9
     */
    public byte[] copy(long from, long length) {
        return segment.asSlice(from, length).toArray(ValueLayout.JAVA_BYTE);
    }
}
