package io.pagurus.spapr.machine.plan;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * What a partition may grow to: {@code ibm,lrdr-capacity} of {@code /rtas} (LoPAR 7.4), found in the flattened device
 * tree that the section {@code spapr} carries since machine type 4.0.
 *
 * @param maxAddress end of the memory that may be plugged
 * @param lmbSize bytes of a logical memory block
 * @param maxCpus most virtual CPUs
 */
record Capacity(long maxAddress, long lmbSize, int maxCpus) {
    private static final byte[] PROPERTY = "ibm,lrdr-capacity".getBytes(StandardCharsets.US_ASCII);
    private static final int PROPERTY_SIZE = 5 * Integer.BYTES;
    private static final int MAGIC = 0xd00dfeed;
    private static final int HEADER_SIZE = 40;
    private static final int MAX_CPUS = 1 << 16;

    /** Tokens of the structure block (Devicetree Specification 5.4). */
    private static final int BEGIN_NODE = 1;

    private static final int END_NODE = 2;
    private static final int PROP = 3;
    private static final int NOP = 4;

    static Optional<Capacity> of(Sent machine) {
        ByteBuffer payload = machine.section().payload();
        for (int at = 0; at + HEADER_SIZE <= payload.limit(); at++) {
            if (payload.getInt(at) == MAGIC) {
                Optional<Capacity> capacity = inTree(payload.slice(at, payload.limit() - at));
                if (capacity.isPresent()) {
                    return capacity;
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<Capacity> inTree(ByteBuffer tree) {
        int at = tree.getInt(2 * Integer.BYTES);
        int strings = tree.getInt(3 * Integer.BYTES);
        while (at >= 0 && at + Integer.BYTES <= tree.limit()) {
            int token = tree.getInt(at);
            at += Integer.BYTES;
            switch (token) {
                case BEGIN_NODE -> at = aligned(afterName(tree, at));
                case END_NODE, NOP -> {}
                case PROP -> {
                    if (at + 2 * Integer.BYTES > tree.limit()) {
                        return Optional.empty();
                    }
                    int size = tree.getInt(at);
                    int name = tree.getInt(at + Integer.BYTES);
                    at += 2 * Integer.BYTES;
                    if (size < 0 || size > tree.limit() - at) {
                        return Optional.empty();
                    }
                    if (size == PROPERTY_SIZE && named(tree, (long) strings + name)) {
                        return read(tree, at);
                    }
                    at = aligned(at + size);
                }
                default -> {
                    return Optional.empty();
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<Capacity> read(ByteBuffer tree, int at) {
        long maxAddress = tree.getLong(at);
        long lmbSize = tree.getLong(at + Long.BYTES);
        int maxCpus = tree.getInt(at + 2 * Long.BYTES);
        boolean sensible = maxAddress >= 0 && lmbSize > 0 && maxCpus > 0 && maxCpus <= MAX_CPUS;
        return sensible ? Optional.of(new Capacity(maxAddress, lmbSize, maxCpus)) : Optional.empty();
    }

    private static boolean named(ByteBuffer tree, long at) {
        if (at < 0 || at + PROPERTY.length >= tree.limit()) {
            return false;
        }
        for (int i = 0; i < PROPERTY.length; i++) {
            if (tree.get((int) at + i) != PROPERTY[i]) {
                return false;
            }
        }
        return tree.get((int) at + PROPERTY.length) == 0;
    }

    private static int afterName(ByteBuffer tree, int at) {
        int end = at;
        while (end < tree.limit() && tree.get(end) != 0) {
            end++;
        }
        return end + 1;
    }

    private static int aligned(int at) {
        return at + Integer.BYTES - 1 & -Integer.BYTES;
    }
}
