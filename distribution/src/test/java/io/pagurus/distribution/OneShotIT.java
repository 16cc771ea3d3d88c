package io.pagurus.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.pagurus.distribution.Pagurus.Result;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./pagurus exec}: what it prints where, and how it exits. */
class OneShotIT {
    @TempDir
    static Path directory;

    private static String fixture;

    @BeforeAll
    static void writeFixture() {
        fixture = FixtureBundle.write(directory.resolve("fixture.jar"), "1.0.0").toString();
    }

    private static Result exec(String script) throws Exception {
        return Pagurus.exec(directory, script, "--bundle", fixture);
    }

    @Test
    void aGoodRunWritesNothingToStandardError() throws Exception {
        Result result = Pagurus.exec(directory, "help");
        assertEquals("", result.err());
        assertEquals(0, result.status());
        assertTrue(result.out().contains("log:level"), result.out());
    }

    @Test
    void everyCommandIsListedAndExplained() throws Exception {
        List<String> commands = commands(exec("help --json").out());
        assertTrue(commands.containsAll(List.of("fixture:good", "pagurus:help", "log:level")), commands.toString());
        Result plain = exec("help");
        StringBuilder script = new StringBuilder();
        for (String command : commands) {
            assertTrue(plain.out().contains(command), command);
            script.append(command).append(" --help;");
        }
        Result helps = exec(script.toString());
        assertEquals("", helps.err());
        assertEquals(0, helps.status());
        for (String command : commands) {
            assertTrue(helps.out().contains("usage: " + command), command);
        }
    }

    @Test
    void aNegativeVerdictIsAnAnswerAndTheLineGoesOn() throws Exception {
        Result result = exec("fixture:negative; fixture:good");
        assertEquals("broken\ngood\n", result.out());
        assertEquals("", result.err());
        assertEquals(1, result.status());
    }

    @Test
    void aRefusalEndsTheLine() throws Exception {
        Result result = exec("fixture:good; fixture:refuse; fixture:good");
        assertEquals("good\n", result.out());
        assertEquals("refused, and this is why\n", result.err());
        assertEquals(1, result.status());
    }

    @Test
    void theFirstFailureGivesTheStatus() throws Exception {
        assertEquals(1, exec("fixture:negative; fixture:good --bad").status());
        assertEquals(2, exec("fixture:good --bad; fixture:negative").status());
    }

    @Test
    void anUnexpectedFailureNamesTheCommandAndHidesTheTrace() throws Exception {
        Result result = exec("fixture:crash");
        assertEquals(1, result.status());
        assertEquals(1, result.err().lines().count(), result.err());
        assertTrue(
                result.err().startsWith("fixture:crash failed unexpectedly with IllegalStateException: a bug"),
                result.err());
        assertTrue(Files.readString(Pagurus.HOME.resolve("pagurus.log")).contains("FixtureActivator"));
    }

    @Test
    void wrongUseExitsWithTwo() throws Exception {
        Result option = exec("fixture:good --bad");
        assertEquals(2, option.status());
        assertTrue(option.err().contains("unknown option --bad; it has --json"), option.err());
        Result missing = exec("fixture:read");
        assertEquals(2, missing.status());
        assertTrue(missing.err().contains("missing argument FILE"), missing.err());
        assertEquals(2, exec("no:such").status());
        assertEquals(2, exec("((").status());
        assertEquals(2, Pagurus.run(directory, "", List.of("--nonsense")).status());
    }

    @Test
    void filesAreRelativeToTheCallersDirectory() throws Exception {
        Files.writeString(directory.resolve("note"), "from here");
        assertEquals("from here\n", exec("fixture:read note").out());
        assertEquals(1, exec("fixture:read absent").status());
    }

    @Test
    void conditionsSeeTheVerdict() throws Exception {
        assertEquals("broken\n", exec("fixture:negative && fixture:good").out());
    }

    @Test
    void theFrameworksOwnCommandsAreThere() throws Exception {
        Result result = exec("lb -s; headers 0");
        assertEquals(0, result.status(), result.err());
        assertTrue(result.out().contains("io.pagurus.fixture"), result.out());
    }

    @Test
    void theScriptExplainsItself() throws Exception {
        Result help = Pagurus.run(directory, "", List.of("--help"));
        assertEquals(0, help.status());
        assertTrue(help.out().contains("exec 'CMD; CMD; …'"), help.out());
        Result version = Pagurus.run(directory, "", List.of("--version"));
        assertTrue(version.out().startsWith("Pagurus 0."), version.out());
    }

    @Test
    void theShellGreetsAndEndsWithItsInput() throws Exception {
        Result result = Pagurus.run(directory, "log:level\n", List.of());
        assertEquals(0, result.status(), result.err());
        assertTrue(result.out().contains("Pagurus 0."), result.out());
        assertTrue(result.out().contains("io.pagurus.migration.trace"), result.out());
        assertFalse(result.err().contains("ERROR"), result.err());
    }

    /** Reads the names with a parser of our own use, which also shows that the answer is JSON throughout. */
    private static List<String> commands(String json) throws Exception {
        List<String> names = new ArrayList<>();
        try (JsonParser parser = new JsonFactory().createParser(json)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.FIELD_NAME && parser.currentName().equals("command")) {
                    names.add(parser.nextTextValue());
                }
            }
        }
        return names;
    }
}
