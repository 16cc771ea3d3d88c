package io.pagurus.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LaunchOptionsTest {
    @Test
    void nothingOpensTheShell() throws Exception {
        assertEquals(Optional.empty(), LaunchOptions.parse().script());
    }

    @Test
    void optionsMayStandOnBothSidesOfExec() throws Exception {
        LaunchOptions options = LaunchOptions.parse("--trace", "exec", "help; help", "--bundle", "a.jar");
        assertEquals(Optional.of("help; help"), options.script());
        assertEquals(List.of(Path.of("a.jar")), options.bundles());
        assertTrue(options.trace());
    }

    @Test
    void unknownWordsAndMissingValuesAreWrongUse() {
        assertThrows(LaunchOptions.WrongUse.class, () -> LaunchOptions.parse("--nonsense"));
        assertThrows(LaunchOptions.WrongUse.class, () -> LaunchOptions.parse("exec"));
        assertThrows(LaunchOptions.WrongUse.class, () -> LaunchOptions.parse("--deploy"));
    }
}
