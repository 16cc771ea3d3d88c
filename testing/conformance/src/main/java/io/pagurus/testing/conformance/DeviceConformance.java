package io.pagurus.testing.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.pagurus.machine.MachineType;
import io.pagurus.machine.SafePoint;
import io.pagurus.machine.Staging;
import io.pagurus.qdev.DescribedState;
import io.pagurus.qdev.Device;
import io.pagurus.qdev.DeviceConfig;
import io.pagurus.qdev.DeviceException;
import io.pagurus.qdev.DeviceType;
import io.pagurus.qdev.RecordedSection;
import io.pagurus.savestate.SaveStateBody;
import io.pagurus.savestate.SaveStateEntry;
import io.pagurus.savestate.SectionId;
import io.pagurus.vmstate.VmStateException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * What any device must do. For each of its sample configurations and in each of its scenarios: realize, save, load, save
 * again equal, truncated input, oversized lengths, staging that nobody sees, unplug that leaves nothing behind.
 */
public abstract class DeviceConformance {
    private static final String POWER_ON = "power-on";

    /** A payload up to this length is cut at every byte; of a longer one both ends and some places between. */
    private static final int CUT_EVERYWHERE = 2048;

    private static final int CUT_AT_ENDS = 256;
    private static final int CUTS_BETWEEN = 32;

    /** A subsection begins with this byte (QEMU's {@code QEMU_VM_SUBSECTION}). */
    private static final byte SUBSECTION = 5;

    /** {@return the implementation under test} */
    protected abstract DeviceType deviceType();

    /** {@return a machine type that offers the contracts which the device needs} */
    protected abstract MachineType machineType();

    /** A bench with the device in one of its states. */
    @FunctionalInterface
    private interface Trial {
        void run(Bench bench) throws Exception;
    }

    @TestFactory
    Stream<DynamicNode> inEveryState() throws Exception {
        List<DynamicNode> nodes = new ArrayList<>();
        for (DeviceConfig config : deviceType().samples()) {
            List<String> scenarios = new ArrayList<>(List.of(POWER_ON));
            try (Bench bench = bench(config)) {
                bench.node().device().scenarios().forEach(scenario -> scenarios.add(scenario.name()));
            }
            assertEquals(scenarios.size(), new TreeSet<>(scenarios).size(), "scenarios have names of their own");
            scenarios.forEach(scenario -> nodes.add(tests(config, scenario)));
        }
        return nodes.stream();
    }

    private DynamicContainer tests(DeviceConfig config, String scenario) {
        return dynamicContainer(
                "%s, %s".formatted(text(config), scenario),
                List.of(
                        test("savesLoadsAndSavesAgainEqual", config, scenario, this::savesLoadsAndSavesAgainEqual),
                        test("refusesTruncatedInput", config, scenario, this::refusesTruncatedInput),
                        test("survivesOversizedLengths", config, scenario, this::survivesOversizedLengths),
                        test("recognisesOnlyWhatItCanCreate", config, scenario, this::recognisesOnlyWhatItCanCreate),
                        test("stagedDeviceIsInvisible", config, scenario, this::stagedDeviceIsInvisible),
                        test("movesToItself", config, scenario, this::movesToItself),
                        test("savesTwiceTheSame", config, scenario, this::savesTwiceTheSame)));
    }

    private static String text(DeviceConfig config) {
        return config.values().isEmpty() ? "no properties" : config.toString();
    }

    private DynamicNode test(String name, DeviceConfig config, String scenario, Trial trial) {
        return dynamicTest(name, () -> {
            try (Bench bench = bench(config)) {
                enter(bench.node().device(), scenario);
                trial.run(bench);
            }
        });
    }

    private Bench bench(DeviceConfig config) throws DeviceException {
        return Bench.with(machineType(), deviceType(), config);
    }

    private static void enter(Device device, String name) {
        device.scenarios().stream()
                .filter(scenario -> scenario.name().equals(name))
                .forEach(scenario -> scenario.enter().run());
    }

