package io.pagurus.cpu.ppc64.translator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pagurus.cpu.ppc64.decode.Opcode;
import io.pagurus.cpu.ppc64.exec.Cpu;
import io.pagurus.cpu.ppc64.exec.Engine;
import io.pagurus.cpu.ppc64.exec.HostMemory;
import io.pagurus.cpu.ppc64.interpreter.Interpreter;
import io.pagurus.cpu.ppc64.isa.Instructions;
import io.pagurus.cpu.ppc64.state.Msr;
import io.pagurus.cpu.ppc64.testing.FlatMemory;
import io.pagurus.cpu.ppc64.testing.NoEnvironment;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each emitter leaves on random operands what its semantic method leaves. */
class EmittersTest {
    private static final int WORDS = 24;
    private static final long CODE = 0x1000;
    private static final long DATA = 0x4000;
    private static final int MEMORY = 0x8000;

    static Stream<Opcode> rows() {
        return Instructions.table().rows().stream()
                .filter(row -> !row.is("priv") && emitter(row, row.value() | 0x01441800));
    }

    private static boolean emitter(Opcode row, int word) {
        return Instructions.table().find(word, true) == row
                && Emitters.of(new Instruction(row, word, CODE, 0, null)) != null;
    }

    @ParameterizedTest
    @MethodSource("rows")
    void leavesWhatTheSemanticMethodLeaves(Opcode row) {
        Random random = new Random(row.mnemonic().hashCode());
        for (int i = 0; i < WORDS; i++) {
            int word = random.nextInt() & ~row.mask() & ~row.reserved() | row.value();
            if (!emitter(row, word)) {
                continue;
            }
            boolean littleEndian = random.nextBoolean();
            boolean isa300 = Instructions.table().find(word, false) != row || random.nextBoolean();
            long seed = random.nextLong();
            List<Object> expected = run(word, littleEndian, isa300, seed, false);
            assertEquals(expected, run(word, littleEndian, isa300, seed, true), () -> "%08x".formatted(word));
        }
    }

    private static List<Object> run(int word, boolean littleEndian, boolean isa300, long seed, boolean translated) {
        FlatMemory memory = new FlatMemory(0, MEMORY);
        Cpu cpu = new Cpu(isa300, memory, new NoEnvironment());
        Random random = new Random(seed);
        for (int i = 0; i < 32; i++) {
            // Short numbers, addresses of data, and anything.
            cpu.gpr[i] = switch (random.nextInt(4)) {
                case 0 -> random.nextInt(130) - 2;
                case 1, 2 -> DATA + random.nextInt(0x1000);
                default -> random.nextLong();
            };
        }
        for (int i = 0; i < cpu.vsr.length; i++) {
            cpu.vsr[i] = random.nextInt(4) == 0
                    ? Double.doubleToRawLongBits((float) random.nextGaussian())
                    : random.nextLong();
        }
        for (long at = DATA - 0x800; at < DATA + 0x2000; at += 8) {
            HostMemory.put64(memory.host(at), random.nextLong());
        }
        cpu.setCrWord(random.nextInt());
        cpu.setXer(random.nextLong() & 0x7fffffffL);
        cpu.lr = CODE + 4 * random.nextInt(3);
        cpu.ctr = random.nextInt(3);
        for (int i = 0; i < 2; i++) {
            int instruction = i == 0 ? word : 0x48000000; // b .
            HostMemory.put32(memory.host(CODE + 4 * i), littleEndian ? instruction : Integer.reverseBytes(instruction));
        }
        cpu.setMsr(Msr.SF | Msr.FP | Msr.VEC | Msr.VSX | (littleEndian ? Msr.LE : 0));
        cpu.nip = CODE;
        Engine engine = translated
                ? new TranslatingEngine(cpu, Instructions.table(), 1, true)
                : new Interpreter(cpu, Instructions.table());
        engine.run(3);
        if (engine instanceof TranslatingEngine tier1) {
            assertTrue(tier1.regions() > 0, () -> "%08x was not translated".formatted(word));
        }
        byte[] bytes = new byte[MEMORY];
        for (int i = 0; i < MEMORY; i++) {
            bytes[i] = (byte) HostMemory.get8(memory.host(i));
        }
        return List.of(
                Arrays.toString(cpu.gpr),
                Arrays.toString(cpu.vsr),
                cpu.crWord(),
                cpu.xer(),
                cpu.lr,
                cpu.ctr,
                cpu.cfar,
                cpu.nip,
                cpu.msr,
                cpu.completed,
                cpu.spr[26],
                cpu.spr[27],
                Arrays.hashCode(bytes));
    }
}
