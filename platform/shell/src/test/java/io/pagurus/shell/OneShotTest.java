package io.pagurus.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.apache.felix.gogo.runtime.SyntaxError;
import org.junit.jupiter.api.Test;

class OneShotTest {
    @Test
    void programsAreCutAtTheirOwnSemicolonsOnly() {
        assertEquals(
                List.of("a 'x;y' | b", " c { d; e } && f", " g"),
                OneShot.statements("a 'x;y' | b; c { d; e } && f; g"));
        assertEquals(List.of("a", "b"), OneShot.statements("a\nb"));
        assertEquals(List.of("help"), OneShot.statements("help"));
    }

    @Test
    void whatCannotBeParsedRunsNothing() {
        assertThrows(SyntaxError.class, () -> OneShot.statements("help; (("));
    }
}
