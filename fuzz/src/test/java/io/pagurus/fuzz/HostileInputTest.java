package io.pagurus.fuzz;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(120)
class HostileInputTest {
    private static final int MUTATIONS = 3000;
    private static final int SHOWN = 4096;

    private final Seeds seeds = new Seeds(Path.of(".."));

    private static boolean held(Trial trial, byte[] input) {
        try {
            return trial.run(input);
        } catch (RuntimeException | Error e) {
            String hex = HexFormat.of().formatHex(input, 0, Math.min(SHOWN, input.length));
            throw new AssertionError("on %d bytes: %s".formatted(input.length, hex), e);
        }
    }

    @ParameterizedTest
    @EnumSource(Targets.class)
    void acceptsTheSeeds(Targets target) throws Exception {
        List<byte[]> inputs = seeds.of(target);
        assertFalse(inputs.isEmpty());
        for (int i = 0; i < inputs.size(); i++) {
            assertTrue(held(target.trial(), inputs.get(i)), "seed " + i);
        }
    }

    @ParameterizedTest
    @EnumSource(Targets.class)
    void keepsItsPromisesOnWhatOnceFailed(Targets target) throws Exception {
        for (byte[] input : seeds.findings(target)) {
            boolean _ = held(target.trial(), input);
        }
    }

    @ParameterizedTest
    @EnumSource(Targets.class)
    void keepsItsPromisesOnMutatedInput(Targets target) throws Exception {
        Mutations mutations = new Mutations(seeds.of(target), 1);
        int accepted = 0;
        for (int i = 0; i < MUTATIONS; i++) {
            accepted += held(target.trial(), mutations.next()) ? 1 : 0;
        }
        assertTrue(accepted > 0, "no mutated input was accepted: nothing was tested behind the door");
    }
}
