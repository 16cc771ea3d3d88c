package io.pagurus.vmstate;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import org.jspecify.annotations.Nullable;

/** A member reached through method handles; numbers travel unboxed. */
final class HandleMember<S> implements Member<S> {
    private final String path;
    private final Class<?> type;
    private final MethodHandle getter;
    private final @Nullable MethodHandle setter;
    private final @Nullable MethodHandle longGetter;
    private final @Nullable MethodHandle longSetter;

    HandleMember(String path, MethodHandle getter, @Nullable MethodHandle setter) {
        this.path = path;
        this.type = getter.type().returnType();
        this.getter = getter.asType(MethodType.methodType(Object.class, Object.class));
        this.setter =
                setter == null ? null : setter.asType(MethodType.methodType(void.class, Object.class, Object.class));
        this.longGetter = type.isPrimitive()
                ? MethodHandles.explicitCastArguments(getter, MethodType.methodType(long.class, Object.class))
                : null;
        this.longSetter = type.isPrimitive() && setter != null
                ? MethodHandles.explicitCastArguments(
                        setter, MethodType.methodType(void.class, Object.class, long.class))
                : null;
    }

    @Override
    public String path() {
        return path;
    }

    @Override
    public Class<?> type() {
        return type;
    }

    @Override
    public boolean dynamic() {
        return false;
    }

    @Override
    public boolean writable() {
        return setter != null;
    }

    @Override
    public @Nullable Object get(S state) {
        try {
            return (Object) getter.invokeExact((Object) state);
        } catch (Throwable e) {
            throw failed("read", e);
        }
    }

    @Override
    public void set(S state, @Nullable Object value) {
        if (setter == null) {
            throw new UnsupportedOperationException("member " + path + " is final");
        }
        try {
            setter.invokeExact((Object) state, value);
        } catch (Throwable e) {
            throw failed("set", e);
        }
    }

    @Override
    public long getLong(S state) {
        if (longGetter == null) {
            throw new UnsupportedOperationException("member " + path + " is not a number");
        }
        try {
            return (long) longGetter.invokeExact((Object) state);
        } catch (Throwable e) {
            throw failed("read", e);
        }
    }

    @Override
    public void setLong(S state, long value) {
        if (longSetter == null) {
            throw new UnsupportedOperationException("member " + path + " is final or not a number");
        }
        try {
            longSetter.invokeExact((Object) state, value);
        } catch (Throwable e) {
            throw failed("set", e);
        }
    }

    private IllegalStateException failed(String verb, Throwable e) {
        return new IllegalStateException("cannot " + verb + " member " + path + ": " + e, e);
    }
}
