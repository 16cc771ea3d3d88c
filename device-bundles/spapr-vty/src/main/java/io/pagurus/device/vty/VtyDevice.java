package io.pagurus.device.vty;

import io.pagurus.qdev.Device;
import io.pagurus.qdev.DeviceException;
import io.pagurus.qdev.RealizeScope;
import io.pagurus.savestate.DuplicateSectionException;
import io.pagurus.savestate.Registration;
import io.pagurus.spapr.Chardev;
import io.pagurus.spapr.Chardevs;
import io.pagurus.spapr.HcallOpcode;
import io.pagurus.spapr.HypercallTable;
import io.pagurus.spapr.Interrupts;
import io.pagurus.spapr.VioBus;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** One terminal in a machine. */
final class VtyDevice implements Device {
    /** No interrupt given: the bus chooses. */
    static final long DEFAULT_IRQ = -1;

    private final VtyState state = new VtyState();
    private final long irq;
    private final String chardev;

    VtyDevice(int reg, long irq, String chardev) {
        this.irq = irq;
        this.chardev = chardev;
        state.sdev.reg = reg;
    }

    @Override
    public void realize(RealizeScope scope) throws DeviceException {
        VioBus bus = scope.contract(VioBus.class);
        int unit = state.sdev.reg;
        state.sdev.irq = irq == DEFAULT_IRQ ? bus.defaultIrq(unit) : (int) irq;
        try {
            scope.vmstate(VtyDescriptions.VTY, state, Registration.dcVmsd());
        } catch (DuplicateSectionException e) {
            throw new DeviceException(String.valueOf(e.getMessage()), e);
        }
        Chardev console = scope.contract(Chardevs.class).get(chardev);
        VtyModel model = new VtyModel(state, console, scope.contract(Interrupts.class));
        bus.attach(scope, unit, model);
        console.attach(scope, model);
        HypercallTable hypercalls = scope.contract(HypercallTable.class);
        long address = Integer.toUnsignedLong(unit);
        hypercalls.registerDefault(scope, HcallOpcode.H_PUT_TERM_CHAR, address, model::put);
        hypercalls.registerDefault(scope, HcallOpcode.H_GET_TERM_CHAR, address, model::get);
    }

    @Override
    public void reset() {
        state.clear();
    }

    @Override
    public List<Scenario> scenarios() {
        return List.of(
                new Scenario("characters waiting for the guest", () -> type("boot\r")),
                new Scenario("buffer full", () -> type("0123456789abcdef")));
    }

    private void type(String text) {
        for (byte character : text.getBytes(StandardCharsets.US_ASCII)) {
            if (state.room() > 0) {
                state.put(character);
            }
        }
    }

    @Override
    public SortedMap<String, String> facts() {
        TreeMap<String, String> facts = new TreeMap<>();
        facts.put("reg", "0x" + Integer.toHexString(state.sdev.reg));
        facts.put("irq", "0x" + Integer.toHexString(state.sdev.irq));
        facts.put("chardev", chardev);
        facts.put("waiting", Integer.toString(state.in - state.out));
        return facts;
    }
}
