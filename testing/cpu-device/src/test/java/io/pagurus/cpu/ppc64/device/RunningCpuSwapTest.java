package io.pagurus.cpu.ppc64.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pagurus.core.machine.CoreMachines;
import io.pagurus.core.qdev.InstalledDeviceTypes;
import io.pagurus.core.qdev.InstalledMachineTypes;
import io.pagurus.cpu.CpuBoard;
import io.pagurus.cpu.ppc64.state.Msr;
import io.pagurus.machine.DeviceNode;
import io.pagurus.machine.Machine;
import io.pagurus.machine.MachineType;
import io.pagurus.machine.RunState;
import io.pagurus.migration.compat.Outcome;
import io.pagurus.migration.swap.SwapEngine;
import io.pagurus.migration.swap.SwapResult;
import io.pagurus.qdev.DeviceConfig;
import io.pagurus.spapr.machine.PseriesType;
import io.pagurus.spapr.machine.PseriesVersion;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A CPU moves between two implementations while its guest computes: the guest's checksum is what it is without. */
@Timeout(value = 5, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class RunningCpuSwapTest {
    private static final int SWAPS = 300;
    private static final long SEED = 0x1234;
    private static final long COUNT_AT = 0x8000;
    private static final long SUM_AT = 0x8008;
    private static final long STOP_AT = 0x8010;

    private final CpuType first = new CpuType(1);
    private final CpuType second = new CpuType(2);
    private final MachineType machineType = new PseriesType(PseriesVersion.of("7.2"));
    private final CoreMachines machines =
            new CoreMachines(InstalledDeviceTypes.of(first, second), InstalledMachineTypes.of(machineType));
    private Machine machine;
    private DeviceNode node;

    @BeforeEach
    void build() throws Exception {
        machine = machines.create(machineType, "vm0");
        machine.addRam("ppc_spapr.ram", 1 << 20);
        node = machine.addDevice(first, DeviceConfig.EMPTY);
    }

    @AfterEach
    void close() {
        machines.close();
    }

    @Test
    void nothingIsLostWhileItMoves() throws Exception {
        load();
        machine.setRunState(RunState.RUNNING);
        SwapEngine engine = new SwapEngine();
        goesOn();
        long before = 0;
        for (int i = 0; i < SWAPS; i++) {
            SwapEngine.Move move = engine.move(machine, List.of(node), i % 2 == 0 ? second : first, false);
            assertTrue(move.committed(), move.refused());
            long count = read(COUNT_AT);
            assertTrue(count >= before, "it goes on");
            before = count;
            if (i % 10 == 0) {
                goesOn();
            }
        }
        goesOn();
        machine.memory().storeU64(STOP_AT, 1);
        CpuBoard board = machine.contract(CpuBoard.class).orElseThrow();
        long end = 0x100 + 4 * 13;
        while (nip(board) != end) {
            Thread.onSpinWait();
        }
        long count = read(COUNT_AT);
        long sum = SEED;
        for (long i = 1; i <= count; i++) {
            sum = sum * 31 + i;
        }
        assertEquals(sum, read(SUM_AT));
        assertEquals(1, node.type().implementation());
        assertEquals(1, board.cpus().size());
    }

    @Test
    void bothDirectionsAreIdentical() throws Exception {
        load();
        SwapResult result = new SwapEngine().swap(machine, List.of(node), second, false);
        assertTrue(result.committed());
        assertEquals(Outcome.IDENTICAL, result.forward().outcome());
        assertEquals(Outcome.IDENTICAL, result.backward().outcome());
    }

    /** Waits until it has counted on: on a busy host its thread may see little of a processor between two moves. */
    private void goesOn() throws Exception {
        long before = read(COUNT_AT);
        while (read(COUNT_AT) == before) {
            Thread.onSpinWait();
        }
    }

    private long nip(CpuBoard board) {
        try (var _ = machine.safePoint().stop()) {
            return board.cpus().getFirst().inspection().nextInstruction();
        }
    }

    private long read(long address) throws Exception {
        return machine.memory().loadU64(address);
    }

    private void load() throws Exception {
        // Adds to a checksum, writes how often and what it is, until a word in memory says that it is enough.
        int[] program = {
            0x3cc00000, // lis r6,0
            0x60c68000, // ori r6,r6,0x8000
            0x38600000 | (int) SEED, // li r3,SEED
            0x38800000, // li r4,0
            0x60000000, // nop
            0x38840001, // loop: addi r4,r4,1
            0x1c63001f, // mulli r3,r3,31
            0x7c632214, // add r3,r3,r4
            0xf8660008, // std r3,8(r6)
            0xf8860000, // std r4,0(r6)
            0xe8a60010, // ld r5,16(r6)
            0x2c250000, // cmpdi r5,0
            0x4182ffe4, // beq loop
            0x48000000, // b .
        };
        ByteBuffer code = ByteBuffer.allocate(4 * program.length);
        for (int word : program) {
            code.putInt(word);
        }
        machine.memory().write(0x100, code.array(), 0, code.capacity());
        CpuBoard board = machine.contract(CpuBoard.class).orElseThrow();
        board.cpus().getFirst().inspection().write("msr", 0, Msr.SF | Msr.ME);
    }
}
