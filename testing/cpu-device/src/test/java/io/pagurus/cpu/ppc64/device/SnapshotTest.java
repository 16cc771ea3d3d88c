package io.pagurus.cpu.ppc64.device;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.pagurus.cpu.ppc64.exec.Cpu;
import io.pagurus.cpu.ppc64.exec.CpuEnvironment;
import io.pagurus.cpu.ppc64.exec.Engine;
import io.pagurus.cpu.ppc64.interpreter.Interpreter;
import io.pagurus.cpu.ppc64.isa.Instructions;
import io.pagurus.cpu.ppc64.mmu.Mmu;
import io.pagurus.cpu.ppc64.state.Lpcr;
import io.pagurus.cpu.ppc64.state.Msr;
import io.pagurus.cpu.ppc64.state.Spr;
import io.pagurus.cpu.ppc64.testing.Ram;
import io.pagurus.cpu.ppc64.testing.Tables;
import io.pagurus.cpu.ppc64.translator.TranslatingEngine;
import io.pagurus.migration.vmstate.BytesInput;
import io.pagurus.migration.vmstate.BytesOutput;
import io.pagurus.migration.vmstate.VmStateReader;
import io.pagurus.migration.vmstate.VmStateWriter;
import io.pagurus.vmstate.VmStateDescription;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * A guest that computes is saved at random instants, each time loaded into a CPU that knows nothing, and goes on there:
 * in the end every register and every byte is what it is in tier 0 without. The decrementer interrupts it all the while.
 */
class SnapshotTest {
    private static final int SNAPSHOTS = 1000;
    private static final long INSTRUCTIONS = 400_000;
    private static final long RAM_SIZE = 2 << 20;
    private static final long DATA = 0x10000;
    private static final long CODE = 0x1000;
    private static final long DECREMENTER_VECTOR = 0x900;
    private static final long PROCESS_TABLE = 0x120000;
    private static final long ROOT = 0x100000;
    private static final long SECOND_LEVEL = 0x110000;
    private static final int VSID = 5;

    /** Fixed-point, carry, condition register, floating point, vectors, XER, CTR, calls, loads and stores, for ever. */
    private static final int[] PROGRAM = {
        0x38630001, // addi r3,r3,1
        0x7c8421d2, // mulld r4,r4,r4
        0x38841235, // addi r4,r4,4661
        0x7ce41814, // addc r7,r4,r3
        0x7d083914, // adde r8,r8,r7
        0x79096800, // rotldi r9,r8,13
        0x7d241a78, // xor r4,r9,r3
        0x548a1d38, // rlwinm r10,r4,3,20,28
        0x7c86512a, // stdx r4,r6,r10
        0x7d66502a, // ldx r11,r6,r10
        0x7d8c5a14, // add r12,r12,r11
        0x7da44040, // cmpld cr3,r4,r8
        0x7da00026, // mfcr r13
        0x7d8c6a78, // xor r12,r12,r13
        0x48000049, // bl func
        0x7c040167, // mtvsrd v0,r4
        0x7c280167, // mtvsrd v1,r8
        0x104008c0, // vaddudm v2,v0,v1
        0x10620a80, // vadduws v3,v2,v1
        0x7c4f0067, // mfvsrd r15,v2
        0x7d8c7a14, // add r12,r12,r15
        0xf8710009, // stdu r3,8(r17)
        0x7c230166, // mtvsrd vs1,r3
        0x3a31fff8, // addi r17,r17,-8
        0xfc410032, // fmul f2,f1,f0
        0xfc63102a, // fadd f3,f3,f2
        0x7c780066, // mfvsrd r24,vs3
        0xfb060010, // std r24,16(r6)
        0x7e434451, // subfo. r18,r3,r8
        0x7e600026, // mfcr r19
        0x7d8c9a14, // add r12,r12,r19
        0x4bffff84, // b start
        0x7e0102a6, // func: mfxer r16
        0x7d8c8214, // add r12,r12,r16
        0x7ee902a6, // mfctr r23
        0x3af70003, // addi r23,r23,3
        0x7ee903a6, // mtctr r23
        0x4e800020, // blr
    };

