package io.pagurus.cpu.ppc64.device;

import io.pagurus.cpu.CpuBoard;
import io.pagurus.cpu.CpuHost;
import io.pagurus.cpu.ppc64.exec.Cpu;
import io.pagurus.cpu.ppc64.exec.Engine;
import io.pagurus.cpu.ppc64.interpreter.Interpreter;
import io.pagurus.cpu.ppc64.isa.Instructions;
import io.pagurus.cpu.ppc64.state.Lpcr;
import io.pagurus.cpu.ppc64.state.Msr;
import io.pagurus.cpu.ppc64.state.PpcState;
import io.pagurus.cpu.ppc64.state.Spr;
import io.pagurus.cpu.ppc64.translator.TranslatingEngine;
import io.pagurus.machine.Machine;
import io.pagurus.qdev.Device;
import io.pagurus.qdev.DeviceException;
import io.pagurus.qdev.RealizeScope;
import io.pagurus.savestate.DuplicateSectionException;
import io.pagurus.savestate.Registration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One CPU in a machine. */
final class CpuDevice implements Device {
    private final int index;
    private final ModelIdentity identity;
    private final SectionRules rules;
    private final MachineStorages storages;
    private final OptionalInt debuggerPort;
    private final boolean translated;
    private @Nullable CpuRecord record;
    private @Nullable DebuggerPort debugger;

    CpuDevice(
            int index,
            ModelIdentity identity,
            SectionRules rules,
            MachineStorages storages,
            OptionalInt debuggerPort,
            boolean translated) {
        this.index = index;
        this.identity = identity;
        this.rules = rules;
        this.storages = storages;
        this.debuggerPort = debuggerPort;
        this.translated = translated;
    }

    @Override
    public void realize(RealizeScope scope) throws DeviceException {
        CpuBoard board = scope.contract(CpuBoard.class);
        Machine machine = scope.machine();
        CpuStorage storage = new CpuStorage(storages.enter(machine));
        MachineEnvironment environment = new MachineEnvironment(
                board.timeBase(), machine.contract(CpuHost.class).orElse(null));
        Cpu cpu = new Cpu(identity.model(), storage, environment);
        scope.onClose(() -> {
            storage.leave(cpu);
            storages.leave(machine);
        });
        PpcCpu plugged = new PpcCpu(index, identity, cpu, engine(cpu), machine.memory());
        environment.caller(plugged);
        CpuRecord mine = new CpuRecord(cpu, identity, rules);
        record = mine;
        reset();
        mine.owned(plugged);
        Registration byIndex = Registration.vmstateRegisterNoObject(index);
        try {
            scope.vmstate(CommonDescription.COMMON, mine, byIndex);
            scope.vmstate(CpuDescription.of(rules), mine, byIndex);
        } catch (DuplicateSectionException e) {
            throw new DeviceException(String.valueOf(e.getMessage()), e);
        }
        board.plug(scope, plugged);
        if (debuggerPort.isPresent()) {
            DebuggerPort port = new DebuggerPort(debuggerPort.getAsInt(), machine, board);
            debugger = port;
            scope.hook(port);
        }
    }

    private Engine engine(Cpu cpu) {
        return translated
                ? new TranslatingEngine(cpu, Instructions.table())
                : new Interpreter(cpu, Instructions.table());
    }

    private CpuRecord realized() {
        return Objects.requireNonNull(record, "not realized");
    }

    /** The first CPU is ready to run firmware; the others wait until they are started (LoPAR 7.3.8). */
    @Override
    public void reset() {
        CpuRecord mine = realized();
        identity.model().reset(mine.env);
        if (index != 0) {
            mine.env.halted = 1;
            mine.env.rtasStopped = true;
            mine.env.spr[Spr.LPCR] &= ~Lpcr.PECE;
        }
        mine.owner().stateChanged();
    }

    @Override
    public List<Scenario> scenarios() {
        PpcState env = realized().env;
        List<Scenario> scenarios = new ArrayList<>(List.of(
                new Scenario("in the middle of a program", this::everyRegister),
                new Scenario("a guest of this model's compatibility mode", () -> env.compatPvr = newestMode()),
                new Scenario("an interrupt under way", () -> env.exceptionIndex = 1),
                new Scenario("crashed", () -> env.crashOccurred = true),
                new Scenario("asleep, stopped by RTAS", this::stop)));
        if ((identity.msrMask() & Msr.TS) != 0) {
            scenarios.add(new Scenario("in a transaction", () -> env.msr |= Msr.TS & -Msr.TS));
        }
        return scenarios;
    }

    private void everyRegister() {
        PpcState env = realized().env;
        for (int i = 0; i < PpcState.GPRS; i++) {
            env.gpr[i] = 0x0101_0101_0101_0101L * i;
        }
        Arrays.setAll(env.vsr, i -> 0x1234_5678_0000_0000L + i);
        env.lr = 0xc000_0000_0000_1234L;
        env.ctr = 7;
        env.cfar = 0xc000_0000_0000_4321L;
        env.setXer(0xa000_0000L);
        env.setCrWord(0x2400_0842);
        env.fpscr = 0x8202_4000L;
        env.setVscrWord(0x0001_0001);
        env.msr = Msr.SF | Msr.VEC | Msr.VSX | Msr.FP | Msr.EE | Msr.PR | Msr.ME | Msr.IR | Msr.DR | Msr.RI | Msr.LE;
    }

    private int newestMode() {
        return identity.newestMode().logicalPvr();
    }

    private void stop() {
        realized().env.halted = 1;
        realized().env.rtasStopped = true;
    }

    @Override
    public SortedMap<String, String> facts() {
        TreeMap<String, String> facts = new TreeMap<>();
        PpcState env = realized().env;
        facts.put("nip", "0x%x".formatted(env.nip));
        facts.put("msr", "0x%x".formatted(env.msr));
        facts.put("state", env.rtasStopped ? "stopped by RTAS" : env.halted != 0 ? "asleep" : "ready");
        if (env.compatPvr != 0) {
            facts.put("compat_pvr", "0x%08x".formatted(env.compatPvr));
        }
        DebuggerPort port = debugger;
        if (port != null) {
            port.listening().ifPresent(number -> facts.put("gdb", "127.0.0.1:" + number));
        }
        return facts;
    }
}