    private void savesLoadsAndSavesAgainEqual(Bench bench) throws Exception {
        SavedState saved = SavedState.of(bench.machine().saveStates());
        try (Staging receiver = bench.stage(deviceType())) {
            saved.load(receiver.receiver());
            assertEquals(saved.lines(), SavedState.of(receiver.receiver()).lines());
        }
    }

    private void savesTwiceTheSame(Bench bench) throws Exception {
        assertEquals(
                SavedState.of(bench.machine().saveStates()).lines(),
                SavedState.of(bench.machine().saveStates()).lines());
    }

    private void refusesTruncatedInput(Bench bench) throws Exception {
        for (SavedState.Section section :
                SavedState.of(bench.machine().saveStates()).sections()) {
            for (int length : cuts(section.payload().length)) {
                byte[] cut = Arrays.copyOf(section.payload(), length);
                boolean beforeSubsection = section.payload()[length] == SUBSECTION;
                try (Staging receiver = bench.stage(deviceType())) {
                    SavedState.load(receiver.receiver(), section.withPayload(cut));
                    assertTrue(beforeSubsection, () -> "took " + section.id() + " cut to " + cut.length + " bytes");
                } catch (VmStateException e) {
                    assertFalse(e.getMessage().isEmpty());
                }
            }
        }
    }

    private static Set<Integer> cuts(int length) {
        Set<Integer> cuts = new TreeSet<>();
        boolean everywhere = length <= CUT_EVERYWHERE;
        for (int at = 0; at < length; at++) {
            if (everywhere || at < CUT_AT_ENDS || at >= length - CUT_AT_ENDS) {
                cuts.add(at);
            }
        }
        for (int i = 1; i < CUTS_BETWEEN && !everywhere; i++) {
            cuts.add((int) ((long) length * i / CUTS_BETWEEN));
        }
        return cuts;
    }

    private void survivesOversizedLengths(Bench bench) throws Exception {
        for (SavedState.Section section :
                SavedState.of(bench.machine().saveStates()).sections()) {
            int length = section.payload().length;
            for (int at = 0; at + Integer.BYTES <= Math.min(length, CUT_AT_ENDS); at++) {
                for (int value : new int[] {-1, Integer.MAX_VALUE, Integer.MIN_VALUE, 1 << 28}) {
                    byte[] bent = section.payload().clone();
                    ByteBuffer.wrap(bent).putInt(at, value);
                    loadBent(bench, section.withPayload(bent));
                }
            }
        }
    }

    private void loadBent(Bench bench, SavedState.Section section) throws DeviceException {
        try (Staging receiver = bench.stage(deviceType())) {
            SavedState.load(receiver.receiver(), section);
            SavedState.of(receiver.receiver());
        } catch (VmStateException e) {
            assertFalse(e.getMessage().isEmpty());
        }
    }

    private void recognisesOnlyWhatItCanCreate(Bench bench) throws Exception {
        for (SavedState.Section section :
                SavedState.of(bench.machine().saveStates()).sections()) {
            for (int length : new int[] {0, 1, 4, 8, 12, section.payload().length}) {
                byte[] cut = Arrays.copyOf(section.payload(), Math.min(length, section.payload().length));
                var config = deviceType()
                        .recognize(new RecordedSection(
                                machineType().name(), section.id(), section.versionId(), ByteBuffer.wrap(cut)));
                if (config.isPresent()) {
                    deviceType().create(config.get());
                    assertEquals(
                            bench.node().path(),
                            deviceType().place(config.get()).path(),
                            () -> "place of the device that sent " + section.id());
                }
            }
        }
    }

