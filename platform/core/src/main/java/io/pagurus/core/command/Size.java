package io.pagurus.core.command;

import io.pagurus.command.UsageException;
import org.jspecify.annotations.Nullable;

/** Sizes of memory as QEMU's {@code -m} takes them. */
final class Size {
    private static final String SUFFIXES = "KMGT";
    private static final int MIB = 1;

    private Size() {}

    /**
     * Reads a size.
     *
     * @param what what is being given, for the message
     * @param text a number of MiB, or a number with K, M, G or T behind it
     * @return bytes, more than 0
     * @throws UsageException if it is no such thing
     */
    static long parse(String what, String text) throws UsageException {
        String number = text;
        int unit = MIB;
        int last = text.isEmpty() ? -1 : SUFFIXES.indexOf(Character.toUpperCase(text.charAt(text.length() - 1)));
        if (last >= 0) {
            unit = last;
            number = text.substring(0, text.length() - 1);
        }
        long most = Long.MAX_VALUE >> (10 * (unit + 1));
        try {
            long value = Long.parseLong(number);
            if (value > 0 && value <= most) {
                return value << (10 * (unit + 1));
            }
        } catch (NumberFormatException e) {
            throw wrong(what, text, e);
        }
        throw wrong(what, text, null);
    }

    private static UsageException wrong(String what, String text, @Nullable Throwable cause) {
        return new UsageException("%s takes a size such as 512M or 2G, not '%s'".formatted(what, text), cause);
    }
}
