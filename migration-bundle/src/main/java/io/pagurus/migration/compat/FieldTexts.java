package io.pagurus.migration.compat;

import io.pagurus.migration.vmstate.BytesInput;
import io.pagurus.migration.vmstate.DecodedField;
import io.pagurus.migration.vmstate.DecodedValue;
import io.pagurus.migration.vmstate.VmStateScanner;
import io.pagurus.savestate.SaveStateBody;
import io.pagurus.savestate.SaveStateEntry;
import io.pagurus.vmstate.VmStateDescription;
import io.pagurus.vmstate.VmStateException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/** The fields of a section by path, each with a short text that is equal exactly when the values are. */
final class FieldTexts {
    private static final int SHOWN_BYTES = 16;

    private final Map<String, String> texts = new LinkedHashMap<>();

    private FieldTexts() {}

    /** {@return path to text; the whole payload as one field if nothing can decode it} */
    static Map<String, String> of(SaveStateEntry entry, byte[] payload) {
        FieldTexts fields = new FieldTexts();
        if (entry.body() instanceof SaveStateBody.Described<?> described
                && described.vmsd().canMakeState()) {
            fields.add(described.vmsd(), payload);
        } else {
            fields.texts.put("data", bytes(payload));
        }
        return fields.texts;
    }

    private void add(VmStateDescription<?> vmsd, byte[] payload) {
        try {
            struct("", VmStateScanner.scan(vmsd, new BytesInput(payload), vmsd.versionId()));
        } catch (VmStateException e) {
            // A device that cannot read what it wrote itself: compare it as a whole.
            texts.clear();
            texts.put("data", bytes(payload));
        }
    }

    private void struct(String prefix, DecodedValue.Struct struct) {
        for (DecodedField field : struct.fields()) {
            value(prefix + field.name(), field.value());
        }
        for (DecodedValue.Struct subsection : struct.subsections()) {
            struct(prefix + subsection.vmsd() + "/", subsection);
        }
    }

    private void value(String path, DecodedValue value) {
        switch (value) {
            case DecodedValue.Int number ->
                texts.put(
                        path,
                        number.signed() ? Long.toString(number.value()) : "0x" + Long.toHexString(number.value()));
            case DecodedValue.Bool bool -> texts.put(path, Boolean.toString(bool.value()));
            case DecodedValue.Null _ -> texts.put(path, "null");
            case DecodedValue.Bytes bytes -> texts.put(path, bytes(bytes.copy()));
            case DecodedValue.Ints ints ->
                texts.put(path, bytes(ints.section().copy(ints.offset(), ints.count() * ints.bytes())));
            case DecodedValue.Array array -> {
                for (int i = 0; i < array.elements().size(); i++) {
                    value(path + "[" + i + "]", array.elements().get(i));
                }
            }
            case DecodedValue.Struct struct -> struct(path + ".", struct);
        }
    }

    private static String bytes(byte[] bytes) {
        if (bytes.length <= SHOWN_BYTES) {
            return HexFormat.of().formatHex(bytes);
        }
        return "%d bytes (hash %08x)".formatted(bytes.length, Arrays.hashCode(bytes));
    }
}
