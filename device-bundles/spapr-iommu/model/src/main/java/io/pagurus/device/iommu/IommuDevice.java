package io.pagurus.device.iommu;

import io.pagurus.memory.GuestMemory;
import io.pagurus.qdev.Device;
import io.pagurus.qdev.DeviceException;
import io.pagurus.qdev.RealizeScope;
import io.pagurus.savestate.DuplicateSectionException;
import io.pagurus.savestate.Registration;
import io.pagurus.spapr.HcallOpcode;
import io.pagurus.spapr.HypercallTable;
import io.pagurus.spapr.RtasCall;
import io.pagurus.spapr.RtasStatus;
import io.pagurus.spapr.RtasTable;
import io.pagurus.spapr.TceTable;
import io.pagurus.spapr.TceTables;
import io.pagurus.vmstate.VmStateDescription;
import java.util.List;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;

/** One TCE table in a machine. */
final class IommuDevice implements Device {
    private final IommuConfig config;
    private final VmStateDescription<TceTableState> vmsd;
    private final Registration registration;
    private final TceTableState state = new TceTableState();
    private final TceTableModel model = new TceTableModel(state);

    IommuDevice(IommuConfig config, VmStateDescription<TceTableState> vmsd, Registration registration) {
        this.config = config;
        this.vmsd = vmsd;
        this.registration = registration;
        state.liobn = config.liobn();
        model.reset(config);
    }

    @Override
    public void realize(RealizeScope scope) throws DeviceException {
        try {
            scope.vmstate(vmsd, state, registration);
        } catch (DuplicateSectionException e) {
            throw new DeviceException(String.valueOf(e.getMessage()), e);
        }
        scope.contract(TceTables.class).attach(scope, config.liobn(), model);
        GuestMemory memory = scope.machine().memory();
        HypercallTable hypercalls = scope.contract(HypercallTable.class);
        OptionalLong unit = OptionalLong.of(Integer.toUnsignedLong(config.liobn()));
        hypercalls.register(scope, HcallOpcode.H_PUT_TCE, unit, model::put);
        hypercalls.register(scope, HcallOpcode.H_GET_TCE, unit, model::get);
        hypercalls.register(scope, HcallOpcode.H_STUFF_TCE, unit, model::stuff);
        hypercalls.register(
                scope, HcallOpcode.H_PUT_TCE_INDIRECT, unit, registers -> model.putIndirect(registers, memory));
        if (config.vio()) {
            scope.contract(RtasTable.class).register(scope, RtasCall.IBM_SET_TCE_BYPASS, unit, this::setBypass);
        }
    }

    /** ibm,set-tce-bypass: unit address, on or off. */
    private int setBypass(int[] arguments, int[] returns) {
        if (arguments.length != 2 || returns.length != 1) {
            return RtasStatus.PARAMETER_ERROR;
        }
        model.bypass(arguments[1] != 0);
        return RtasStatus.SUCCESS;
    }

    @Override
    public void reset() {
        model.reset(config);
    }

    @Override
    public List<Scenario> scenarios() {
        return List.of(
                new Scenario("a page mapped for reading and writing", this::mapFirstPage),
                new Scenario("the whole window mapped", this::mapAll),
                new Scenario("DMA refused", () -> model.translate(-1, true)),
                new Scenario("window moved and enlarged", this::reopen),
                new Scenario("window closed", model::disable));
    }

    private void openIfClosed() {
        if (!model.enabled()) {
            model.enable(16, 1L << 59, 0x1000);
        }
    }

    private void mapFirstPage() {
        openIfClosed();
        model.put(
                new long[] {0, state.busOffset, 0x1234_0000L | TceTable.TCE_READ | TceTable.TCE_WRITE, 0, 0, 0, 0, 0, 0
                });
    }

    private void mapAll() {
        openIfClosed();
        model.stuff(
                new long[] {0, state.busOffset, 0x10_0000L | TceTable.TCE_READ, state.table.entries(), 0, 0, 0, 0, 0});
    }

    private void reopen() {
        model.disable();
        model.enable(16, 1L << 59, 0x2000);
        mapFirstPage();
    }

    @Override
    public SortedMap<String, String> facts() {
        TreeMap<String, String> facts = new TreeMap<>();
        facts.put("liobn", "0x" + Integer.toHexString(state.liobn));
        facts.put("nb_table", Integer.toString(state.table.entries()));
        facts.put("mapped", Integer.toString(state.table.mapped()));
        facts.put("page_shift", Integer.toString(state.pageShift));
        facts.put("bus_offset", "0x" + Long.toHexString(state.busOffset));
        facts.put("bypass", state.bypass ? "on" : "off");
        facts.put("faults", Long.toUnsignedString(state.faultCount));
        return facts;
    }
}
