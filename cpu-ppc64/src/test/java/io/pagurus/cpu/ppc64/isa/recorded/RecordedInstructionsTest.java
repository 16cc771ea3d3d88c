package io.pagurus.cpu.ppc64.isa.recorded;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Every fixed-point, branch and storage control instruction leaves what the oracle left: for each row of the opcode table
 * {@value #EACH} cases recorded from QEMU by {@link RecordInstructions}.
 */
class RecordedInstructionsTest {
    /** Cases for each row. */
    static final int EACH = 56;

    static String file(boolean power9, boolean little) {
        return "%s-%s.txt.gz".formatted(power9 ? "power9" : "power8", little ? "le" : "be");
    }

    @ParameterizedTest
    @CsvSource({"true, true", "true, false", "false, true", "false, false"})
    void eachInstructionLeavesWhatTheOracleLeft(boolean power9, boolean little) throws IOException {
        List<InstructionCase> cases = InstructionCases.all(EACH, little);
        Replay replay = new Replay(power9, little);
        List<String> different = new ArrayList<>();
        int compared = 0;
        InputStream recorded = RecordedInstructionsTest.class.getResourceAsStream(file(power9, little));
        assertNotNull(recorded, "no recording " + file(power9, little));
        try (BufferedReader in =
                new BufferedReader(new InputStreamReader(new GZIPInputStream(recorded), StandardCharsets.US_ASCII))) {
            for (InstructionCase one : cases) {
                String oracle = in.readLine();
                String here = replay.run(one);
                if (!here.equals(oracle)) {
                    different.add("%s%n  oracle %s%n  here   %s".formatted(one.name(), oracle, here));
                }
                compared++;
            }
            assertEquals(null, in.readLine(), "the recording is of more cases: record it again");
        }
        assertEquals(cases.size(), compared);
        assertEquals(
                List.of(), different.subList(0, Math.min(20, different.size())), different.size() + " cases differ");
    }
}
