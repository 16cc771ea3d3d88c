package io.pagurus.device.drc.v1;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pagurus.machine.SafePoint;
import io.pagurus.machine.Staging;
import io.pagurus.qdev.DeviceConfig;
import io.pagurus.savestate.SectionId;
import io.pagurus.spapr.DeviceTreeNode;
import io.pagurus.spapr.DrConnector;
import io.pagurus.spapr.DrConnectors;
import io.pagurus.spapr.DrConnectors.Event;
import io.pagurus.spapr.DrcType;
import io.pagurus.spapr.HcallOpcode;
import io.pagurus.spapr.HypercallTable;
import io.pagurus.spapr.RtasCall;
import io.pagurus.spapr.RtasTable;
import io.pagurus.spapr.machine.PseriesType;
import io.pagurus.spapr.machine.PseriesVersion;
import io.pagurus.testing.conformance.Bench;
import io.pagurus.testing.conformance.SavedState;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ConnectorTest {
    private static final int ISOLATION = 9001;
    private static final int INDICATOR = 9002;
    private static final int ALLOCATION = 9003;
    private static final int SENSE = 9003;
    private static final int WORK_AREA = 0x4000;
    private static final int SUCCESS = 0;
    private static final int REFUSED = -3;
    private static final int NOT_CONFIGURABLE = -9003;

    private final List<Event> events = new ArrayList<>();
    private Bench bench;
    private RtasTable rtas;
    private DrConnector connector;
    private int index;

    private void connector(DrcType type, boolean attached) throws Exception {
        index = type.index(5);
        bench = Bench.with(
                new PseriesType(PseriesVersion.of("7.2")),
                new IndexRegisteredDrc(),
                DeviceConfig.EMPTY
                        .withHex("index", Integer.toUnsignedLong(index))
                        .with("attached", attached ? "on" : "off"));
        rtas = bench.contract(RtasTable.class);
        DrConnectors connectors = bench.contract(DrConnectors.class);
        connectors.listen((event, _) -> events.add(event));
        connector = connectors.find(index).orElseThrow();
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private int set(int indicator, int value) {
        return rtas.call(RtasCall.SET_INDICATOR.token(), new int[] {indicator, index, value}, new int[1]);
    }

    private int sense() {
        int[] returns = new int[2];
        assertEquals(SUCCESS, rtas.call(RtasCall.GET_SENSOR_STATE.token(), new int[] {SENSE, index}, returns));
        return returns[1];
    }

    private int configure() throws Exception {
        bench.machine().memory().storeU32(WORK_AREA, index);
        return rtas.call(RtasCall.IBM_CONFIGURE_CONNECTOR.token(), new int[] {WORK_AREA, 0}, new int[1]);
    }

    private String text(int offset) throws Exception {
        byte[] bytes = new byte[32];
        bench.machine().memory().read(WORK_AREA + offset, bytes, 0, bytes.length);
        String all = new String(bytes, StandardCharsets.US_ASCII);
        return all.substring(0, all.indexOf('\0'));
    }

    private List<String> sections() throws Exception {
        return SavedState.of(bench.machine().saveStates()).sections().stream()
                .map(section -> section.id().idstr() + " " + section.payload()[3])
                .toList();
    }

    private static DeviceTreeNode node() {
        return DeviceTreeNode.named("memory@40000000")
                .with("device_type", "memory\0".getBytes(StandardCharsets.US_ASCII))
                .with(DeviceTreeNode.named("child"));
    }

    @ParameterizedTest
    @EnumSource(DrcType.class)
    void restingConnectorsSendNothing(DrcType type) throws Exception {
        connector(type, true);
        assertEquals(List.of(), sections());
        assertTrue(connector.attached());
        close();
        connector(type, false);
        assertEquals(List.of(), sections());
        assertFalse(connector.attached());
    }

    @Test
    void logicalResourceIsPluggedAndConfigured() throws Exception {
        connector(DrcType.LMB, false);
        assertEquals(2, sense(), "unusable");
        assertEquals(REFUSED, set(ALLOCATION, 1), "nothing there to allocate");
        assertTrue(connector.attach(node()));
        assertFalse(connector.attach(node()), "one device at a time");
        assertEquals(List.of("spapr_drc 1"), sections());
        assertEquals(SUCCESS, set(ALLOCATION, 1));
        assertEquals(1, sense(), "present");
        assertEquals(NOT_CONFIGURABLE, configure(), "not unisolated yet");
        assertEquals(SUCCESS, set(ISOLATION, 1));
        assertEquals(List.of("spapr_drc 3"), sections());
        assertEquals(2, configure(), "next child: the node itself");
        assertEquals("memory@40000000", text(20));
        assertEquals(3, configure(), "next property");
        assertEquals("device_type", text(20));
        assertEquals(7, bench.machine().memory().loadU32(WORK_AREA + 12));
        assertEquals("memory", text(bench.machine().memory().loadU32(WORK_AREA + 16)));
        assertEquals(2, configure(), "next child");
        assertEquals(4, configure(), "previous parent");
        assertEquals(SUCCESS, configure(), "complete");
        assertEquals(List.of(), sections(), "ready: nothing to send");
        assertEquals(List.of(Event.ATTACHED, Event.CONFIGURED), events);
    }

    @Test
    void logicalResourceIsTakenAway() throws Exception {
        connector(DrcType.LMB, true);
        assertEquals(-1, set(ISOLATION, 0), "a memory block that nobody wants back stays");
        assertTrue(connector.requestUnplug());
        assertEquals(List.of("spapr_drc 4"), sections());
        assertEquals(SUCCESS, set(ISOLATION, 0));
        assertEquals(SUCCESS, set(ALLOCATION, 0));
        assertFalse(connector.attached());
        assertEquals(2, sense());
        assertEquals(List.of(Event.UNPLUG_REQUESTED, Event.RELEASED), events);
        assertEquals(List.of(), sections());
    }

    @Test
    void guestRefusesToGiveALogicalResourceBack() throws Exception {
        connector(DrcType.CPU, true);
        connector.requestUnplug();
        assertEquals(SUCCESS, set(ISOLATION, 1));
        assertTrue(connector.attached());
        assertEquals(List.of(Event.UNPLUG_REQUESTED, Event.UNPLUG_REFUSED), events);
        assertEquals(List.of(), sections());
    }

    @Test
    void physicalDeviceIsPluggedConfiguredAndTakenAway() throws Exception {
        connector(DrcType.PCI, false);
        assertEquals(0, sense(), "empty");
        assertEquals(REFUSED, set(ISOLATION, 1), "nothing there to unisolate");
        connector.attach(node());
        assertEquals(1, sense(), "present");
        assertEquals(List.of("spapr_drc 6", "spapr_drc/physical 0"), sections());
        assertEquals(SUCCESS, set(ISOLATION, 1));
        assertEquals(REFUSED, set(ISOLATION, 0), "not while it is being configured");
        while (configure() != SUCCESS) {
            assertEquals("physical: unisolated", connector.state());
        }
        assertEquals(SUCCESS, set(INDICATOR, 1));
        assertEquals(List.of(), sections());
        connector.requestUnplug();
        assertEquals(SUCCESS, set(ISOLATION, 0));
        assertEquals(0, sense());
        assertEquals(SUCCESS, set(INDICATOR, 0));
        assertEquals(List.of(), sections());
    }

    @Test
    void indicatorIsSentWhenItSaysSomethingUnexpected() throws Exception {
        connector(DrcType.PCI, true);
        assertEquals(SUCCESS, set(INDICATOR, 2));
        assertEquals(List.of("spapr_drc/physical 2"), sections());
        assertEquals(REFUSED, set(INDICATOR, 4));
        assertEquals(REFUSED, set(ALLOCATION, 1), "physical connectors have no allocation state");
    }

    @Test
    void deviceTheGuestNeverTookGoesAtOnce() throws Exception {
        connector(DrcType.PCI, false);
        connector.attach(node());
        connector.requestUnplug();
        assertFalse(connector.attached());
    }

    @Test
    void resetReadiesWhatIsThereAndTakesWhatIsWantedBack() throws Exception {
        connector(DrcType.PCI, false);
        connector.attach(node());
        bench.node().device().reset();
        assertEquals(List.of(), sections());
        assertEquals("physical: configured", connector.state());
        connector.requestUnplug();
        bench.node().device().reset();
        assertFalse(connector.attached());
    }

    @Test
    void pluggedDeviceAndItsStateSurviveASwap() throws Exception {
        connector(DrcType.PCI, false);
        connector.attach(node());
        set(ISOLATION, 1);
        assertEquals(2, configure(), "next child: the node itself");
        List<String> before = sections();
        try (Staging staging = bench.stage(new IndexRegisteredDrc())) {
            SavedState.of(bench.machine().saveStates()).load(staging.receiver());
            try (SafePoint.Stopped _ = bench.machine().safePoint().stop()) {
                staging.commit();
            }
        }
        assertEquals(before, sections());
        assertEquals(3, configure(), "the guest goes on configuring where it was: next property");
        assertEquals("device_type", text(20));
    }

    @Test
    void hostileArgumentsAreRefused() throws Exception {
        connector(DrcType.PCI, true);
        assertEquals(REFUSED, set(ISOLATION, 7));
        assertEquals(REFUSED, set(ALLOCATION, -1));
        assertEquals(REFUSED, set(1, 1));
        assertEquals(REFUSED, rtas.call(RtasCall.SET_INDICATOR.token(), new int[] {ISOLATION, index}, new int[1]));
        assertEquals(REFUSED, rtas.call(RtasCall.SET_INDICATOR.token(), new int[0], new int[0]));
        assertEquals(REFUSED, rtas.call(RtasCall.SET_INDICATOR.token(), new int[] {ISOLATION, 7, 1}, new int[1]));
        assertEquals(REFUSED, rtas.call(RtasCall.GET_SENSOR_STATE.token(), new int[] {1, index}, new int[2]));
        assertEquals(REFUSED, rtas.call(RtasCall.GET_SENSOR_STATE.token(), new int[] {SENSE, index}, new int[1]));
        assertEquals(REFUSED, rtas.call(RtasCall.IBM_CONFIGURE_CONNECTOR.token(), new int[] {-4096, 0}, new int[1]));
        assertEquals(REFUSED, rtas.call(0x2fff, new int[0], new int[1]));
    }

    @Test
    void workAreaBeyondMemoryIsRefused() throws Exception {
        connector(DrcType.PCI, false);
        connector.attach(node());
        set(ISOLATION, 1);
        int last = (int) Bench.RAM - 4;
        bench.machine().memory().storeU32(last, index);
        assertEquals(REFUSED, rtas.call(RtasCall.IBM_CONFIGURE_CONNECTOR.token(), new int[] {last, 0}, new int[1]));
    }

    @Test
    void callsComeThroughTheArgumentBufferInMemory() throws Exception {
        connector(DrcType.PCI, true);
        HypercallTable guest = bench.contract(HypercallTable.class);
        int[] words = {RtasCall.GET_SENSOR_STATE.token(), 2, 2, SENSE, index, 77, 77};
        for (int i = 0; i < words.length; i++) {
            bench.machine().memory().storeU32(0x100 + 4L * i, words[i]);
        }
        assertEquals(0, guest.call(HcallOpcode.H_RTAS, 0x100));
        assertEquals(SUCCESS, bench.machine().memory().loadU32(0x100 + 20));
        assertEquals(1, bench.machine().memory().loadU32(0x100 + 24));
        bench.machine().memory().storeU32(0x104, -1);
        assertEquals(-4, guest.call(HcallOpcode.H_RTAS, 0x100), "more arguments than any call has");
        assertEquals(-4, guest.call(HcallOpcode.H_RTAS, Bench.RAM), "no RAM behind the buffer");
        assertEquals(-4, guest.call(HcallOpcode.H_RTAS, -1));
    }

    @Test
    void hostileStateFromAStreamIsCarriedAndRefusedToTheGuest() throws Exception {
        connector(DrcType.PCI, true);
        SavedState.load(
                bench.machine().saveStates(),
                new SavedState.Section(new SectionId("spapr_drc", index), 1, new byte[] {0, 0, 0, 99}));
        assertEquals("unknown: 99", connector.state());
        assertEquals(REFUSED, set(ISOLATION, 0));
        assertEquals(REFUSED, set(ISOLATION, 1));
        assertEquals(NOT_CONFIGURABLE, configure());
        assertEquals(List.of("spapr_drc 99"), sections());
    }
}
