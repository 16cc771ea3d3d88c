package io.pagurus.cpu.ppc64.hostile;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pagurus.cpu.ppc64.interpreter.Interpreter;
import io.pagurus.cpu.ppc64.isa.Instructions;
import io.pagurus.cpu.ppc64.model.PpcModel;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Random memory as code, in every mode: nothing but interrupts comes of it. {@link HostileGuestMain} does it for long. */
class HostileGuestTest {
    private static final long INSTRUCTIONS = 1_000_000;

    @ParameterizedTest
    @EnumSource(PpcModel.class)
    void aGuestOfRandomWordsGetsItsInterruptsOnly(PpcModel model) {
        HostileGuest guest = new HostileGuest(model, 7, cpu -> new Interpreter(cpu, Instructions.table()));
        guest.run(INSTRUCTIONS);
        assertTrue(guest.cpu.completed >= INSTRUCTIONS);
    }
}
