package io.pagurus.spapr.machine.hcall;

import static io.pagurus.spapr.HcallStatus.H_BAD_MODE;
import static io.pagurus.spapr.HcallStatus.H_CONTINUE;
import static io.pagurus.spapr.HcallStatus.H_FUNCTION;
import static io.pagurus.spapr.HcallStatus.H_HARDWARE;
import static io.pagurus.spapr.HcallStatus.H_P2;
import static io.pagurus.spapr.HcallStatus.H_P3;
import static io.pagurus.spapr.HcallStatus.H_PARAMETER;
import static io.pagurus.spapr.HcallStatus.H_PRIVILEGE;
import static io.pagurus.spapr.HcallStatus.H_RESOURCE;
import static io.pagurus.spapr.HcallStatus.H_SUCCESS;
import static io.pagurus.spapr.HcallStatus.H_UNSUPPORTED_FLAG;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pagurus.core.machine.CoreMachines;
import io.pagurus.core.qdev.InstalledDeviceTypes;
import io.pagurus.core.qdev.InstalledMachineTypes;
import io.pagurus.cpu.CpuBoard;
import io.pagurus.cpu.CpuHost;
import io.pagurus.machine.GuestConsole;
import io.pagurus.machine.Machine;
import io.pagurus.machine.RunState;
import io.pagurus.memory.MemoryFaultException;
import io.pagurus.qdev.DescribedState;
import io.pagurus.qdev.Device;
import io.pagurus.qdev.DeviceConfig;
import io.pagurus.qdev.DeviceException;
import io.pagurus.qdev.DeviceType;
import io.pagurus.qdev.Placement;
import io.pagurus.qdev.PropertySpec;
import io.pagurus.qdev.RealizeScope;
import io.pagurus.spapr.HcallOpcode;
import io.pagurus.spapr.RtasCall;
import io.pagurus.spapr.RtasStatus;
import io.pagurus.spapr.machine.PseriesType;
import io.pagurus.spapr.machine.PseriesVersion;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a CPU of a whole machine gets for its hypercalls. Statuses are those of QEMU 7.2. */
class SupervisorTest {
    private static final int BUFFER = 0x8000;
    private static final int AREA = 0x9000;
    private static final int SHADOW = 0xb000;
    private static final long ILE = 1L << 25;
    private static final long AIL = 3L << 23;
    private static final long EE = 1L << 15;
    private static final long PR = 1L << 14;

    private final PseriesType type = new PseriesType(PseriesVersion.of("7.2"));
    private final CoreMachines machines = new CoreMachines(InstalledDeviceTypes.of(), InstalledMachineTypes.of(type));
    private final FakeSpaprCpu first = new FakeSpaprCpu(0);
    private final FakeSpaprCpu second = new FakeSpaprCpu(1);
    private final Machine machine = machines.create(type, "");
    private final CpuHost host = machine.contract(CpuHost.class).orElseThrow();

    SupervisorTest() throws DeviceException {}

    @BeforeEach
    void twoCpus() throws DeviceException {
        machine.addRam("ppc_spapr.ram", 1 << 20);
        machine.addDevice(new Plugged(first), DeviceConfig.EMPTY);
        machine.addDevice(new Plugged(second), DeviceConfig.EMPTY);
    }

    @AfterEach
    void close() {
        machines.close();
    }

    private record Plugged(FakeSpaprCpu cpu) implements DeviceType {
        @Override
        public String name() {
            return "fake-cpu";
        }

        @Override
        public int implementation() {
            return 1;
        }

        @Override
        public String summary() {
            return "fake CPU";
        }

        @Override
        public List<PropertySpec> properties() {
            return List.of();
        }

        @Override
        public List<DescribedState> describes() {
            return List.of();
        }

        @Override
        public Placement place(DeviceConfig config) {
            return new Placement("cpu", "cpu@" + cpu.index(), null);
        }

        @Override
        public Device create(DeviceConfig config) {
            return new Device() {
                @Override
                public void realize(RealizeScope scope) throws DeviceException {
                    scope.contract(CpuBoard.class).plug(scope, cpu);
                }
            };
        }
    }

