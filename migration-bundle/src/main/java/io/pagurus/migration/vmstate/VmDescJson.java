package io.pagurus.migration.vmstate;

import io.pagurus.vmstate.Element;
import io.pagurus.vmstate.VmStateDescription;
import io.pagurus.vmstate.VmStateField;

/** Puts a description into words while it is being saved. */
final class VmDescJson {
    private final JsonText text;

    VmDescJson(JsonText text) {
        this.text = text;
    }

    void startVmsd(VmStateDescription<?> vmsd, int version) {
        text.string("vmsd_name", vmsd.name()).number("version", version).startArray("fields");
    }

    void endFields() {
        text.endArray();
    }

    void startSubsections() {
        text.startArray("subsections");
    }

    void endSubsections() {
        text.endArray();
    }

    void startSubsection() {
        text.startObject();
    }

    void endSubsection() {
        text.endObject();
    }

    /**
     * Begins the entry of a field.
     *
     * @param index the element it begins with
     * @param length how many elements it speaks for; an entry of one element is no array
     * @param isNull whether the element is a null pointer that has a type of its own
     */
    void startField(VmStateDescription<?> vmsd, VmStateField<?> field, int index, int length, boolean isNull) {
        text.startObject().string("name", uniqueName(vmsd, field));
        if (length > 1) {
            if (isNull || field.compressible()) {
                text.number("array_len", length);
            } else {
                text.number("index", index);
            }
        }
        text.string("type", isNull ? "nullptr" : field.element().jsonType());
        if (!isNull && field.element() instanceof Element.Struct<?>) {
            text.startObject("struct");
        }
    }

    void endField(VmStateField<?> field, long size, boolean isNull) {
        if (!isNull && field.element() instanceof Element.Struct<?>) {
            text.endObject();
        }
        text.number("size", size).endObject();
    }

    /** A name that occurs more than once in a vmsd gets its rank among its equals. */
    private static String uniqueName(VmStateDescription<?> vmsd, VmStateField<?> field) {
        int equals = 0;
        int rank = 0;
        for (VmStateField<?> other : vmsd.fields()) {
            if (other == field) {
                rank = equals;
            }
            if (other.name().equals(field.name())) {
                equals++;
            }
        }
        return equals > 1 ? field.name() + "[" + rank + "]" : field.name();
    }
}
