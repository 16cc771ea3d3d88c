package io.pagurus.fuzz;

import io.pagurus.core.machine.CoreMachines;
import io.pagurus.machine.Machine;
import io.pagurus.migration.live.SavedSection;
import io.pagurus.migration.live.SavedSections;
import io.pagurus.migration.live.SectionLoader;
import io.pagurus.migration.live.SectionSaver;
import io.pagurus.migration.vmstate.BytesInput;
import io.pagurus.qdev.Device;
import io.pagurus.qdev.DeviceConfig;
import io.pagurus.qdev.DeviceException;
import io.pagurus.qdev.DeviceType;
import io.pagurus.savestate.SaveStateBody;
import io.pagurus.savestate.SaveStateEntry;
import io.pagurus.vmstate.VmStateException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Loads one section into a live device: a byte for the device, one for the entry, one for the version, then the payload.
 * What the device saves afterwards another one must take, and save the same.
 */
final class SectionTarget implements Target {
    /** Bytes in front of the payload. */
    private static final int PREFIX = 3;

    /** A seed that is to be mutated well is small. */
    private static final int LONGEST_SEED = 16 << 10;

    private final CoreMachines machines = Hardware.machines();

    /** A device that can be chosen. */
    private record Choice(DeviceType type, DeviceConfig config) {}

    private static final List<Choice> CHOICES =
            Hardware.DEVICES.stream().flatMap(SectionTarget::choices).toList();

    private static Stream<Choice> choices(DeviceType type) {
        List<DeviceConfig> samples = type.samples().isEmpty() ? List.of(DeviceConfig.EMPTY) : type.samples();
        return samples.stream()
                .map(config -> config.get("nb-table").isPresent() ? config.withHex("nb-table", 8) : config)
                .map(config -> new Choice(type, config));
    }

    @Override
    public void read(byte[] input) throws VmStateException, DeviceException {
        if (input.length < PREFIX) {
            throw VmStateException.shortRead(0, PREFIX, input.length);
        }
        Choice choice = CHOICES.get((input[0] & 0xff) % CHOICES.size());
        byte[] payload = Arrays.copyOfRange(input, PREFIX, input.length);
        SavedSections first;
        try (Machine machine = machine(choice)) {
            List<SaveStateEntry> entries = described(machine);
            first = passOn(entries, entries.get((input[1] & 0xff) % entries.size()), input[2], payload);
        }
        for (SavedSection section : first.sections()) {
            try (Machine machine = machine(choice)) {
                checkCopy(described(machine), first, section);
            }
        }
    }

    private static void checkCopy(List<SaveStateEntry> entries, SavedSections first, SavedSection section) {
        SaveStateEntry entry = entries.stream()
                .filter(candidate -> candidate.id().equals(section.id()))
                .findFirst()
                .orElseThrow();
        SavedSections second;
        try {
            second = passOn(entries, entry, section.versionId(), first.payload(section));
        } catch (VmStateException e) {
            throw new BrokenPromise("what was saved is refused: " + e.getMessage(), e);
        }
        boolean same = second.find(section.id())
                .map(copy -> first.samePayload(section, second, copy))
                .orElse(false);
        if (!same) {
            throw new BrokenPromise("a device and its copy are saved differently: " + section.id());
        }
    }

    /** Loads one entry and saves all. */
    private static SavedSections passOn(List<SaveStateEntry> entries, SaveStateEntry entry, int version, byte[] payload)
            throws VmStateException {
        SectionLoader.load(entry, version, new BytesInput(payload));
        try {
            return SectionSaver.save(entries);
        } catch (VmStateException e) {
            throw new BrokenPromise("what was loaded cannot be saved: " + e.getMessage(), e);
        }
    }

    private Machine machine(Choice choice) throws DeviceException {
        Machine machine = machines.scratch(Hardware.PSERIES);
        try {
            machine.addDevice(choice.type(), choice.config());
            return machine;
        } catch (DeviceException e) {
            machine.close();
            throw e;
        }
    }

    private static List<SaveStateEntry> described(Machine machine) {
        return machine.saveStates().entries().stream()
                .filter(entry -> entry.body() instanceof SaveStateBody.Described<?>)
                .toList();
    }

    /** {@return an input for each entry of each device at power-on, and in each of its scenarios} */
    List<byte[]> seeds() throws VmStateException, DeviceException {
        List<byte[]> seeds = new ArrayList<>();
        for (int device = 0; device < CHOICES.size(); device++) {
            try (Machine machine = machine(CHOICES.get(device))) {
                addSeeds(seeds, device, machine);
                for (Device.Scenario scenario :
                        machine.devices().getFirst().device().scenarios()) {
                    scenario.enter().run();
                    addSeeds(seeds, device, machine);
                }
            }
        }
        return seeds;
    }

    private static void addSeeds(List<byte[]> seeds, int device, Machine machine) throws VmStateException {
        List<SaveStateEntry> entries = described(machine);
        SavedSections saved = SectionSaver.save(entries);
        for (SavedSection section : saved.sections()) {
            byte[] payload = saved.payload(section);
            if (payload.length <= LONGEST_SEED) {
                byte[] seed = new byte[PREFIX + payload.length];
                seed[0] = (byte) device;
                seed[1] = (byte) entries.indexOf(section.entry());
                seed[2] = (byte) section.versionId();
                System.arraycopy(payload, 0, seed, PREFIX, payload.length);
                seeds.add(seed);
            }
        }
    }
}