    private long[] registers(long opcode, long... arguments) {
        long[] registers = new long[10];
        registers[0] = opcode;
        System.arraycopy(arguments, 0, registers, 1, arguments.length);
        return registers;
    }

    /** A call of the first CPU; what it has others do is done when it returns. */
    private long[] call(long opcode, long... arguments) {
        long[] registers = registers(opcode, arguments);
        host.hypercall(first, registers);
        machine.safePoint().stop().close();
        return registers;
    }

    private long status(long opcode, long... arguments) {
        return call(opcode, arguments)[0];
    }

    private int[] rtas(int token, int returns, int... arguments) throws MemoryFaultException {
        machine.memory().storeU32(BUFFER, token);
        machine.memory().storeU32(BUFFER + 4, arguments.length);
        machine.memory().storeU32(BUFFER + 8, returns);
        for (int i = 0; i < arguments.length; i++) {
            machine.memory().storeU32(BUFFER + 12 + 4L * i, arguments[i]);
        }
        status(HcallOpcode.H_RTAS, BUFFER);
        int[] answer = new int[returns];
        for (int i = 0; i < returns; i++) {
            answer[i] = machine.memory().loadU32(BUFFER + 12 + 4L * (arguments.length + i));
        }
        return answer;
    }

    @Test
    void anUnknownFunctionAndOneFromProblemStateAreRefused() {
        assertEquals(H_FUNCTION, status(0x7fc));
        first.setMsr(PR);
        assertEquals(H_PRIVILEGE, status(HcallOpcode.H_CEDE));
    }

    @Test
    void whatIsNoOutputStaysAsItWas() {
        long[] after = call(HcallOpcode.H_SET_SPRG0, 5, 6, 7, 8, 9, 10, 11, 12, 13);
        assertArrayEquals(new long[] {H_SUCCESS, 5, 6, 7, 8, 9, 10, 11, 12, 13}, after);
        assertEquals(5, first.spr(272));
    }

    @Test
    void interruptsGoWhereAllCpusAreToldTo() {
        assertEquals(H_SUCCESS, status(HcallOpcode.H_SET_MODE, 1, 4, 0, 0));
        assertEquals(ILE, first.spr(318));
        assertEquals(ILE, second.spr(318));
        assertEquals(H_SUCCESS, status(HcallOpcode.H_SET_MODE, 3, 3, 0, 0));
        assertEquals(ILE | AIL, second.spr(318));
        assertEquals(H_SUCCESS, status(HcallOpcode.H_SET_MODE, 0, 4, 0, 0));
        assertEquals(AIL, first.spr(318));
        assertEquals(H_UNSUPPORTED_FLAG, status(HcallOpcode.H_SET_MODE, 1, 3, 0, 0));
        assertEquals(H_UNSUPPORTED_FLAG, status(HcallOpcode.H_SET_MODE, 2, 4, 0, 0));
        assertEquals(H_P2, status(HcallOpcode.H_SET_MODE, 0, 9, 0, 0));
        assertEquals(H_P3, status(HcallOpcode.H_SET_MODE, 0, 4, 1, 0));
    }

    @Test
    void aProdBeforeASleepIsNotLost() {
        assertEquals(H_SUCCESS, status(HcallOpcode.H_CEDE));
        assertTrue(first.asleep);
        assertEquals(EE, first.msr() & EE);
        assertEquals(H_SUCCESS, status(HcallOpcode.H_PROD, 0));
        assertFalse(first.asleep);
        assertEquals(H_SUCCESS, status(HcallOpcode.H_CEDE));
        assertFalse(first.asleep, "the prod was kept");
        assertEquals(H_SUCCESS, status(HcallOpcode.H_CEDE));
        assertTrue(first.asleep);
        assertEquals(H_PARAMETER, status(HcallOpcode.H_PROD, 7));
        assertEquals(H_PARAMETER, status(HcallOpcode.H_PROD, -1));
    }