    private void stagedDeviceIsInvisible(Bench bench) throws Exception {
        List<String> entries = describe(bench.machine().saveStates().entries());
        List<String> saved = SavedState.of(bench.machine().saveStates()).lines();
        Device device = bench.node().device();
        try (Staging staging = bench.stage(deviceType())) {
            assertEquals(1, staging.devices().size());
            assertEquals(entries, describe(bench.machine().saveStates().entries()));
            assertEquals(saved, SavedState.of(bench.machine().saveStates()).lines());
        }
        assertEquals(device, bench.node().device(), "a discarded staging changes nothing");
        assertEquals(entries, describe(bench.machine().saveStates().entries()));
        assertEquals(saved, SavedState.of(bench.machine().saveStates()).lines());
    }

    private static List<String> describe(List<SaveStateEntry> entries) {
        return entries.stream()
                .map(entry -> entry.id() + " v" + entry.versionId() + " " + entry.aliasId() + " " + entry.registered())
                .toList();
    }

    private void movesToItself(Bench bench) throws Exception {
        SavedState saved = SavedState.of(bench.machine().saveStates());
        Device before = bench.node().device();
        try (Staging staging = bench.stage(deviceType())) {
            saved.load(staging.receiver());
            try (SafePoint.Stopped _ = bench.machine().safePoint().stop()) {
                staging.commit();
            }
        }
        assertNotSame(before, bench.node().device(), "the new device is in charge");
        assertEquals(saved.lines(), SavedState.of(bench.machine().saveStates()).lines());
    }

    @TestFactory
    Stream<DynamicNode> everySampleCanBeUnplugged() {
        return deviceType().samples().stream().map(config -> dynamicTest(text(config), () -> unplug(config)));
    }

    private void unplug(DeviceConfig config) throws DeviceException {
        try (Bench bench = bench(config)) {
            List<String> entries = describe(bench.machine().saveStates().entries());
            assertThrows(
                    DeviceException.class,
                    () -> bench.machine().addDevice(deviceType(), config),
                    "a place is for one device");
            assertEquals(entries, describe(bench.machine().saveStates().entries()));
            bench.machine().removeDevice(bench.node());
            assertEquals(List.of(), bench.machine().saveStates().entries());
            assertEquals(List.of(), bench.machine().devices());
            bench.machine().addDevice(deviceType(), config);
            assertEquals(entries, describe(bench.machine().saveStates().entries()), "the same identities again");
        }
    }

    @Test
    void describesWhatItRegisters() throws Exception {
        for (DeviceConfig config : deviceType().samples()) {
            try (Bench bench = bench(config)) {
                for (SaveStateEntry entry : bench.machine().saveStates().entries()) {
                    if (entry.body() instanceof SaveStateBody.Described<?> described) {
                        DescribedState declared = deviceType().describes().stream()
                                .filter(state -> state.vmsd()
                                        .name()
                                        .equals(described.vmsd().name()))
                                .findFirst()
                                .orElseGet(() -> fail(
                                        "undeclared vmsd " + described.vmsd().name()));
                        assertEquals(declared.style(), entry.style());
                    }
                }
            }
        }
    }

    @Test
    void refusesAnUnknownProperty() {
        DeviceConfig config = deviceType().samples().getFirst().with("no-such-property", "1");
        DeviceException refusal =
                assertThrows(DeviceException.class, () -> deviceType().create(config));
        assertTrue(String.valueOf(refusal.getMessage()).contains("no-such-property"), refusal::getMessage);
    }

    @Test
    void recognisesNothingOfAStranger() {
        RecordedSection stranger =
                new RecordedSection(machineType().name(), new SectionId("stranger", 0), 1, ByteBuffer.allocate(64));
        assertTrue(deviceType().recognize(stranger).isEmpty());
    }

    @Test
    void isNumberedAndSaysWhatItIs() {
        assertTrue(deviceType().implementation() >= 1);
        assertFalse(deviceType().summary().isBlank());
        assertFalse(deviceType().samples().isEmpty());
        deviceType()
                .properties()
                .forEach(property -> assertFalse(property.help().isBlank()));
    }
}
