package io.pagurus.shell;

import java.lang.reflect.RecordComponent;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the components of any record, also of one that its bundle keeps to itself. */
final class RecordValues {
    private RecordValues() {}

    static Map<String, @Nullable Object> of(Record owner) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        for (RecordComponent component : owner.getClass().getRecordComponents()) {
            try {
                component.getAccessor().setAccessible(true);
                values.put(component.getName(), component.getAccessor().invoke(owner));
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(
                        "cannot read " + component.getName() + " of "
                                + owner.getClass().getName(),
                        e);
            }
        }
        return values;
    }
}
