package io.pagurus.migration.vmstate;

import io.pagurus.migration.vmstate.Difference.Kind;
import io.pagurus.vmstate.VmStateDescription;
import java.util.ArrayList;
import java.util.List;

/**
 * Compares two descriptions of one section without a state and says, for each difference and each direction, what it does
 * to a stream. Predicates cannot be compared, so what hangs on one is said to depend.
 */
public final class StaticComparison {
    private final List<Difference> differences = new ArrayList<>();

    private StaticComparison() {}

    /**
     * {@return the differences, in wire order; empty if the descriptions are the same as far as data tells}
     *
     * @param from the first description, such as the older one
     * @param to the second description
     */
    public static List<Difference> compare(VmStateDescription<?> from, VmStateDescription<?> to) {
        StaticComparison comparison = new StaticComparison();
        comparison.vmsd(from, to, from.name(), true);
        return List.copyOf(comparison.differences);
    }

    void add(Kind kind, String where, String what, Effect forward, Effect backward, String repair) {
        differences.add(new Difference(kind, where, what, forward, backward, repair));
    }

    /**
     * Compares two descriptions.
     *
     * @param headered whether the version travels with the bytes, as it does for sections and subsections; a nested
     *     structure is read with the receiver's own version
     */
    void vmsd(VmStateDescription<?> from, VmStateDescription<?> to, String where, boolean headered) {
        if (!from.name().equals(to.name())) {
            Effect effect = Effect.depends("subsections are recognised by the name they begin with");
            add(Kind.NAME, where, from.name() + " became " + to.name(), effect, effect, "keep the name " + from.name());
        }
        if (headered) {
            versions(from, to, where);
        }
        if (from.priority() != to.priority()) {
            Effect effect = Effect.depends("the section is loaded at another place in the stream");
            String what = "priority " + from.priority() + " became " + to.priority();
            add(Kind.PRIORITY, where, what, effect, effect, "keep the priority " + from.priority());
        }
        if (from.unmigratable() != to.unmigratable() || from.earlySetup() != to.earlySetup()) {
            add(
                    Kind.MIGRATABILITY,
                    where,
                    migratability(from) + " became " + migratability(to),
                    from.unmigratable() ? Effect.broken("the sender refuses migration") : Effect.none("loads"),
                    to.unmigratable() ? Effect.broken("the sender refuses migration") : Effect.none("loads"),
                    "keep the device " + migratability(from));
        }
        new FieldComparison(this, from, to, where, headered).compare();
        subsections(from, to, where);
    }

    private static String migratability(VmStateDescription<?> vmsd) {
        return vmsd.unmigratable() ? "unmigratable" : vmsd.earlySetup() ? "sent early" : "migratable";
    }

    private void versions(VmStateDescription<?> from, VmStateDescription<?> to, String where) {
        if (from.versionId() != to.versionId()) {
            add(
                    Kind.VERSION,
                    where,
                    "version " + from.versionId() + " became " + to.versionId(),
                    received(from.versionId(), to),
                    received(to.versionId(), from),
                    to.versionId() > from.versionId()
                            ? "keep version " + from.versionId()
                                    + " and put what is new into a subsection saved only when needed"
                            : "keep version " + from.versionId());
        } else if (from.minimumVersionId() != to.minimumVersionId()) {
            add(
                    Kind.MINIMUM_VERSION,
                    where,
                    "minimum version " + from.minimumVersionId() + " became " + to.minimumVersionId(),
                    received(from.versionId(), to),
                    received(to.versionId(), from),
                    "");
        }
    }

    private static Effect received(int version, VmStateDescription<?> receiver) {
        String line = receiver.name() + ": incoming version_id " + version + " is too ";
        if (version > receiver.versionId()) {
            return Effect.broken(line + "new for local version_id " + receiver.versionId());
        }
        if (version < receiver.minimumVersionId()) {
            return Effect.broken(line + "old for local minimum version_id  " + receiver.minimumVersionId());
        }
        return Effect.none("version " + version + " is accepted");
    }

    private void subsections(VmStateDescription<?> from, VmStateDescription<?> to, String where) {
        for (VmStateDescription<?> sub : from.subsections()) {
            VmStateDescription<?> counterpart = find(to, sub.name());
            String place = where + "/" + sub.name();
            if (counterpart == null) {
                add(
                        Kind.SUBSECTION_REMOVED,
                        place,
                        "subsection " + sub.name() + " is gone",
                        unknown(sub),
                        notSent(),
                        "go on accepting subsection " + sub.name());
            } else {
                vmsd(sub, counterpart, place, true);
            }
        }
        for (VmStateDescription<?> sub : to.subsections()) {
            if (find(from, sub.name()) == null) {
                add(
                        Kind.SUBSECTION_ADDED,
                        where + "/" + sub.name(),
                        "subsection " + sub.name() + " is new",
                        notSent(),
                        unknown(sub),
                        sub.needed() == null
                                ? "send subsection " + sub.name() + " only when it is needed"
                                : "make its predicate false for machine types older than this release");
            }
        }
    }

    private static Effect unknown(VmStateDescription<?> sub) {
        String text = "unknown subsection " + sub.name() + ": No such file or directory";
        return sub.needed() == null ? Effect.broken(text) : Effect.depends(text + ", when it is needed");
    }

    private static Effect notSent() {
        return Effect.lossy("the subsection does not come: its values keep what the receiver began with");
    }

    private static @org.jspecify.annotations.Nullable VmStateDescription<?> find(
            VmStateDescription<?> vmsd, String name) {
        for (VmStateDescription<?> sub : vmsd.subsections()) {
            if (sub.name().equals(name)) {
                return sub;
            }
        }
        return null;
    }
}
