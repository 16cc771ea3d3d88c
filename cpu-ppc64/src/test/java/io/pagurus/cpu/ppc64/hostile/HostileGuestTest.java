package io.pagurus.cpu.ppc64.hostile;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pagurus.cpu.ppc64.interpreter.Interpreter;
import io.pagurus.cpu.ppc64.isa.Instructions;
import io.pagurus.cpu.ppc64.model.PpcModel;
import io.pagurus.cpu.ppc64.translator.TranslatingEngine;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Random memory as code, in every mode: nothing but interrupts comes of it. {@link HostileGuestMain} does it for long. */
class HostileGuestTest {
    private static final long INSTRUCTIONS = 1_000_000;

    @ParameterizedTest
    @EnumSource(PpcModel.class)
    void translatedTooItGetsItsInterruptsOnly(PpcModel model) {
        HostileGuest guest =
                new HostileGuest(model, 8, cpu -> new TranslatingEngine(cpu, Instructions.table(), 2, true));
        guest.run(INSTRUCTIONS / 10);
        assertTrue(guest.cpu.completed >= INSTRUCTIONS / 10);
    }

    @ParameterizedTest
    @EnumSource(PpcModel.class)
    void aGuestOfRandomWordsGetsItsInterruptsOnly(PpcModel model) {
        HostileGuest guest = new HostileGuest(model, 7, cpu -> new Interpreter(cpu, Instructions.table()));
        guest.run(INSTRUCTIONS);
        assertTrue(guest.cpu.completed >= INSTRUCTIONS);
    }
}
