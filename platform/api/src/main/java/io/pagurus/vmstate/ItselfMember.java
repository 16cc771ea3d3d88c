package io.pagurus.vmstate;

import org.jspecify.annotations.Nullable;

/** The state object itself: what a C structure that embeds its parent type comes to in Java. */
record ItselfMember<S>(Class<?> type) implements Member<S> {
    @Override
    public String path() {
        return "this";
    }

    @Override
    public boolean dynamic() {
        return false;
    }

    @Override
    public boolean writable() {
        return false;
    }

    @Override
    public Object get(S state) {
        return state;
    }

    @Override
    public void set(S state, @Nullable Object value) {
        throw new UnsupportedOperationException("the state object cannot be replaced");
    }

    @Override
    public long getLong(S state) {
        throw new UnsupportedOperationException("the state object is not a number");
    }

    @Override
    public void setLong(S state, long value) {
        throw new UnsupportedOperationException("the state object is not a number");
    }
}
