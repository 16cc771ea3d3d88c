package io.pagurus.migration.vmstate;

import io.pagurus.migration.vmstate.Difference.Kind;
import io.pagurus.vmstate.Count;
import io.pagurus.vmstate.Element;
import io.pagurus.vmstate.SizeRule;
import io.pagurus.vmstate.VmStateDescription;
import io.pagurus.vmstate.VmStateField;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Aligns the fields of two descriptions by name and compares each pair. */
final class FieldComparison {
    private final StaticComparison report;
    private final VmStateDescription<?> from;
    private final VmStateDescription<?> to;
    private final String where;
    private final boolean headered;

    FieldComparison(
            StaticComparison report,
            VmStateDescription<?> from,
            VmStateDescription<?> to,
            String where,
            boolean headered) {
        this.report = report;
        this.from = from;
        this.to = to;
        this.where = where;
        this.headered = headered;
    }

    void compare() {
        List<? extends VmStateField<?>> olds = from.fields();
        List<? extends VmStateField<?>> news = to.fields();
        int i = 0;
        int j = 0;
        while (i < olds.size() && j < news.size()) {
            VmStateField<?> a = olds.get(i);
            VmStateField<?> b = news.get(j);
            boolean laterInNew = indexOf(news, a, j + 1) >= 0;
            boolean laterInOld = indexOf(olds, b, i + 1) >= 0;
            if (sameName(a, b)) {
                pair(a, b);
                i++;
                j++;
            } else if (becamePadding(a, b) || becamePadding(b, a)) {
                padding(a, b);
                i++;
                j++;
            } else if (laterInNew && laterInOld) {
                Effect misread =
                        Effect.broken("the receiver reads " + a.name() + " and " + b.name() + " in each other's place");
                report.add(
                        Kind.FIELD_ORDER,
                        place(b),
                        b.name() + " now comes before " + a.name(),
                        misread,
                        misread,
                        "keep the order");
                return;
            } else if (laterInNew) {
                added(b);
                j++;
            } else {
                removed(a);
                i++;
            }
        }
        for (; i < olds.size(); i++) {
            removed(olds.get(i));
        }
        for (; j < news.size(); j++) {
            added(news.get(j));
        }
    }

    private String place(VmStateField<?> field) {
        return where + "/" + field.name();
    }

    private static boolean sameName(VmStateField<?> a, VmStateField<?> b) {
        return a.name().equals(b.name());
    }

    private static int indexOf(List<? extends VmStateField<?>> fields, VmStateField<?> wanted, int start) {
        for (int i = start; i < fields.size(); i++) {
            if (sameName(fields.get(i), wanted)) {
                return i;
            }
        }
        return -1;
    }

    private static boolean becamePadding(VmStateField<?> value, VmStateField<?> padding) {
        return padding.element() instanceof Element.Unused<?>
                && fixedSize(padding) > 0
                && fixedSize(padding) == fixedSize(value);
    }

    /** {@return bytes of all elements, or -1 if a state decides} */
    private static long fixedSize(VmStateField<?> field) {
        long size = switch (field.element()) {
            case Element.Scalar<?> scalar -> scalar.type().bytes();
            case Element.Raw<?> raw -> raw.size() instanceof SizeRule.Fixed<?>(int n) ? n : -1;
            case Element.Unused<?> unused -> unused.size() instanceof SizeRule.Fixed<?>(int n) ? n : -1;
            default -> -1;
        };
        return switch (field.count()) {
            case Count.One<?> _ -> size;
            case Count.Fixed<?>(int n) -> size < 0 ? -1 : size * n;
            case Count.FromMember<?> _ -> -1;
        };
    }

    private void padding(VmStateField<?> a, VmStateField<?> b) {
        boolean gone = b.element() instanceof Element.Unused<?>;
        String name = gone ? a.name() : b.name();
        Effect dropped = Effect.lossy("the received value of " + name + " is ignored");
        Effect zero = Effect.lossy(name + " is received as 0");
        report.add(
                Kind.FIELD_PADDING,
                where + "/" + name,
                gone ? name + " became padding" : "padding became " + name,
                gone ? dropped : zero,
                gone ? zero : dropped,
                "");
    }

    private void added(VmStateField<?> field) {
        int forwardVersion = headered ? from.versionId() : to.versionId();
        report.add(
                Kind.FIELD_ADDED,
                place(field),
                "field " + text(field) + " is new",
                awaited(field, forwardVersion),
                surplus(field, to),
                "put it into a subsection saved only when needed"
                        + (headered
                                ? ", or give it since(" + (from.versionId() + 1) + ") and the vmsd that version"
                                : ""));
    }

    private void removed(VmStateField<?> field) {
        int backwardVersion = headered ? to.versionId() : from.versionId();
        report.add(
                Kind.FIELD_REMOVED,
                place(field),
                "field " + text(field) + " is gone",
                surplus(field, from),
                awaited(field, backwardVersion),
                "leave unused bytes of its size in its place");
    }

