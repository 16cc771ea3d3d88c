package io.pagurus.core.machine;

import io.pagurus.core.savestate.CoreSaveStateRegistry;
import io.pagurus.machine.MachineOutline;
import io.pagurus.machine.MachineType;
import io.pagurus.machine.MachineType.Planned;
import io.pagurus.machine.MachineType.Planned.PlannedDevice;
import io.pagurus.machine.MachineType.Planned.PlannedPassenger;
import io.pagurus.memory.RamBlock;
import io.pagurus.qdev.DescribedState;
import io.pagurus.qdev.DeviceConfig;
import io.pagurus.qdev.DeviceException;
import io.pagurus.qdev.DeviceType;
import io.pagurus.qdev.DeviceTypeCatalog;
import io.pagurus.qdev.RecordedSection;
import io.pagurus.savestate.DuplicateSectionException;
import io.pagurus.savestate.SaveStateBody;
import io.pagurus.savestate.SaveStateEntry;
import io.pagurus.savestate.SectionId;
import io.pagurus.vmstate.Priority;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.IntFunction;

/** Builds one machine from the outline of the stream it sent. */
final class Assembly {
    private final DeviceTypeCatalog catalog;
    private final CoreMachine machine;
    private final MachineOutline outline;
    private final IntFunction<SaveStateBody.Passenger> passenger;

    /** Implementation by device path, of what this assembly has added. */
    private final Map<String, DeviceType> added = new HashMap<>();

    Assembly(
            DeviceTypeCatalog catalog,
            CoreMachine machine,
            MachineOutline outline,
            IntFunction<SaveStateBody.Passenger> passenger) {
        this.catalog = catalog;
        this.machine = machine;
        this.outline = outline;
        this.passenger = passenger;
    }

    void run(MachineType.Recognizer recognizer) throws DeviceException {
        addRam();
        List<Planned> plan = plan(recognizer);
        List<Priority> priorities = new StreamPriorities(priorityByVmsd(plan)).of(outline);
        for (Planned planned : plan) {
            switch (planned) {
                case PlannedDevice device -> addDevice(device);
                case PlannedPassenger(int section) -> addPassenger(section, priorities);
            }
        }
        adoptSectionIds();
    }

    private List<Planned> plan(MachineType.Recognizer recognizer) throws DeviceException {
        try {
            return machine.type().plan(outline, recognizer);
        } catch (RuntimeException e) {
            throw new DeviceException(
                    "machine type '%s' cannot tell the machine from its stream: %s"
                            .formatted(machine.type().name(), e),
                    e);
        }
    }

    private void addRam() throws DeviceException {
        for (MachineOutline.RamSpec ram : outline.ram()) {
            Optional<RamBlock> there = machine.ramBlocks().stream()
                    .filter(block -> block.idstr().equals(ram.idstr()))
                    .findFirst();
            if (there.isEmpty()) {
                machine.addRam(ram.idstr(), ram.usedLength());
            } else if (there.get().usedLength() != ram.usedLength()) {
                throw new DeviceException("Size mismatch: %s: 0x%x != 0x%x: Invalid argument"
                        .formatted(ram.idstr(), ram.usedLength(), there.get().usedLength()));
            }
        }
    }

    private void addDevice(PlannedDevice planned) throws DeviceException {
        DeviceType type = implementation(planned);
        DeviceConfig config = machine.complete(type, planned.config());
        String path = Realized.place(type, config).path();
        // A device with several sections is recognised by each of them; it is there once.
        if (!type.equals(added.get(path))) {
            machine.addDevice(type, planned.config());
            added.put(path, type);
        }
    }

    private DeviceType implementation(PlannedDevice planned) throws DeviceException {
        return catalog.find(planned.type(), planned.implementation())
                .map(DeviceTypeCatalog.Installed::type)
                .orElseThrow(() -> new DeviceException(
                        "no implementation %d of %s is installed".formatted(planned.implementation(), planned.type())));
    }

    private void addPassenger(int section, List<Priority> priorities) throws DeviceException {
        SectionId id = outline.sections().get(section).id();
        try {
            machine.saveStates().registerPassenger(id, priorities.get(section), passenger.apply(section));
        } catch (DuplicateSectionException e) {
            throw new DeviceException("section %s of the stream: %s".formatted(id, e.getMessage()), e);
        }
    }

    private Map<String, Priority> priorityByVmsd(List<Planned> plan) throws DeviceException {
        Map<String, Priority> priorities = new HashMap<>();
        Set<DeviceType> seen = new HashSet<>();
        for (Planned planned : plan) {
            if (planned instanceof PlannedDevice device && seen.add(implementation(device))) {
                for (DescribedState described : implementation(device).describes()) {
                    priorities.put(described.vmsd().name(), described.vmsd().priority());
                }
            }
        }
        return priorities;
    }

    /**
     * Gives entries the sender's numbers, and those that sent nothing the numbers left out between them. Where passengers
     * share an id the first section's number is the first passenger's.
     */
    private void adoptSectionIds() {
        CoreSaveStateRegistry registry = machine.saveStates();
        Map<SectionId, Deque<Integer>> sent = new HashMap<>();
        Set<Integer> taken = new HashSet<>();
        List<RecordedSection> sections = outline.sections();
        for (int i = 0; i < sections.size(); i++) {
            int number = outline.sectionIds().get(i);
            SectionId id = sections.get(i).id();
            registry.find(id.idstr(), id.instanceId()).ifPresent(match -> {
                sent.computeIfAbsent(match.entry().id(), _ -> new ArrayDeque<>())
                        .add(number);
                taken.add(number);
            });
        }
        List<OptionalInt> numbers = new ArrayList<>();
        int next = 0;
        for (SaveStateEntry entry : registry.constructionOrder()) {
            Deque<Integer> own = sent.get(entry.id());
            if (own != null && !own.isEmpty()) {
                int number = own.remove();
                next = number + 1;
                numbers.add(OptionalInt.of(number));
            } else {
                numbers.add(taken.contains(next) ? OptionalInt.empty() : OptionalInt.of(next++));
            }
        }
        registry.adoptSectionIds(numbers);
    }
}
