package io.pagurus.core.command;

import io.pagurus.savestate.Registration;
import io.pagurus.savestate.SaveStateBody;
import io.pagurus.savestate.SaveStateEntry;
import io.pagurus.savestate.SectionId;
import org.jspecify.annotations.Nullable;

/**
 * A save-state entry as commands answer it.
 *
 * @param sectionId section_id
 * @param idstr idstr
 * @param instanceId instance_id, unsigned
 * @param aliasId alias_id, unsigned, or null if it has none
 * @param compat the pre-path identity, or null if it has none
 * @param version version_id
 * @param priority priority
 * @param registered how it was registered
 * @param sends whether it would send a section now: {@code needed} of its description
 */
record EntryRow(
        long sectionId,
        String idstr,
        long instanceId,
        @Nullable Long aliasId,
        @Nullable String compat,
        int version,
        String priority,
        String registered,
        boolean sends) {

    static EntryRow of(SaveStateEntry entry) {
        SectionId compat = entry.compat();
        return new EntryRow(
                Integer.toUnsignedLong(entry.sectionId()),
                entry.idstr(),
                Integer.toUnsignedLong(entry.instanceId()),
                entry.aliasId() == Registration.NO_ALIAS ? null : Integer.toUnsignedLong(entry.aliasId()),
                compat == null ? null : compat.toString(),
                entry.versionId(),
                entry.priority().name(),
                entry.registered(),
                sends(entry));
    }

    private static boolean sends(SaveStateEntry entry) {
        return !(entry.body() instanceof SaveStateBody.Described<?> described) || isNeeded(described);
    }

    private static <S> boolean isNeeded(SaveStateBody.Described<S> described) {
        return described.vmsd().isNeeded(described.state());
    }

    /** {@return the entry in one line} */
    String line() {
        StringBuilder line = new StringBuilder("%s %s v%d".formatted(idstr, hexIfLarge(instanceId), version));
        if (aliasId != null) {
            line.append(", alias ").append(hexIfLarge(aliasId));
        }
        if (compat != null) {
            line.append(", compat ").append(compat);
        }
        return line.append(" (").append(registered).append(')').toString();
    }

    /** Small ids are counted, large ones are LIOBNs, DRC indexes and the like, which people know in hexadecimal. */
    private static String hexIfLarge(long id) {
        return id < 0x10000 ? Long.toString(id) : "0x" + Long.toHexString(id);
    }
}