    @Test
    void theLastCpuThatIsAwakeDoesNotJoin() {
        assertEquals(H_SUCCESS, status(HcallOpcode.H_JOIN));
        assertTrue(first.asleep);
        first.rouse();
        second.sleep();
        assertEquals(H_CONTINUE, status(HcallOpcode.H_JOIN));
        assertFalse(first.asleep);
        first.setMsr(EE);
        assertEquals(H_BAD_MODE, status(HcallOpcode.H_JOIN));
    }

    @Test
    void sharedAreasAreCheckedBeforeTheyAreTaken() throws Exception {
        long register = 0x0000_2000_0000_0000L;
        long shadow = 0x0000_6000_0000_0000L;
        assertEquals(H_HARDWARE, status(HcallOpcode.H_REGISTER_VPA, register, 0, 0));
        assertEquals(H_PARAMETER, status(HcallOpcode.H_REGISTER_VPA, register, 0, AREA), "size 0");
        machine.memory().storeU32(AREA + 4, 640 << 16);
        machine.memory().storeU32(SHADOW + 4, 8);
        assertEquals(H_PARAMETER, status(HcallOpcode.H_REGISTER_VPA, register, 5, AREA), "no such CPU");
        assertEquals(H_PARAMETER, status(HcallOpcode.H_REGISTER_VPA, register, 0, AREA + 64), "not aligned");
        assertEquals(H_PARAMETER, status(HcallOpcode.H_REGISTER_VPA, register, 0, 1L << 40), "no RAM");
        assertEquals(H_RESOURCE, status(HcallOpcode.H_REGISTER_VPA, shadow, 0, SHADOW));
        assertEquals(H_SUCCESS, status(HcallOpcode.H_REGISTER_VPA, register, 0, AREA));
        assertEquals(0x0002_0000, machine.memory().loadU32(AREA + 8) & 0x00ff_0000);
        assertEquals(H_SUCCESS, status(HcallOpcode.H_REGISTER_VPA, shadow, 0, SHADOW));
        assertEquals(H_RESOURCE, status(HcallOpcode.H_REGISTER_VPA, 0x0000_a000_0000_0000L, 0, 0));
        assertEquals(H_SUCCESS, status(HcallOpcode.H_REGISTER_VPA, 0x0000_e000_0000_0000L, 0, 0));
        assertEquals(H_SUCCESS, status(HcallOpcode.H_REGISTER_VPA, 0x0000_a000_0000_0000L, 0, 0));
        assertEquals(H_PARAMETER, status(HcallOpcode.H_REGISTER_VPA, 0, 0, 0));
    }

    @Test
    void pagesAreClearedAndCopied() throws Exception {
        machine.memory().storeU64(AREA, 42);
        assertEquals(H_SUCCESS, status(HcallOpcode.H_PAGE_INIT, 1L << 14, AREA + 0x1000, AREA));
        assertEquals(42, machine.memory().loadU64(AREA + 0x1000));
        assertEquals(H_SUCCESS, status(HcallOpcode.H_PAGE_INIT, 1L << 15, AREA, 0));
        assertEquals(0, machine.memory().loadU64(AREA));
        assertEquals(H_PARAMETER, status(HcallOpcode.H_PAGE_INIT, 1, AREA, 0));
        assertEquals(H_PARAMETER, status(HcallOpcode.H_PAGE_INIT, 1L << 15, AREA + 8, 0));
        assertEquals(H_PARAMETER, status(HcallOpcode.H_PAGE_INIT, 1L << 15, 1L << 40, 0));
    }

