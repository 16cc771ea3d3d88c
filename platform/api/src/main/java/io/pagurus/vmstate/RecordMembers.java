package io.pagurus.vmstate;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Members of a {@link StateRecord}: every name is a slot. */
final class RecordMembers implements Members<StateRecord> {
    @Override
    public String defaultPath(String fieldName) {
        return fieldName;
    }

    @Override
    public Member<StateRecord> member(String path) {
        return path.equals("this") ? new ItselfMember<>(StateRecord.class) : new Slot(path);
    }

    @Override
    public Supplier<StateRecord> constructor() {
        return StateRecord::new;
    }

    private record Slot(String path) implements Member<StateRecord> {
        @Override
        public Class<?> type() {
            return Object.class;
        }

        @Override
        public boolean dynamic() {
            return true;
        }

        @Override
        public boolean writable() {
            return true;
        }

        @Override
        public @Nullable Object get(StateRecord state) {
            return state.get(path);
        }

        @Override
        public void set(StateRecord state, @Nullable Object value) {
            if (value != null) {
                state.set(path, value);
            }
        }

        @Override
        public long getLong(StateRecord state) {
            return state.getLong(path);
        }

        @Override
        public void setLong(StateRecord state, long value) {
            state.setLong(path, value);
        }
    }
}
