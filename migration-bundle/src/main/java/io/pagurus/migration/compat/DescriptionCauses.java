package io.pagurus.migration.compat;

import io.pagurus.migration.live.Refusal;
import io.pagurus.migration.vmstate.Difference;
import io.pagurus.migration.vmstate.Effect;
import io.pagurus.migration.vmstate.StaticComparison;
import io.pagurus.savestate.SaveStateBody;
import io.pagurus.savestate.SaveStateEntry;
import io.pagurus.vmstate.VmStateDescription;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds the cause in what the two descriptions of one section say. */
final class DescriptionCauses {
    private DescriptionCauses() {}

    /**
     * {@return the cause, or null if the descriptions do not tell}
     *
     * @param sent the sender's entry
     * @param receiver the receiver's entry
     * @param refusal what the receiver said, or null if it took the section
     */
    static @Nullable Cause between(SaveStateEntry sent, SaveStateEntry receiver, @Nullable Refusal refusal) {
        if (!(sent.body() instanceof SaveStateBody.Described<?> from)
                || !(receiver.body() instanceof SaveStateBody.Described<?> to)) {
            return null;
        }
        return refusal != null && from.vmsd().versionId() >= to.vmsd().versionId()
                // What is refused is mostly news: tell it as a change from the receiver's, older description.
                ? worst(to.vmsd(), from.vmsd(), Difference::backward)
                : worst(from.vmsd(), to.vmsd(), Difference::forward);
    }

    private static @Nullable Cause worst(
            VmStateDescription<?> older, VmStateDescription<?> newer, Function<Difference, Effect> direction) {
        List<Difference> differences = StaticComparison.compare(older, newer);
        Difference first = differences.stream()
                .max(Comparator.comparing(
                        difference -> direction.apply(difference).severity()))
                .orElse(null);
        if (first == null) {
            return null;
        }
        // max() keeps the last of equals; the first in wire order is the one a reader meets.
        Effect.Severity severity = direction.apply(first).severity();
        first = differences.stream()
                .filter(difference -> direction.apply(difference).severity() == severity)
                .findFirst()
                .orElse(first);
        Effect effect = direction.apply(first);
        List<String> others = new ArrayList<>();
        for (Difference difference : differences) {
            if (!difference.equals(first)) {
                others.add(difference.where() + ": " + difference.what());
            }
        }
        String with = others.isEmpty() ? "" : ", with " + others.stream().collect(Collectors.joining(", "));
        String repair = first.repair().isEmpty() ? "none needed in this direction" : first.repair();
        return new Cause(kind(first.kind()), first.where() + ": " + first.what() + with + "; " + effect.text(), repair);
    }

    private static Cause.Kind kind(Difference.Kind kind) {
        return switch (kind) {
            case NAME -> Cause.Kind.IDENTITY;
            case VERSION, MINIMUM_VERSION -> Cause.Kind.VERSION;
            case FIELD_ADDED, FIELD_REMOVED, FIELD_ORDER, FIELD_TYPE, FIELD_COUNT, FIELD_PRESENCE, FIELD_PADDING ->
                Cause.Kind.FIELD;
            case SUBSECTION_ADDED, SUBSECTION_REMOVED -> Cause.Kind.SUBSECTION;
            case PRIORITY -> Cause.Kind.ORDER;
            case MIGRATABILITY -> Cause.Kind.MISSING_SECTION;
        };
    }
}