    @Test
    void memoryIsMovedWhereRangesOverlapToo() throws Exception {
        byte[] bytes = new byte[200_000];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (i * 31);
        }
        for (int to : new int[] {0x20000 + 8, 0x20000 - 8}) {
            machine.memory().write(0x20000, bytes, 0, bytes.length);
            assertEquals(H_SUCCESS, status(HcallOpcode.H_LOGICAL_MEMOP, to, 0x20000, 3, bytes.length / 8, 0));
            byte[] moved = new byte[bytes.length];
            machine.memory().read(to, moved, 0, moved.length);
            assertArrayEquals(bytes, moved);
        }
        assertEquals(H_PARAMETER, status(HcallOpcode.H_LOGICAL_MEMOP, 0, 0, 3, 1L << 31, 0), "beyond RAM");
        assertEquals(H_PARAMETER, status(HcallOpcode.H_LOGICAL_MEMOP, 0, 0, 4, 1, 0));
        assertEquals(H_PARAMETER, status(HcallOpcode.H_LOGICAL_MEMOP, 1, 0, 3, 1, 0));
        assertEquals(H_SUCCESS, status(HcallOpcode.H_LOGICAL_CI_STORE, 2, AREA, 0x1234_5678));
        assertEquals(0x5678, call(HcallOpcode.H_LOGICAL_CI_LOAD, 2, AREA)[1]);
        assertEquals(H_PARAMETER, status(HcallOpcode.H_LOGICAL_CI_LOAD, 3, AREA));
    }

    @Test
    void rtasStartsAndStopsCpus() throws Exception {
        second.setStoppedByRtas(true);
        first.setSpr(318, ILE);
        int query = RtasCall.QUERY_CPU_STOPPED_STATE.token();
        assertArrayEquals(new int[] {RtasStatus.SUCCESS, 0}, rtas(query, 2, 1));
        assertArrayEquals(new int[] {RtasStatus.SUCCESS}, rtas(RtasCall.START_CPU.token(), 1, 1, 0x4000, 77));
        assertFalse(second.stoppedByRtas());
        assertEquals(0x4000, second.nip());
        assertEquals(77, second.gpr(3));
        assertEquals((1L << 63) | (1L << 12), second.msr());
        assertEquals(ILE, second.spr(318));
        assertArrayEquals(new int[] {RtasStatus.SUCCESS, 2}, rtas(query, 2, 1));
        assertArrayEquals(new int[] {RtasStatus.HARDWARE_ERROR}, rtas(RtasCall.START_CPU.token(), 1, 1, 0x4000, 77));
        assertArrayEquals(new int[] {RtasStatus.PARAMETER_ERROR}, rtas(RtasCall.START_CPU.token(), 1, 9, 0, 0));
        rtas(RtasCall.STOP_SELF.token(), 1);
        assertTrue(first.stoppedByRtas());
    }

    @Test
    void rtasWritesCharactersAndSwitchesOff() throws Exception {
        ByteArrayOutputStream heard = new ByteArrayOutputStream();
        rtas(RtasCall.DISPLAY_CHARACTER.token(), 1, 'o');
        GuestConsole console = machine.contract(GuestConsole.class).orElseThrow();
        try (var _ = console.follow(heard::writeBytes)) {
            rtas(0xa, 1, 'k');
        }
        rtas(RtasCall.DISPLAY_CHARACTER.token(), 1, '!');
        assertEquals("ok", heard.toString());
        machine.setRunState(RunState.RUNNING);
        assertArrayEquals(
                new int[] {RtasStatus.PARAMETER_ERROR}, rtas(RtasCall.POWER_OFF.token(), 1), "two masks are missing");
        assertEquals(RunState.RUNNING, machine.runState());
        assertArrayEquals(new int[] {RtasStatus.SUCCESS}, rtas(RtasCall.POWER_OFF.token(), 1, -1, -1));
        assertEquals(RunState.SHUTDOWN, machine.runState());
    }

    @Test
    void hostileArgumentsGetAStatus() {
        long[] values = {0, 1, -1, Long.MAX_VALUE, Long.MIN_VALUE, 0xffff_ffffL, AREA, (1 << 20) - 4};
        java.util.Random random = new java.util.Random(1);
        for (long opcode = 0; opcode < 0x400; opcode += 4) {
            for (int i = 0; i < 50; i++) {
                long[] registers = registers(
                        opcode, random.longs(9).map(r -> values[(int) (r & 7)]).toArray());
                long[] before = Arrays.copyOf(registers, registers.length);
                first.setMsr(0);
                host.hypercall(first, registers);
                assertTrue(registers[0] <= 9999 && registers[0] >= -1000, () -> Arrays.toString(before));
            }
        }
    }
}
