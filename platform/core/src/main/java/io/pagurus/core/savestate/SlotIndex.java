package io.pagurus.core.savestate;

import io.pagurus.savestate.SaveStateEntry;
import io.pagurus.savestate.SectionId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Slots by what finds them, so that a machine with thousands of entries is numbered and searched without walking its
 * list; gives what a walk in list order would.
 */
final class SlotIndex {
    private final Map<Slot.Key, TreeSet<Slot>> byKey = new HashMap<>();
    private final IdNumbers ids = new IdNumbers();
    private final IdNumbers compatIds = new IdNumbers();

    void add(Slot slot) {
        SaveStateEntry entry = slot.entry();
        ids.add(entry.idstr(), entry.instanceId());
        SectionId compat = entry.compat();
        if (compat != null) {
            compatIds.add(compat.idstr(), compat.instanceId());
        }
        if (!slot.dormant) {
            slot.keys()
                    .forEach(key -> byKey.computeIfAbsent(key, _ -> new TreeSet<>(Slot.LIST_ORDER))
                            .add(slot));
        }
    }

    void remove(Slot slot) {
        SaveStateEntry entry = slot.entry();
        ids.remove(entry.idstr(), entry.instanceId());
        SectionId compat = entry.compat();
        if (compat != null) {
            compatIds.remove(compat.idstr(), compat.instanceId());
        }
        if (!slot.dormant) {
            slot.keys()
                    .forEach(key -> byKey.computeIfPresent(key, (_, slots) -> {
                        slots.remove(slot);
                        return slots.isEmpty() ? null : slots;
                    }));
        }
    }

    /** {@return the first slot in list order that the id finds} */
    Optional<Slot> first(String idstr, int instanceId) {
        TreeSet<Slot> slots = byKey.get(new Slot.Key(idstr, instanceId));
        return slots == null ? Optional.empty() : Optional.of(slots.first());
    }

    IdNumbers ids() {
        return ids;
    }

    IdNumbers compatIds() {
        return compatIds;
    }
}
