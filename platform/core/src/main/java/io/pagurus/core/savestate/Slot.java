package io.pagurus.core.savestate;

import io.pagurus.savestate.Registration;
import io.pagurus.savestate.SaveStateBody;
import io.pagurus.savestate.SaveStateEntry;
import io.pagurus.savestate.SectionId;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One place in the construction order of a registry: an entry, or the mark where a device was constructed. */
final class Slot {
    /** List order of QEMU's handlers: priority descending, then construction. */
    static final Comparator<Slot> LIST_ORDER = Comparator.<Slot>comparingInt(
                    slot -> -slot.entry().priority().order())
            .thenComparingLong(slot -> slot.position);

    final long position;
    final @Nullable String owner;

    /** Whether the entry is left out of lists and lookups while it keeps its identity: parked with nothing to carry. */
    final boolean dormant;

    private final @Nullable SaveStateEntry entry;

    private Slot(long position, @Nullable String owner, @Nullable SaveStateEntry entry, boolean dormant) {
        this.position = position;
        this.owner = owner;
        this.entry = entry;
        this.dormant = dormant;
    }

    static Slot mark(long position, String owner) {
        return new Slot(position, owner, null, true);
    }

    static Slot of(long position, SaveStateEntry entry) {
        return new Slot(position, entry.owner(), entry, false);
    }

    Slot at(long otherPosition) {
        return new Slot(otherPosition, owner, entry, dormant);
    }

    Slot withSectionId(int sectionId) {
        SaveStateEntry e = entry();
        return new Slot(
                position,
                owner,
                new SaveStateEntry(
                        sectionId,
                        e.idstr(),
                        e.instanceId(),
                        e.aliasId(),
                        e.requiredForVersion(),
                        e.priority(),
                        e.compat(),
                        e.style(),
                        e.owner(),
                        e.body()),
                dormant);
    }

    /** The same identity, carried by bytes instead of a device; without bytes it sleeps. */
    Slot parked(SaveStateBody.@Nullable Passenger bytes) {
        SaveStateEntry e = entry();
        // Nothing of the old body may stay: it would keep the leaving bundle's classes.
        SaveStateBody body = bytes != null ? bytes : new SaveStateBody.Passenger(e.versionId(), new byte[0], null);
        return new Slot(
                position,
                owner,
                new SaveStateEntry(
                        e.sectionId(),
                        e.idstr(),
                        e.instanceId(),
                        e.aliasId(),
                        e.requiredForVersion(),
                        e.priority(),
                        e.compat(),
                        null,
                        e.owner(),
                        body),
                bytes == null);
    }

    boolean isMark() {
        return entry == null;
    }

    /** {@return the entry; a mark has none} */
    SaveStateEntry entry() {
        if (entry == null) {
            throw new IllegalStateException("a mark has no entry");
        }
        return entry;
    }

    /**
     * {@return every received id that finds this entry}. An entry without alias has alias_id 0xffffffff, which a
     * received 0xffffffff does match, as in QEMU; a passenger stands for exactly the section it came as.
     */
    Set<Key> keys() {
        SaveStateEntry e = entry();
        Set<Key> keys = new LinkedHashSet<>();
        keys.add(new Key(e.idstr(), e.instanceId()));
        boolean aliased = !(e.body() instanceof SaveStateBody.Passenger) || e.aliasId() != Registration.NO_ALIAS;
        if (aliased) {
            keys.add(new Key(e.idstr(), e.aliasId()));
        }
        SectionId compat = e.compat();
        if (compat != null && e.idstr().contains(compat.idstr())) {
            keys.add(new Key(compat.idstr(), compat.instanceId()));
            if (aliased) {
                keys.add(new Key(compat.idstr(), e.aliasId()));
            }
        }
        return keys;
    }

    /** A received id; unlike {@link SectionId} it measures nothing. */
    record Key(String idstr, int instanceId) {}
}
