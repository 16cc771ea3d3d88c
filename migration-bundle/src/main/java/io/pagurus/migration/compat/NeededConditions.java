package io.pagurus.migration.compat;

import io.pagurus.savestate.SaveStateBody;
import io.pagurus.savestate.SaveStateEntry;
import io.pagurus.vmstate.VmStateDescription;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Counts, over many states, what the {@code needed} predicates of sections and subsections answered. */
final class NeededConditions {
    private final Map<String, NeededCondition> byName = new LinkedHashMap<>();

    void look(List<SaveStateEntry> entries) {
        for (SaveStateEntry entry : entries) {
            if (entry.body() instanceof SaveStateBody.Described<?> described) {
                look(described);
            }
        }
    }

    private <S> void look(SaveStateBody.Described<S> described) {
        look(described.vmsd(), described.state());
    }

    private <T, S extends T> void look(VmStateDescription<T> vmsd, S state) {
        boolean sent = vmsd.isNeeded(state);
        if (vmsd.needed() != null) {
            byName.merge(
                    vmsd.name(),
                    new NeededCondition(vmsd.name(), sent ? 1 : 0, sent ? 0 : 1),
                    (a, b) -> new NeededCondition(a.name(), a.sent() + b.sent(), a.notSent() + b.notSent()));
        }
        if (sent) {
            for (VmStateDescription<? super T> subsection : vmsd.subsections()) {
                look(subsection, state);
            }
        }
    }

    List<NeededCondition> list() {
        return List.copyOf(byName.values());
    }
}
