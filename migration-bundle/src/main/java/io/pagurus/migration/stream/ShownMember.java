package io.pagurus.migration.stream;

import io.pagurus.migration.vmstate.DecodedField;
import io.pagurus.migration.vmstate.DecodedValue;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The fields of a structure that have one name: elements of an array that were described one by one, or in several
 * pieces. They are shown as a list if there is more than one element.
 *
 * @param name their name
 * @param parts the fields in wire order
 * @param count elements in all parts
 */
record ShownMember(String name, List<DecodedField> parts, int count) {
    /** {@return the members of a structure, each where its name first appears} */
    static Collection<ShownMember> of(DecodedValue.Struct struct) {
        Map<String, ShownMember> members = new LinkedHashMap<>();
        for (DecodedField field : struct.fields()) {
            ShownMember one = new ShownMember(field.name(), List.of(field), elements(field));
            members.merge(field.name(), one, ShownMember::join);
        }
        return members.values();
    }

    private static ShownMember join(ShownMember before, ShownMember more) {
        List<DecodedField> parts =
                before.parts instanceof ArrayList<DecodedField> list ? list : new ArrayList<>(before.parts);
        parts.addAll(more.parts);
        return new ShownMember(before.name, parts, before.count + more.count);
    }

    private static int elements(DecodedField field) {
        if (opaque(field)) {
            return 1;
        }
        return switch (field.value()) {
            case DecodedValue.Ints ints -> ints.count();
            case DecodedValue.Array array -> array.elements().size();
            default -> 1;
        };
    }

    /** {@return whether a field is shown as the bytes it takes, whatever is known of them} */
    static boolean opaque(DecodedField field) {
        if (JsonType.isInteger(field.type())
                || field.type().equals("bool")
                || field.type().equals("struct")
                || field.type().equals("nullptr")) {
            return false;
        }
        return !(field.value() instanceof DecodedValue.Array array
                && array.elements().stream().allMatch(DecodedValue.Bytes.class::isInstance));
    }
}
