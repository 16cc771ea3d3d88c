package io.pagurus.cpu.ppc64.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pagurus.cpu.ppc64.exec.Cpu;
import io.pagurus.cpu.ppc64.state.Spr;
import io.pagurus.cpu.ppc64.testing.FlatMemory;
import io.pagurus.cpu.ppc64.testing.NoEnvironment;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PpcModelTest {
    @Test
    void modelsAreNamedAsQemuNamesThem() {
        assertEquals(Optional.of(PpcModel.POWER8), PpcModel.named("POWER8"));
        assertEquals(Optional.of(PpcModel.POWER9), PpcModel.named("power9_v2.0"));
        assertTrue(PpcModel.named("power10").isEmpty());
    }

    @Test
    void resetOverwritesEverything() {
        Cpu cpu = new Cpu(PpcModel.POWER9, new FlatMemory(0, 0x1000), new NoEnvironment());
        cpu.gpr[5] = 5;
        cpu.spr[Spr.SRR0] = 5;
        cpu.halted = 1;
        PpcModel.POWER9.reset(cpu);
        assertEquals(0, cpu.gpr[5]);
        assertEquals(0, cpu.spr[Spr.SRR0]);
        assertEquals(0, cpu.halted);
        assertEquals(0, cpu.msr);
        assertEquals(0x100, cpu.nip);
        assertEquals(0x3f008, cpu.spr[Spr.LPCR]);
        assertEquals(0x4e1200, cpu.spr[Spr.PVR]);
        PpcModel.POWER8.reset(cpu);
        assertEquals(0x1f008, cpu.spr[Spr.LPCR]);
    }
}
