package io.pagurus.vmstate;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * State without a class of its own: named slots, for descriptions that have no device behind them. Slots are named as
 * the vmsd names its fields. Scalars are {@link Long}; arrays are {@code byte[]}, {@code short[]}, {@code int[]},
 * {@code long[]} or {@code boolean[]} by the width on the wire; structures are nested records, {@code Object[]} arrays
 * of records, lists and maps.
 */
public final class StateRecord {
    private final Map<String, Object> slots = new LinkedHashMap<>();

    /** Creates a record without slots. */
    public StateRecord() {}

    /** {@return the slots present, in the order they were first set} */
    public Set<String> names() {
        return slots.keySet();
    }

    /** {@return a slot's content, or null if it was never set} */
    public @Nullable Object get(String name) {
        return slots.get(name);
    }

    /** Sets a slot and returns this record. */
    public StateRecord set(String name, Object value) {
        slots.put(name, value);
        return this;
    }

    /** {@return a scalar slot; 0 if it was never set} */
    public long getLong(String name) {
        Object value = slots.get(name);
        return switch (value) {
            case null -> 0;
            case Boolean flag -> flag ? 1 : 0;
            case Number number -> number.longValue();
            default ->
                throw new IllegalStateException(
                        "slot " + name + " holds " + value.getClass().getSimpleName());
        };
    }

    /** Sets a scalar slot and returns this record. */
    public StateRecord setLong(String name, long value) {
        return set(name, value);
    }

    /** {@return whether a scalar slot is non-zero} */
    public boolean getBoolean(String name) {
        return getLong(name) != 0;
    }

    /** {@return the nested record of a slot, created empty if it was never set} */
    public StateRecord nested(String name) {
        return (StateRecord) slots.computeIfAbsent(name, _ -> new StateRecord());
    }

    @Override
    public boolean equals(@Nullable Object other) {
        if (!(other instanceof StateRecord that) || !slots.keySet().equals(that.slots.keySet())) {
            return false;
        }
        return slots.entrySet().stream().allMatch(e -> Objects.deepEquals(e.getValue(), that.slots.get(e.getKey())));
    }

    @Override
    public int hashCode() {
        return slots.keySet().hashCode();
    }

    @Override
    public String toString() {
        return new TreeMap<>(slots).toString();
    }
}
