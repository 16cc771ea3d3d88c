package io.pagurus.core.savestate;

import io.pagurus.savestate.Registration;
import io.pagurus.savestate.SectionId;
import io.pagurus.vmstate.Priority;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The rules written down as plainly as possible: one list, walked for everything. */
final class LinearRegistry {
    record Entry(
            int order,
            @Nullable String owner,
            String idstr,
            int instanceId,
            int aliasId,
            Priority priority,
            @Nullable SectionId compat) {}

    private final List<Entry> list = new ArrayList<>();
    private int counter;

    /** Registers and says under which id, or empty if refused. */
    Optional<SectionId> register(
            String owner, @Nullable String busPath, String vmsd, Priority priority, Registration registration) {
        int given = registration.style() == Registration.Style.VMSTATE_REGISTER
                        || registration.style() == Registration.Style.DECLARED
                ? registration.instanceId()
                : -1;
        String path = registration.withObject() ? busPath : null;
        String idstr = path == null ? vmsd : path + "/" + vmsd;
        SectionId compat = null;
        if (path != null && registration.style() != Registration.Style.DECLARED) {
            compat = new SectionId(vmsd, given == -1 ? compatNumber(vmsd) : given);
            given = -1;
        }
        int id = given == -1 ? number(idstr) : given;
        if (compat != null && id != 0) {
            return Optional.empty();
        }
        return insert(new Entry(counter, owner, idstr, id, registration.aliasId(), priority, compat));
    }

    Optional<SectionId> registerLive(String owner, String idstr, int instanceId) {
        int id = instanceId == -1 ? number(idstr) : instanceId;
        return insert(new Entry(counter, owner, idstr, id, 0, Priority.DEFAULT, null));
    }

    private Optional<SectionId> insert(Entry entry) {
        for (Entry e : list) {
            if (e.idstr().equals(entry.idstr()) && e.instanceId() == entry.instanceId()) {
                return Optional.empty();
            }
        }
        counter++;
        list.add(entry);
        list.sort(Comparator.<Entry>comparingInt(e -> -e.priority().order()).thenComparingInt(Entry::order));
        return Optional.of(new SectionId(entry.idstr(), entry.instanceId()));
    }

    private int number(String idstr) {
        long next = 0;
        for (Entry e : list) {
            if (e.idstr().equals(idstr)) {
                next = Math.max(next, Integer.toUnsignedLong(e.instanceId()) + 1);
            }
        }
        return (int) next;
    }

    private int compatNumber(String idstr) {
        long next = 0;
        for (Entry e : list) {
            if (e.compat() != null && e.compat().idstr().equals(idstr)) {
                next = Math.max(next, Integer.toUnsignedLong(e.compat().instanceId()) + 1);
            }
        }
        return (int) next;
    }

    Optional<SectionId> find(String idstr, int id) {
        for (Entry e : list) {
            boolean own = e.idstr().equals(idstr) && (id == e.instanceId() || id == e.aliasId());
            SectionId compat = e.compat();
            boolean older = compat != null
                    && e.idstr().contains(idstr)
                    && compat.idstr().equals(idstr)
                    && (id == compat.instanceId() || id == e.aliasId());
            if (own || older) {
                return Optional.of(new SectionId(e.idstr(), e.instanceId()));
            }
        }
        return Optional.empty();
    }

    void unregister(String owner) {
        list.removeIf(e -> owner.equals(e.owner()));
    }

    List<SectionId> order() {
        return list.stream().map(e -> new SectionId(e.idstr(), e.instanceId())).toList();
    }
}
