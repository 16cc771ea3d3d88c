package io.pagurus.cpu.ppc64.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pagurus.cpu.ppc64.isa.Instructions;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Twenty thousand random sequences of all instructions leave what they leave in the oracle, running in the same test. */
class DifferentialTest {
    private static final int SEQUENCES = 20_000;

    @TempDir
    static Path runners;

    @BeforeAll
    static void buildRunners() throws IOException, InterruptedException {
        Oracle.required();
        Oracle.build(runners);
    }

    @Test
    void sequencesLeaveWhatTheyLeaveInTheOracle() throws IOException, InterruptedException {
        DifferentialRun run = new DifferentialRun(runners, 0);
        run.compare(Instructions.table().rows(), SEQUENCES, 20_000, sequences -> {});
        assertEquals(SEQUENCES, run.compared());
        assertEquals(0, run.translated());
        assertEquals("", run.report(3));
    }

    /** More of them than asked for: some begin with XER[SO] set, or with an instruction that does not exist on the model. */
    @Test
    void translatedSequencesLeaveWhatTheyLeaveInTheOracle() throws IOException, InterruptedException {
        DifferentialRun run = new DifferentialRun(runners, 1);
        run.compare(Instructions.table().rows(), SEQUENCES + SEQUENCES / 4, 30_000, sequences -> {});
        assertTrue(run.translated() >= SEQUENCES, () -> run.translated() + " sequences ran in a region");
        assertEquals("", run.report(3));
    }
}
