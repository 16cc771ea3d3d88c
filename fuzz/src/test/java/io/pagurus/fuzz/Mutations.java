package io.pagurus.fuzz;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** Changes inputs blindly, but always alike: one seed of the generator, one sequence. */
final class Mutations {
    private static final int[] EDGES = {
        0,
        1,
        2,
        3,
        4,
        5,
        7,
        8,
        18,
        46,
        47,
        63,
        64,
        127,
        128,
        255,
        256,
        4095,
        4096,
        65535,
        65536,
        0x3fffffff,
        0x40000000,
        Integer.MAX_VALUE,
        Integer.MIN_VALUE,
        -2,
        -1
    };
    private static final int MOST_CHANGES = 4;

    private final SplittableRandom random;
    private final List<byte[]> seeds;

    Mutations(List<byte[]> seeds, long seed) {
        this.seeds = seeds;
        this.random = new SplittableRandom(seed);
    }

    byte[] next() {
        byte[] bytes = any().clone();
        for (int changes = 1 + random.nextInt(MOST_CHANGES); changes > 0 && bytes.length > 8; changes--) {
            bytes = changed(bytes);
        }
        return bytes;
    }

    private byte[] any() {
        return seeds.get(random.nextInt(seeds.size()));
    }

    private byte[] changed(byte[] bytes) {
        int at = random.nextInt(bytes.length);
        switch (random.nextInt(8)) {
            case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
            case 1 -> bytes[at] = (byte) random.nextInt(256);
            case 2 -> {
                int edge = EDGES[random.nextInt(EDGES.length)];
                ByteBuffer.wrap(bytes).putInt(Math.min(at, bytes.length - 4), edge);
            }
            case 3 -> {
                int edge = EDGES[random.nextInt(EDGES.length)];
                ByteBuffer.wrap(bytes).putShort(Math.min(at, bytes.length - 2), (short) edge);
            }
            case 4 -> {
                return Arrays.copyOf(bytes, at);
            }
            case 5 -> {
                return spliced(bytes, at, Math.min(bytes.length, at + random.nextInt(64)), new byte[0]);
            }
            case 6 -> {
                int end = Math.min(bytes.length, at + random.nextInt(256));
                return spliced(bytes, end, end, Arrays.copyOfRange(bytes, at, end));
            }
            default -> {
                byte[] other = any();
                int from = random.nextInt(other.length);
                byte[] piece = Arrays.copyOfRange(other, from, Math.min(other.length, from + random.nextInt(256)));
                return spliced(bytes, at, Math.min(bytes.length, at + piece.length), piece);
            }
        }
        return bytes;
    }

    private static byte[] spliced(byte[] bytes, int from, int to, byte[] piece) {
        byte[] result = new byte[bytes.length - (to - from) + piece.length];
        System.arraycopy(bytes, 0, result, 0, from);
        System.arraycopy(piece, 0, result, from, piece.length);
        System.arraycopy(bytes, to, result, from + piece.length, bytes.length - to);
        return result;
    }
}