    private static final int[] DECREMENTER = {
        0x3a8007cf, // li r20,1999
        0x7e9603a6, // mtdec r20
        0x3ad60001, // addi r22,r22,1
        0x4c000024, // rfid
    };

    /** How the guest's addresses are translated. */
    private enum Relocation {
        REAL_MODE,
        HASH,
        RADIX
    }

    /** What runs the guest. */
    private enum Tier {
        INTERPRETED,
        TRANSLATED;

        Engine engine(Cpu cpu) {
            return this == INTERPRETED
                    ? new Interpreter(cpu, Instructions.table())
                    : new TranslatingEngine(cpu, Instructions.table(), 2, true);
        }
    }

    /** Time that follows the instructions, so that a run is the same however it is divided. */
    private static final class InstructionTime implements CpuEnvironment {
        private final long start;
        private Cpu cpu;

        InstructionTime(long start) {
            this.start = start;
        }

        @Override
        public long timeBase() {
            return start + (cpu == null ? 0 : cpu.completed);
        }

        @Override
        public long instructionsTo(long ticks) {
            return Math.max(0, ticks - timeBase());
        }

        @Override
        public void hypercall(Cpu caller) {
            throw new AssertionError("the program makes no hypercall");
        }
    }

    /** One CPU, with nothing but the memory in common with those before and after it. */
    private static final class Rig implements CpuRecord.Owner {
        final Cpu cpu;
        final Engine engine;
        final CpuRecord record;
        final InstructionTime time;

        Rig(World world, Tier tier, long now) {
            time = new InstructionTime(now);
            cpu = new Cpu(world.model.model(), new Mmu(world.ram, world.tables), time);
            time.cpu = cpu;
            engine = tier.engine(cpu);
            record = new CpuRecord(cpu, world.model, SectionRules.NEWEST);
            record.owned(this);
        }

        @Override
        public void stateNeeded() {
            cpu.stateNeeded();
        }

        @Override
        public void stateChanged() {
            cpu.stateChanged();
            engine.forget();
        }

        /** Instructions run by translated code. */
        long translated() {
            return engine instanceof TranslatingEngine tier1 ? tier1.translated() : 0;
        }

        byte[][] save() throws Exception {
            return new byte[][] {save(CommonDescription.COMMON, record), save(CpuDescription.of(record.rules), record)};
        }

        private static <S> byte[] save(VmStateDescription<S> vmsd, S state) throws Exception {
            BytesOutput out = new BytesOutput();
            VmStateWriter.save(vmsd, state, out);
            return out.toByteArray();
        }

        void load(byte[][] sections) throws Exception {
            VmStateReader.load(CommonDescription.COMMON, record, new BytesInput(sections[0]), 1);
            VmStateReader.load(CpuDescription.of(record.rules), record, new BytesInput(sections[1]), 5);
        }
    }

    /** A memory with the program and its tables. */
    private static final class World {
        final Ram ram = new Ram(RAM_SIZE);
        final Tables tables = new Tables();
        final ModelIdentity model;

        World(ModelIdentity model) {
            this.model = model;
            ram.words(CODE, PROGRAM);
            ram.words(DECREMENTER_VECTOR, DECREMENTER);
            tables.processTable = PROCESS_TABLE;
            ram.put(PROCESS_TABLE, 2L << 61 | 5 << 5 | ROOT | 13);
            ram.put(ROOT, 1L << 63 | SECOND_LEVEL | 9);
            ram.put(SECOND_LEVEL, 3L << 62 | 0x18f);
            for (long page = 0; page < RAM_SIZE; page += Cpu.PAGE) {
                tables.hash.map(VSID, page, Cpu.PAGE_BITS, 0, page);
            }
        }

