package io.pagurus.device.rtc;

import io.pagurus.qdev.Device;
import io.pagurus.qdev.DeviceException;
import io.pagurus.qdev.RealizeScope;
import io.pagurus.savestate.DuplicateSectionException;
import io.pagurus.savestate.Registration;
import io.pagurus.spapr.RtasCall;
import io.pagurus.spapr.RtasTable;
import java.util.List;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;

/** The clock in a machine. */
final class RtcDevice implements Device {
    private static final long TWO_HOURS = 7_200_000_000_000L;

    private final RtcState state = new RtcState();

    @Override
    public void realize(RealizeScope scope) throws DeviceException {
        try {
            scope.vmstate(RtcState.VMSD, state, Registration.dcVmsd());
        } catch (DuplicateSectionException e) {
            throw new DeviceException(String.valueOf(e.getMessage()), e);
        }
        RtcModel model = new RtcModel(state, scope.machine().clock());
        RtasTable rtas = scope.contract(RtasTable.class);
        rtas.register(scope, RtasCall.GET_TIME_OF_DAY, OptionalLong.empty(), model::get);
        rtas.register(scope, RtasCall.SET_TIME_OF_DAY, OptionalLong.empty(), model::set);
    }

    @Override
    public List<Scenario> scenarios() {
        return List.of(new Scenario("guest time ahead of host time", () -> state.nsOffset = TWO_HOURS));
    }

    @Override
    public SortedMap<String, String> facts() {
        TreeMap<String, String> facts = new TreeMap<>();
        facts.put("ns_offset", Long.toString(state.nsOffset));
        return facts;
    }
}
