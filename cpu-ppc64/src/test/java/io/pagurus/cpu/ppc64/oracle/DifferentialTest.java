package io.pagurus.cpu.ppc64.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.pagurus.cpu.ppc64.isa.Instructions;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Random sequences of all instructions end here as they do in {@code qemu-ppc64} and {@code qemu-ppc64le}. */
class DifferentialTest {
    private static final int SEQUENCES = 5000;
    private static final long SEED = 20261122;

    @Test
    void randomSequencesEndAsInTheOracle(@TempDir Path folder) throws Exception {
        Optional<String> missing = Oracle.missing();
        if (Boolean.parseBoolean(System.getenv("CI"))) {
            assertTrue(missing.isEmpty(), () -> missing.orElseThrow());
        }
        assumeTrue(missing.isEmpty(), () -> "skipped: " + missing.orElseThrow());
        Differential differential = new Differential(Oracle.build(folder));
        for (int i = 0; i < 4; i++) {
            differential.compare(Instructions.table().rows(), SEQUENCES, SEED + i, i % 2 == 0, i < 2);
        }
        assertEquals("", differential.report(3));
        assertEquals(4 * SEQUENCES, differential.compared());
    }
}
