package io.pagurus.core.savestate;

import io.pagurus.savestate.SaveStateEntry;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a registry holds: slots in construction order, found by identity and by section_id. */
final class Slots {
    private static final Comparator<Slot> BY_POSITION = Comparator.comparingLong(slot -> slot.position);

    private final List<Slot> order = new ArrayList<>();
    private final Map<Integer, Slot> bySectionId = new HashMap<>();
    private final Set<String> marked = new HashSet<>();
    private final SlotIndex index = new SlotIndex();
    private final SectionNumbers numbers;
    private long nextPosition;

    Slots(SectionNumbers numbers) {
        this.numbers = numbers;
    }

    SectionNumbers numbers() {
        return numbers;
    }

    SlotIndex index() {
        return index;
    }

    /** {@return everything in construction order, marks included} */
    List<Slot> all() {
        return order;
    }

    /** {@return the slots that hold an entry of the owner, in construction order} */
    List<Slot> of(String owner) {
        return entries().filter(slot -> owner.equals(slot.owner)).toList();
    }

    /** {@return the slots that hold an entry, in construction order} */
    Stream<Slot> entries() {
        return order.stream().filter(slot -> !slot.isMark());
    }

    /** Marks where an owner is constructed; does nothing if that is known. */
    void mark(String owner) {
        if (marked.add(owner)) {
            order.add(Slot.mark(nextPosition++, owner));
        }
    }

    boolean isMarked(String owner) {
        return marked.contains(owner);
    }

    /** Appends an entry under a fresh section_id. */
    SaveStateEntry append(@Nullable String owner, IntFunction<SaveStateEntry> entry) {
        if (owner != null) {
            mark(owner);
        }
        Slot slot = Slot.of(nextPosition++, entry.apply(numbers.take()));
        put(slot);
        order.add(slot);
        return slot.entry();
    }

    /** Appends a slot of another registry as it is. */
    void keep(Slot other) {
        Slot slot = other.at(nextPosition++);
        put(slot);
        order.add(slot);
    }

    /** Changes a slot in place. */
    Slot update(Slot slot, UnaryOperator<Slot> change) {
        Slot changed = change.apply(slot);
        order.set(Collections.binarySearch(order, slot, BY_POSITION), changed);
        forget(slot);
        put(changed);
        return changed;
    }

    void remove(String owner) {
        marked.remove(owner);
        order.removeIf(slot -> {
            boolean gone = owner.equals(slot.owner);
            if (gone && !slot.isMark()) {
                forget(slot);
            }
            return gone;
        });
    }

    /** Gives an entry a sender's section_id; whoever had that number gets the entry's. */
    SaveStateEntry adopt(SaveStateEntry entry, int sectionId) {
        Slot slot = bySectionId.get(entry.sectionId());
        if (slot == null || !slot.entry().id().equals(entry.id())) {
            throw new IllegalArgumentException("no entry %s with section_id %s"
                    .formatted(entry.id(), Integer.toUnsignedString(entry.sectionId())));
        }
        Slot holder = bySectionId.get(sectionId);
        // Trading keeps numbers unique whatever a sender claims.
        Slot adopted = update(slot, s -> s.withSectionId(sectionId));
        if (holder != null && holder != slot) {
            update(holder, s -> s.withSectionId(entry.sectionId()));
            bySectionId.put(sectionId, adopted);
        }
        numbers.adopt(sectionId);
        return adopted.entry();
    }

    private void put(Slot slot) {
        index.add(slot);
        bySectionId.put(slot.entry().sectionId(), slot);
    }

    private void forget(Slot slot) {
        index.remove(slot);
        bySectionId.remove(slot.entry().sectionId());
    }
}
