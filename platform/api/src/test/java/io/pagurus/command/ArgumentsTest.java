package io.pagurus.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ArgumentsTest {
    private static final CommandSpec SPEC = CommandSpec.of("compat", "check")
            .summary("check one device")
            .required("from", "the sender")
            .parameter(new Parameter("to", "the receivers", false, true, Completion.NONE))
            .flag("strict", "no aliases")
            .option("machine", "TYPE", "the machine type")
            .build();

    @Test
    void optionsAndPositionalsMayBeMixed() throws Exception {
        Arguments given = Arguments.parse(SPEC, "a", "--machine", "pseries-2.12", "b", "--strict", "c");
        assertEquals("a", given.get("from"));
        assertEquals(List.of("b", "c"), given.all("to"));
        assertEquals(Optional.of("pseries-2.12"), given.option("machine"));
        assertTrue(given.flag("strict"));
        assertFalse(given.flag("json"));
    }

    @Test
    void valuesMayFollowAnEqualsSign() throws Exception {
        assertEquals(
                Optional.of("x=y"), Arguments.parse(SPEC, "a", "--machine=x=y").option("machine"));
    }

    @Test
    void twoDashesEndTheOptions() throws Exception {
        assertEquals(
                List.of("--strict"),
                Arguments.parse(SPEC, "a", "--", "--strict").all("to"));
    }

    @Test
    void negativeNumbersAndALoneDashArePositionals() throws Exception {
        assertEquals(List.of("-", "-3"), Arguments.parse(SPEC, "a", "-", "-3").all("to"));
    }

    @Test
    void unknownOptionListsTheOptions() {
        UsageException e = assertThrows(UsageException.class, () -> Arguments.parse(SPEC, "a", "--bad"));
        assertEquals(Report.EXIT_USAGE, e.exitStatus());
        assertTrue(e.getMessage().contains("--strict, --machine TYPE, --json"), e.getMessage());
    }

    @Test
    void wrongUseIsRefused() {
        assertThrows(UsageException.class, () -> Arguments.parse(SPEC));
        assertThrows(UsageException.class, () -> Arguments.parse(SPEC, "a", "--machine"));
        assertThrows(UsageException.class, () -> Arguments.parse(SPEC, "a", "--strict=yes"));
        assertThrows(UsageException.class, () -> Arguments.parse(SPEC, "a", "-s"));
        CommandSpec none = CommandSpec.of("a", "b").build();
        assertThrows(UsageException.class, () -> Arguments.parse(none, "surplus"));
    }

    @Test
    void helpNeedsNothingElse() throws Exception {
        assertTrue(Arguments.parse(SPEC, "--help").flag("help"));
    }

    @Test
    void numbersAreDecimalOrHexadecimal() throws Exception {
        CommandSpec spec = CommandSpec.of("a", "b")
                .required("liobn", "x")
                .option("id", "N", "x")
                .build();
        Arguments given = Arguments.parse(spec, "0x80000000", "--id", "7");
        assertEquals(0x8000_0000L, given.number("liobn"));
        assertEquals(7, given.number("id", 0));
        Arguments wrong = Arguments.parse(spec, "zero");
        assertThrows(UsageException.class, () -> wrong.number("liobn"));
    }

    @Test
    void filesAreRelativeToTheUser() throws Exception {
        Arguments given = Arguments.parse(SPEC, List.of("x"), Path.of("/home/user"), Progress.NONE);
        assertEquals(Path.of("/home/user/streams/a"), given.file("./streams/a"));
        assertEquals(Path.of("/tmp/a"), given.file("/tmp/a"));
        assertThrows(UsageException.class, () -> given.file("\0"));
    }

    @Test
    void specsThatCannotBeParsedAgainstAreRefused() {
        CommandSpec.Builder builder = CommandSpec.of("a", "b").optional("x", "x", Completion.NONE);
        assertThrows(
                IllegalArgumentException.class, () -> builder.required("y", "y").build());
        assertThrows(
                IllegalArgumentException.class,
                () -> CommandSpec.of("a", "b").flag("json", "x").build());
        assertThrows(
                IllegalArgumentException.class, () -> CommandSpec.of("a b", "c").build());
    }
}
