package io.pagurus.spapr.machine;

import io.pagurus.cpu.CpuBoard;
import io.pagurus.machine.Construction;
import io.pagurus.machine.Machine;
import io.pagurus.machine.MachineOutline;
import io.pagurus.machine.MachineType;
import io.pagurus.qdev.DeviceException;
import io.pagurus.spapr.machine.contract.Furniture;
import io.pagurus.spapr.machine.plan.SenderPlan;
import java.util.List;
import java.util.Map;

/** One versioned pseries machine type. */
public final class PseriesType implements MachineType {
    private final PseriesVersion version;

    /**
     * A machine type.
     *
     * @param version its version
     */
    public PseriesType(PseriesVersion version) {
        this.version = version;
    }

    /** {@return all machine types, oldest first} */
    public static List<PseriesType> all() {
        return PseriesVersion.ALL.stream().map(PseriesType::new).toList();
    }

    @Override
    public String name() {
        return version.machineType();
    }

    @Override
    public String summary() {
        return "pSeries Logical Partition (PAPR compliant), as of QEMU " + version;
    }

    @Override
    public boolean sendsConfiguration() {
        return !version.upTo("2.3");
    }

    @Override
    public boolean sendsFooters() {
        return !version.upTo("2.3");
    }

    @Override
    public boolean sendsVmdesc() {
        return !version.upTo("2.2");
    }

    @Override
    public Map<String, String> compatProperties(String deviceType) {
        return CompatProperties.of(version, deviceType);
    }

    @Override
    public void furnish(Machine machine) {
        Furniture.Dispatchers dispatchers = Furniture.into(machine);
        machine.contract(CpuBoard.class).ifPresent(board -> Hypervisor.into(machine, board, dispatchers));
    }

    @Override
    public Construction.Blueprint blueprint(Construction construction) throws DeviceException {
        return PseriesBlueprint.of(construction);
    }

    @Override
    public void switchOn(Machine machine) throws DeviceException {
        PseriesBlueprint.switchOn(machine);
    }

    @Override
    public List<Planned> plan(MachineOutline outline, Recognizer recognizer) {
        return new SenderPlan(version, outline, recognizer).planned();
    }

    @Override
    public String toString() {
        return name();
    }
}
