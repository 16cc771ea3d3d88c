package io.pagurus.migration.command;

import io.pagurus.command.Block;
import io.pagurus.vmstate.Count;
import io.pagurus.vmstate.Element;
import io.pagurus.vmstate.SizeRule;
import io.pagurus.vmstate.VmStateDescription;
import io.pagurus.vmstate.VmStateField;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A description as records, for people and programs.
 *
 * @param name its name
 * @param version version_id
 * @param minimumVersion minimum_version_id
 * @param priority place in the order of sections
 * @param needed whether a predicate decides if it is sent
 * @param fields in wire order
 * @param subsections in order
 */
record VmsdOutline(
        String name,
        int version,
        int minimumVersion,
        String priority,
        boolean needed,
        List<Field> fields,
        List<VmsdOutline> subsections) {

    /**
     * A field.
     *
     * @param name its name in the JSON description
     * @param type its type in the words of the JSON description
     * @param count number of elements, or the field that says it; empty for one
     * @param since version it appeared in; 0 for always
     * @param conditional whether a predicate decides if it is there
     * @param struct description of a nested structure, or null
     */
    record Field(
            String name,
            String type,
            String count,
            int since,
            boolean conditional,
            @Nullable VmsdOutline struct) {
        private Block.Tree tree() {
            String label = name + ": " + type + (count.isEmpty() ? "" : "[" + count + "]")
                    + (since > 0 ? ", since v" + since : "") + (conditional ? ", conditional" : "");
            return new Block.Tree(
                    label, struct == null ? List.of() : struct.tree().children());
        }
    }

    static VmsdOutline of(VmStateDescription<?> vmsd) {
        List<Field> fields = new ArrayList<>();
        for (VmStateField<?> field : vmsd.fields()) {
            VmStateDescription<?> nested = field.nested();
            fields.add(new Field(
                    field.name(),
                    type(field.element()),
                    count(field.count()),
                    field.versionId(),
                    field.conditional(),
                    nested == null ? null : of(nested)));
        }
        List<VmsdOutline> subsections = new ArrayList<>();
        vmsd.subsections().forEach(subsection -> subsections.add(of(subsection)));
        return new VmsdOutline(
                vmsd.name(),
                vmsd.versionId(),
                vmsd.minimumVersionId(),
                vmsd.priority().toString(),
                vmsd.needed() != null,
                fields,
                subsections);
    }

    private static String type(Element<?> element) {
        return switch (element) {
            case Element.Raw<?> raw -> raw.jsonType() + " of " + size(raw.size()) + " bytes";
            case Element.Unused<?> unused -> "unused_buffer of " + size(unused.size()) + " bytes";
            case Element.Bitmap<?> bitmap -> "bitmap of " + size(bitmap.bits()) + " bits";
            case Element.Struct<?> struct -> "struct " + struct.vmsd().name();
            case Element.VersionedStruct<?> struct -> "vstruct " + struct.vmsd().name() + " v" + struct.version();
            case Element.Queue<?> queue ->
                queue.jsonType() + " of " + queue.vmsd().name();
            default -> element.jsonType();
        };
    }

    private static String size(SizeRule<?> rule) {
        return switch (rule) {
            case SizeRule.Fixed<?> fixed -> Integer.toString(fixed.size());
            case SizeRule.FromMember<?> member ->
                member.member().path() + (member.multiplier() == 1 ? "" : "*" + member.multiplier());
        };
    }

    private static String count(Count<?> count) {
        return switch (count) {
            case Count.One<?> _ -> "";
            case Count.Fixed<?> fixed -> Integer.toString(fixed.elements());
            case Count.FromMember<?> member ->
                member.member().path() + (member.multiplier() == 1 ? "" : "*" + member.multiplier());
        };
    }

    /** {@return the description and what is in it as a tree for people} */
    Block.Tree tree() {
        List<Block.Tree> children = new ArrayList<>();
        for (Field field : fields) {
            children.add(field.tree());
        }
        for (VmsdOutline subsection : subsections) {
            Block.Tree below = subsection.tree();
            children.add(new Block.Tree("subsection " + below.label(), below.children()));
        }
        String when = needed ? ", when needed" : "";
        return new Block.Tree("%s v%d (min %d)%s".formatted(name, version, minimumVersion, when), children);
    }
}
