package io.pagurus.cpu.ppc64.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.pagurus.cpu.ppc64.isa.Instructions;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Twenty thousand random sequences of all instructions leave what they leave in the oracle, running in the same test. */
class DifferentialTest {
    private static final int SEQUENCES = 5_000;
    private static final int TRANSLATED = 1_500;

    @TempDir
    static Path runners;

    @BeforeAll
    static void buildRunners() throws IOException, InterruptedException {
        Oracle.required();
        Oracle.build(runners);
    }

    @ParameterizedTest
    @CsvSource({"POWER9, true", "POWER9, false", "POWER8, true", "POWER8, false"})
    void sequencesLeaveWhatTheyLeaveInTheOracle(String model, boolean littleEndian)
            throws IOException, InterruptedException {
        Differential differential = new Differential(runners);
        differential.compare(Instructions.table().rows(), SEQUENCES, 20_000, littleEndian, model.equals("POWER9"));
        assertEquals(SEQUENCES, differential.compared());
        assertEquals("", differential.report(3));
    }

    @ParameterizedTest
    @CsvSource({"POWER9, true", "POWER9, false", "POWER8, true", "POWER8, false"})
    void translatedSequencesLeaveWhatTheyLeaveInTheOracle(String model, boolean littleEndian)
            throws IOException, InterruptedException {
        Differential differential = new Differential(runners, true);
        differential.compare(Instructions.table().rows(), TRANSLATED, 30_000, littleEndian, model.equals("POWER9"));
        assertEquals(TRANSLATED, differential.compared());
        assertEquals("", differential.report(3));
    }
}
