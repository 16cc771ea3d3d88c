package io.pagurus.cpu.ppc64.hostile;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pagurus.cpu.ppc64.exec.Cpu;
import io.pagurus.cpu.ppc64.exec.Engine;
import io.pagurus.cpu.ppc64.interpreter.Interpreter;
import io.pagurus.cpu.ppc64.isa.Instructions;
import io.pagurus.cpu.ppc64.model.PpcModel;
import io.pagurus.cpu.ppc64.translator.TranslatingEngine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Guests that mean no good: nothing but interrupts comes of it. {@link HostileGuestMain} does it for long. */
class HostileGuestTest {
    private static final long BLOCKS = 10_000;
    private static final long TRANSLATED_BLOCKS = 4_000;
    private static final long INSTRUCTIONS = 3_000_000;

    /** More than a guest's regions and nodes that happen to be held still. */
    private static final int SOME_CLASSES = 500;

    private static Engine interpreter(Cpu cpu) {
        return new Interpreter(cpu, Instructions.table());
    }

    /** Translates each block that is met twice, at once. */
    private static TranslatingEngine translating(Cpu cpu) {
        return new TranslatingEngine(cpu, Instructions.table(), 2, true);
    }

    @ParameterizedTest
    @CsvSource({"POWER8, MEMORY", "POWER8, BRANCHES", "POWER9, MEMORY", "POWER9, BRANCHES"})
    void aGuestOfRandomWordsGetsItsInterruptsOnly(PpcModel model, Hostility hostility) {
        HostileGuest guest = new HostileGuest(model, 7, hostility, HostileGuestTest::interpreter);
        guest.decode(BLOCKS);
        assertTrue(guest.cpu.completed > BLOCKS);
    }

    @ParameterizedTest
    @CsvSource({"POWER8, MEMORY", "POWER8, BRANCHES", "POWER9, MEMORY", "POWER9, BRANCHES"})
    void translatedTooItGetsItsInterruptsOnly(PpcModel model, Hostility hostility) {
        HostileGuest guest = new HostileGuest(model, 8, hostility, HostileGuestTest::translating);
        guest.decode(TRANSLATED_BLOCKS);
        assertTrue(guest.cpu.completed > TRANSLATED_BLOCKS);
    }

    @ParameterizedTest
    @EnumSource(PpcModel.class)
    void aProgramThatWritesOverItselfRunsWhatItWrote(PpcModel model) {
        new SelfWritingGuest(model, HostileGuestTest::interpreter).run(INSTRUCTIONS);
    }

    @ParameterizedTest
    @EnumSource(PpcModel.class)
    void translatedTooItRunsWhatItWrote(PpcModel model) {
        SelfWritingGuest guest = new SelfWritingGuest(model, HostileGuestTest::translating);
        guest.run(INSTRUCTIONS / 20);
        assertTrue(guest.blocks() > INSTRUCTIONS / 20 / 16 / 16, "it decodes what it wrote");
    }

    @Test
    void translationsAreLoadedNoLongerThanTheirGuest() {
        Levels before = null;
        for (int i = 0; i < 3; i++) {
            HostileGuest guest = new HostileGuest(PpcModel.POWER9, i, HostileGuestTest::translating);
            guest.decode(TRANSLATED_BLOCKS / 2);
            assertTrue(guest.cpu.completed > 0);
            before = before == null ? Levels.now() : before;
        }
        Levels after = Levels.now();
        assertTrue(after.classes() - before.classes() < SOME_CLASSES, before + " -> " + after);
        assertTrue(after.threads() - before.threads() <= 1, before + " -> " + after);
    }
}