    /** A receiver has a field the sender does not send. */
    private static Effect awaited(VmStateField<?> field, int version) {
        if (field.mustExist()) {
            return Effect.depends("the receiver checks \"" + field.name() + "\"");
        }
        if (field.conditional()) {
            return Effect.depends("when its predicate holds, the receiver reads what follows as " + field.name());
        }
        return field.versionId() > version
                ? Effect.lossy(field.name() + " is not awaited from version " + version + " and keeps its value")
                : Effect.broken("the receiver reads what follows as " + field.name());
    }

    /** A sender sends a field the receiver does not have. */
    private static Effect surplus(VmStateField<?> field, VmStateDescription<?> sender) {
        if (field.mustExist()) {
            return Effect.none("a check sends nothing");
        }
        String text = "the bytes of " + field.name() + " are read as what follows it";
        if (field.conditional()) {
            return Effect.depends("when its predicate holds, " + text);
        }
        return field.versionId() > sender.versionId() ? Effect.none("it is never sent") : Effect.broken(text);
    }

    private void pair(VmStateField<?> a, VmStateField<?> b) {
        if (a.conditional() != b.conditional() || (!a.conditional() && a.versionId() != b.versionId())) {
            presence(a, b);
        }
        VmStateDescription<?> nestedA = a.nested();
        VmStateDescription<?> nestedB = b.nested();
        if (!a.element().jsonType().equals(b.element().jsonType()) || differsInSize(a, b)) {
            type(a, b);
        } else if (differsInCount(a, b)) {
            Effect misread = Effect.broken("the receiver reads too few or too many elements of " + a.name());
            report.add(
                    Kind.FIELD_COUNT,
                    place(a),
                    count(a) + " became " + count(b),
                    misread,
                    misread,
                    "keep the number of elements");
        } else if (nestedA != null && nestedB != null && nestedA != nestedB) {
            report.vmsd(nestedA, nestedB, place(a), false);
        }
    }

    private void presence(VmStateField<?> a, VmStateField<?> b) {
        Effect depends = Effect.depends("sender and receiver may differ on whether " + a.name() + " is there");
        boolean alwaysBoth = !a.conditional()
                && !b.conditional()
                && Math.max(a.versionId(), b.versionId()) <= Math.min(from.versionId(), to.versionId());
        Effect effect = alwaysBoth ? Effect.none("both have it in every version they send") : depends;
        report.add(
                Kind.FIELD_PRESENCE,
                place(a),
                presenceOf(a) + " became " + presenceOf(b),
                effect,
                effect,
                "keep when it is sent");
    }

    private static String presenceOf(VmStateField<?> field) {
        return field.conditional()
                ? "present by predicate"
                : field.versionId() == 0 ? "always present" : "present since version " + field.versionId();
    }

    private static boolean differsInSize(VmStateField<?> a, VmStateField<?> b) {
        return a.element() instanceof Element.Raw<?> && !size(a).equals(size(b));
    }

    private static String size(VmStateField<?> field) {
        @Nullable
        SizeRule<?> rule = switch (field.element()) {
            case Element.Raw<?> raw -> raw.size();
            case Element.Unused<?> unused -> unused.size();
            case Element.Bitmap<?> bitmap -> bitmap.bits();
            default -> null;
        };
        return switch (rule) {
            case null -> "";
            case SizeRule.Fixed<?>(int n) -> " of " + n;
            case SizeRule.FromMember<?> member ->
                " of " + member.member().path() + (member.multiplier() == 1 ? "" : " * " + member.multiplier());
        };
    }

    private void type(VmStateField<?> a, VmStateField<?> b) {
        boolean scalars = a.element() instanceof Element.Scalar<?> && b.element() instanceof Element.Scalar<?>;
        boolean sameWidth = scalars && fixedSize(a) == fixedSize(b) && fixedSize(a) >= 0;
        Effect effect = sameWidth
                ? Effect.depends("the same bytes are understood otherwise")
                : Effect.broken(
                        "the receiver reads " + a.name() + " in another width, and all that follows it shifted");
        report.add(Kind.FIELD_TYPE, place(a), text(a) + " became " + text(b), effect, effect, "keep the type");
    }

    private static boolean differsInCount(VmStateField<?> a, VmStateField<?> b) {
        return !count(a).equals(count(b)) || a.arrayOfPointers() != b.arrayOfPointers();
    }

    private static String count(VmStateField<?> field) {
        return switch (field.count()) {
            case Count.One<?> _ -> "one element";
            case Count.Fixed<?>(int n) -> n + " elements";
            case Count.FromMember<?>(var member, var _, int multiplier) ->
                "as many elements as " + member.path() + (multiplier == 1 ? "" : " * " + multiplier);
        };
    }

    private static String text(VmStateField<?> field) {
        return field.name() + " (" + field.element().jsonType() + size(field)
                + (field.isArray() ? ", " + count(field) : "") + ")";
    }
}
