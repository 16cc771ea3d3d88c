package io.pagurus.cpu.ppc64.device;

import io.pagurus.cpu.ppc64.state.Msr;
import io.pagurus.cpu.ppc64.state.PpcState;
import io.pagurus.cpu.ppc64.state.Spr;
import io.pagurus.qdev.Device;
import io.pagurus.qdev.DeviceException;
import io.pagurus.qdev.RealizeScope;
import io.pagurus.savestate.DuplicateSectionException;
import io.pagurus.savestate.Registration;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** One CPU in a machine. */
final class CpuDevice implements Device {
    /** Where a pseries machine enters firmware, and a secondary CPU waits (Power ISA III 6.5.1). */
    private static final long RESET_VECTOR = 0x100;

    private final int index;
    private final CpuRecord record;

    CpuDevice(int index, ModelIdentity model, SectionRules rules) {
        this.index = index;
        this.record = CpuRecord.scratch(model, rules);
        reset();
    }

    @Override
    public void realize(RealizeScope scope) throws DeviceException {
        Registration byIndex = Registration.vmstateRegisterNoObject(index);
        try {
            scope.vmstate(CommonDescription.COMMON, record, byIndex);
            scope.vmstate(CpuDescription.of(record.rules), record, byIndex);
        } catch (DuplicateSectionException e) {
            throw new DeviceException(String.valueOf(e.getMessage()), e);
        }
    }

    @Override
    public void reset() {
        record.env.nip = RESET_VECTOR;
        record.env.spr[Spr.PVR] = Integer.toUnsignedLong(record.model.pvr());
        record.env.halted = index == 0 ? 0 : 1;
    }

    @Override
    public List<Scenario> scenarios() {
        PpcState env = record.env;
        return List.of(
                new Scenario("in the middle of a program", this::everyRegister),
                new Scenario("a guest of this model's compatibility mode", () -> env.compatPvr = newestMode()),
                new Scenario("an interrupt under way", () -> env.exceptionIndex = 1),
                new Scenario("crashed", () -> env.crashOccurred = true),
                new Scenario("in a transaction", () -> env.msr |= Msr.TS & -Msr.TS),
                new Scenario("asleep, stopped by RTAS", this::stop));
    }

    private void everyRegister() {
        PpcState env = record.env;
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
        return record.model.newestMode().logicalPvr();
    }

    private void stop() {
        record.env.halted = 1;
        record.env.rtasStopped = true;
    }

    @Override
    public SortedMap<String, String> facts() {
        TreeMap<String, String> facts = new TreeMap<>();
        facts.put("nip", "0x%x".formatted(record.env.nip));
        facts.put("msr", "0x%x".formatted(record.env.msr));
        facts.put("state", record.env.rtasStopped ? "stopped by RTAS" : record.env.halted != 0 ? "halted" : "ready");
        if (record.env.compatPvr != 0) {
            facts.put("compat_pvr", "0x%08x".formatted(record.env.compatPvr));
        }
        return facts;
    }
}
