package io.pagurus.migration.stream;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a stream ended.
 *
 * @param footers whether sections had footers
 * @param eofOffset absolute position of the end mark
 * @param vmdesc the trailing JSON's bytes, or null if there was none
 * @param endOffset absolute position after the last byte that belongs to the stream
 * @param leftOver bytes of a file after it; QEMU does not look at them
 * @param receiverLines what QEMU 7.2 prints although it goes on
 */
@SuppressWarnings("ArrayRecordComponent")
public record StreamEnd(
        boolean footers,
        long eofOffset,
        byte @Nullable [] vmdesc,
        long endOffset,
        long leftOver,
        List<String> receiverLines) {}
