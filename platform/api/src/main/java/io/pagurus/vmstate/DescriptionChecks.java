package io.pagurus.vmstate;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;

/** What must be true of a description as a whole. */
final class DescriptionChecks {
    private static final int LONGEST_NAME = 255;

    private DescriptionChecks() {}

    static void check(VmStateBuilder<?> b) {
        requireName(b.name, "vmsd name");
        if (b.version < 0 || b.minimumVersion < 0 || b.minimumVersion > b.version) {
            throw new IllegalArgumentException("vmsd " + b.name + ": minimum version " + b.minimumVersion
                    + " must lie between 0 and the version " + b.version);
        }
        for (FieldSpec<?> spec : b.specs) {
            requireName(spec.name, "vmsd " + b.name + ", field name");
            if (spec.exists == null && spec.since > b.version) {
                throw new IllegalArgumentException("vmsd " + b.name + ", field " + spec.name + ": since version "
                        + spec.since + ", but the description ends at version " + b.version);
            }
        }
        Set<String> seen = new HashSet<>();
        for (VmStateDescription<?> sub : b.subsections) {
            if (!seen.add(sub.name())) {
                throw new IllegalArgumentException("vmsd " + b.name + ": subsection " + sub.name() + " is named twice");
            }
            if (!sub.name().startsWith(b.name) || sub.name().length() == b.name.length()) {
                throw new IllegalArgumentException("vmsd " + b.name + ": the name of subsection " + sub.name()
                        + " must begin with \"" + b.name + "\" and be longer, or no reader will find it");
            }
        }
    }

    private static void requireName(String name, String what) {
        int length = name.getBytes(StandardCharsets.UTF_8).length;
        if (length == 0 || length > LONGEST_NAME) {
            throw new IllegalArgumentException(
                    what + " \"" + name + "\" has " + length + " bytes; 1 to 255 are possible");
        }
    }
}
