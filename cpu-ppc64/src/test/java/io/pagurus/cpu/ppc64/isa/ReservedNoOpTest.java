package io.pagurus.cpu.ppc64.isa;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.pagurus.cpu.ppc64.disassembler.Disassembler;
import io.pagurus.cpu.ppc64.exec.Cpu;
import io.pagurus.cpu.ppc64.interpreter.Interpreter;
import io.pagurus.cpu.ppc64.state.Msr;
import io.pagurus.cpu.ppc64.testing.FlatMemory;
import io.pagurus.cpu.ppc64.testing.NoEnvironment;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReservedNoOpTest {
    /** As qemu-ppc64le 7.2 runs them on both models, and as objdump writes them. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ':',
            value = {
                "7fe41da5: hashst  r3,-8(r4)",
                "7fe41de5: hashchk r3,-8(r4)",
                "7fe41d25: hashstp r3,-8(r4)",
                "7fe41d65: hashchkp r3,-8(r4)",
                "7c0005a4: hashst  r0,-512(0)"
            })
    void nothingHappensEvenInProblemStateAndWithoutMemory(String hex, String text) {
        int word = Integer.parseUnsignedInt(hex, 16);
        for (boolean isa300 : new boolean[] {false, true}) {
            FlatMemory memory = new FlatMemory(0, 0x10000);
            Cpu cpu = new Cpu(isa300, memory, new NoEnvironment());
            memory.instruction(0x1000, word);
            cpu.gpr[3] = 5;
            cpu.gpr[4] = 1L << 40;
            cpu.setMsr(Msr.SF | Msr.PR);
            cpu.nip = 0x1000;
            long[] before = cpu.gpr.clone();
            new Interpreter(cpu, Instructions.table()).run(1);
            assertEquals(0x1004, cpu.nip);
            assertArrayEquals(before, cpu.gpr);
            assertEquals(text, new Disassembler(Instructions.table()).text(word, 0, isa300));
        }
    }
}
