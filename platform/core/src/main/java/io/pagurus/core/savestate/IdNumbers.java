package io.pagurus.core.savestate;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;

/** Which instance_ids are in use under each idstr, as unsigned numbers. */
final class IdNumbers {
    private final Map<String, TreeMap<Integer, Integer>> usesByIdstr = new HashMap<>();

    void add(String idstr, int id) {
        usesByIdstr
                .computeIfAbsent(idstr, _ -> new TreeMap<>(Integer::compareUnsigned))
                .merge(id, 1, Integer::sum);
    }

    void remove(String idstr, int id) {
        TreeMap<Integer, Integer> uses = usesByIdstr.get(idstr);
        if (uses != null) {
            uses.computeIfPresent(id, (_, count) -> count == 1 ? null : count - 1);
            if (uses.isEmpty()) {
                usesByIdstr.remove(idstr);
            }
        }
    }

    boolean has(String idstr, int id) {
        TreeMap<Integer, Integer> uses = usesByIdstr.get(idstr);
        return uses != null && uses.containsKey(id);
    }

    /** {@return the highest id in use, or empty if none is} */
    OptionalInt highest(String idstr) {
        TreeMap<Integer, Integer> uses = usesByIdstr.get(idstr);
        return uses == null ? OptionalInt.empty() : OptionalInt.of(uses.lastKey());
    }

    /**
     * {@return one more than the highest id in use, or 0}
     *
     * @throws IllegalStateException if that would be 0xffffffff, which means "any" (QEMU asserts the same)
     */
    int next(String idstr) {
        OptionalInt highest = highest(idstr);
        if (highest.isEmpty()) {
            return 0;
        }
        int last = highest.getAsInt();
        if (last == -1 || last == -2) {
            throw new IllegalStateException("no instance_id is left for '%s': 0x%x is taken".formatted(idstr, last));
        }
        return last + 1;
    }
}
