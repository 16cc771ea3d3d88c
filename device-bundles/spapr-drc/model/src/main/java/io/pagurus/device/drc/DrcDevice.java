package io.pagurus.device.drc;

import io.pagurus.qdev.Device;
import io.pagurus.qdev.DeviceConfig;
import io.pagurus.qdev.DeviceException;
import io.pagurus.qdev.RealizeScope;
import io.pagurus.savestate.DuplicateSectionException;
import io.pagurus.savestate.Registration;
import io.pagurus.spapr.DeviceTreeNode;
import io.pagurus.spapr.DrConnectors;
import io.pagurus.spapr.RtasCall;
import io.pagurus.spapr.RtasTable;
import java.util.List;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One connector in a machine. */
final class DrcDevice implements Device {
    private final DrcState state;
    private final Registration registration;
    private @Nullable DrcModel model;

    DrcDevice(DrcState state, Registration registration) {
        this.state = state;
        this.registration = registration;
    }

    @Override
    public void realize(RealizeScope scope) throws DeviceException {
        DrConnectors connectors = scope.contract(DrConnectors.class);
        DrcModel realized = new DrcModel(state, connectors, scope.machine().memory());
        model = realized;
        try {
            scope.vmstate(DrcDescriptions.DRC, state, registration);
            if (state.type.physical()) {
                scope.vmstate(DrcDescriptions.PHYSICAL, state, registration);
            }
        } catch (DuplicateSectionException e) {
            throw new DeviceException(String.valueOf(e.getMessage()), e);
        }
        connectors.attach(scope, realized);
        RtasTable rtas = scope.contract(RtasTable.class);
        OptionalLong unit = OptionalLong.of(Integer.toUnsignedLong(state.index));
        rtas.register(scope, RtasCall.SET_INDICATOR, unit, realized::setIndicator);
        rtas.register(scope, RtasCall.GET_SENSOR_STATE, unit, realized::getSensorState);
        rtas.register(scope, RtasCall.IBM_CONFIGURE_CONNECTOR, unit, realized::configure);
    }

    @Override
    public void reset() {
        if (model != null) {
            model.reset();
        }
    }

    @Override
    public List<Scenario> scenarios() {
        return DrcScenarios.of(state).entrySet().stream()
                .map(scenario -> new Scenario(scenario.getKey(), () -> enter(scenario.getValue())))
                .toList();
    }

    private void enter(Consumer<DrcModel> way) {
        DrcModel realized = model;
        if (realized == null) {
            throw new IllegalStateException("a connector enters a scenario after it is realized");
        }
        if (!realized.attached()) {
            realized.attach(DeviceTreeNode.named("device@" + Integer.toHexString(state.index))
                    .with("status", (byte) 'o', (byte) 'k', (byte) 0));
        }
        way.accept(realized);
    }

    @Override
    public DeviceConfig destination(DeviceConfig config) {
        return config.with(DrcImplementation.ATTACHED, state.attached() ? "on" : "off");
    }

    @Override
    public SortedMap<String, String> facts() {
        TreeMap<String, String> facts = new TreeMap<>();
        facts.put("index", "0x" + Integer.toHexString(state.index));
        facts.put("type", state.type.name());
        facts.put("state", DrcStates.text(state.state));
        facts.put("attached", state.attached() ? "yes" : "no");
        if (state.type.physical()) {
            facts.put("dr_indicator", Integer.toUnsignedString(state.drIndicator));
        }
        return facts;
    }
}