        Rig power(Relocation relocation, Tier tier) {
            Rig rig = new Rig(this, tier, 0);
            Cpu cpu = rig.cpu;
            model.model().reset(cpu);
            cpu.nip = CODE;
            cpu.gpr[4] = 0x12345678;
            cpu.gpr[6] = DATA;
            cpu.gpr[17] = DATA + 0x2000;
            cpu.vsr[0] = Double.doubleToRawLongBits(0.3);
            cpu.spr[Spr.DEC] = 1000;
            cpu.msr = Msr.SF | Msr.VEC | Msr.VSX | Msr.FP | Msr.ME | Msr.RI | Msr.EE;
            if (relocation != Relocation.REAL_MODE) {
                cpu.msr |= Msr.IR | Msr.DR;
            }
            if (relocation == Relocation.RADIX) {
                cpu.spr[Spr.LPCR] |= Lpcr.UPRT | Lpcr.HR;
            }
            cpu.slbEsid[0] = 1L << 27;
            cpu.slbVsid[0] = VSID << 12;
            cpu.stateChanged();
            return rig;
        }
    }

    @TestFactory
    Stream<DynamicContainer> aThousandSnapshotsLeaveNoTrace() {
        return Stream.of(ModelIdentity.values())
                .flatMap(model -> Stream.of(Relocation.values())
                        .filter(relocation -> relocation != Relocation.RADIX || model == ModelIdentity.POWER9)
                        .map(relocation -> snapshots(model, relocation)));
    }

    private static DynamicContainer snapshots(ModelIdentity model, Relocation relocation) {
        World without = new World(model);
        Rig straight = without.power(relocation, Tier.INTERPRETED);
        straight.engine.run(INSTRUCTIONS);
        return dynamicContainer(
                model + " " + relocation,
                Stream.of(Tier.values())
                        .map(tier -> dynamicTest(
                                tier.toString(),
                                () -> snapshots(without, straight, new World(model), relocation, tier))));
    }

    private static void snapshots(World without, Rig straight, World with, Relocation relocation, Tier tier)
            throws Exception {
        Rig rig = with.power(relocation, tier);
        Random random = new Random(7);
        long done = 0;
        long translated = 0;
        for (int i = 0; i < SNAPSHOTS; i++) {
            long run = random.nextLong(2 * INSTRUCTIONS / SNAPSHOTS);
            run = Math.min(run, INSTRUCTIONS - done);
            rig.engine.run(run);
            assertEquals(done + run, rig.time.timeBase());
            done += run;
            translated += rig.translated();
            byte[][] saved = rig.save();
            Rig next = new Rig(with, tier, done);
            next.load(saved);
            rig = next;
        }
        rig.engine.run(INSTRUCTIONS - done);

        assertTrue(straight.cpu.gpr[22] > 100, "the decrementer interrupted " + straight.cpu.gpr[22] + " times");
        if (tier == Tier.TRANSLATED) {
            assertTrue(translated > INSTRUCTIONS / 2, translated + " instructions were run by translated code");
        }
        byte[][] expected = straight.save();
        byte[][] actual = rig.save();
        assertArrayEquals(expected[0], actual[0]);
        assertArrayEquals(expected[1], actual[1]);
        for (long at = 0; at < RAM_SIZE; at += Long.BYTES) {
            assertEquals(without.ram.get(at), with.ram.get(at));
        }
    }

    /** What a release without cpu/reservation in its stream loses: the guest tries again. */
    @Test
    void aReservationDoesNotOutliveASnapshot() throws Exception {
        World world = new World(ModelIdentity.POWER9);
        world.ram.words(
                CODE,
                0x7dc030a8, // ldarx r14,0,r6
                0x7dc031ad); // stdcx. r14,0,r6
        Rig first = world.power(Relocation.REAL_MODE, Tier.INTERPRETED);
        first.engine.run(1);
        byte[][] saved = first.save();
        first.engine.run(1);
        assertEquals(2, first.cpu.cr[0] & 2, "nobody disturbed it");
        Rig second = new Rig(world, Tier.INTERPRETED, 1);
        second.load(saved);
        second.engine.run(1);
        assertEquals(0, second.cpu.cr[0] & 2, "the store must be refused");
    }
}
