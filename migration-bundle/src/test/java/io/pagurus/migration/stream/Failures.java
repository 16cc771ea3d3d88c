package io.pagurus.migration.stream;

import static org.junit.jupiter.api.Assertions.assertThrows;

import io.pagurus.vmstate.VmStateException;
import org.junit.jupiter.api.function.Executable;

/** What went wrong. */
final class Failures {
    private Failures() {}

    static VmStateException of(Executable attempt) {
        return assertThrows(VmStateException.class, attempt);
    }
}
