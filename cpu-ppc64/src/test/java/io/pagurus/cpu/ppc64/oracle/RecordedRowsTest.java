package io.pagurus.cpu.ppc64.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import io.pagurus.cpu.ppc64.decode.Opcode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every instruction of the facilities named here leaves what the oracle left: for each row of the opcode table {@value
 * #EACH} cases recorded from QEMU by {@link RecordRows}.
 */
class RecordedRowsTest {
    /** Cases for each row. */
    static final int EACH = 56;

    /** Beginnings of the names of facilities; each has recordings of its own, without what a longer beginning has. */
    private static final List<String> FACILITIES =
            List.of("Vector", "Vsx", "DecimalFloatingPoint", "FloatingPoint", "Quad");

    /** Big endian is recorded for what accesses storage, and POWER8 for what it has: the rest would be the same again. */
    static final List<Target> TARGETS =
            List.of(new Target(true, true), new Target(true, false), new Target(false, true));

    /** {@return rows of the facilities that are recorded for a target} */
    static List<Opcode> rows(String facility, Target target) {
        return Differential.rows(facility).stream()
                .filter(row -> target.littleEndian() || row.is("storage"))
                .filter(row -> target.power9() ? !row.is("p8") : row.is("p8") || row.is("storage"))
                .filter(row -> FACILITIES.stream()
                        .filter(other -> other.length() > facility.length())
                        .noneMatch(row.semantics().getDeclaringClass().getSimpleName()::startsWith))
                .sorted(Comparator.comparing(Opcode::mnemonic))
                .toList();
    }

    static String file(String facility, Target target) {
        return "%s-%s.txt.gz".formatted(facility.toLowerCase(Locale.ROOT), target);
    }

    static Stream<Arguments> recordings() {
        return FACILITIES.stream()
                .flatMap(facility -> TARGETS.stream()
                        .filter(target -> !rows(facility, target).isEmpty())
                        .map(target -> Arguments.of(facility, target)));
    }

    @ParameterizedTest
    @MethodSource("recordings")
    void eachInstructionLeavesWhatTheOracleLeft(String facility, Target target) throws IOException {
        Stepper stepper = new Stepper(target.littleEndian(), target.power9());
        List<String> different = new ArrayList<>();
        InputStream recorded = RecordedRowsTest.class.getResourceAsStream(file(facility, target));
        assertNotNull(recorded, "no recording " + file(facility, target));
        int compared = 0;
        try (BufferedReader in =
                new BufferedReader(new InputStreamReader(new GZIPInputStream(recorded), StandardCharsets.US_ASCII))) {
            for (Opcode row : rows(facility, target)) {
                for (Sequence one : RowCases.of(row, EACH)) {
                    String oracle = in.readLine();
                    String here = row.mnemonic() + " " + RowOutcome.line(one, stepper.run(one));
                    if (!here.equals(oracle)) {
                        different.add("%n  oracle %s%n  here   %s".formatted(oracle, here));
                    }
                    compared++;
                }
            }
            assertEquals(null, in.readLine(), "the recording is of more cases: record it again");
        }
        assertEquals(EACH * rows(facility, target).size(), compared);
        assertEquals(
                List.of(), different.subList(0, Math.min(20, different.size())), different.size() + " cases differ");
    }
}
