package io.pagurus.vmstate;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Finds the members a description names. */
interface Members<S> {
    /** {@return the member path that a field name stands for when none is given} */
    String defaultPath(String fieldName);

    /** Resolves a path; the message of an {@link IllegalArgumentException} says what is missing. */
    Member<S> member(String path);

    /** {@return what makes a fresh state, or null} */
    @Nullable
    Supplier<? extends S> constructor();
}
