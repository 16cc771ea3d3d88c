package io.pagurus.migration.compat;

import io.pagurus.machine.DeviceNode;
import io.pagurus.machine.MachineType;
import io.pagurus.machine.Machines;
import io.pagurus.migration.live.SavedSections;
import io.pagurus.migration.vmstate.RandomStates;
import io.pagurus.qdev.Device;
import io.pagurus.qdev.DeviceConfig;
import io.pagurus.qdev.DeviceException;
import io.pagurus.qdev.DeviceType;
import io.pagurus.savestate.SaveStateBody;
import io.pagurus.savestate.SaveStateEntry;
import io.pagurus.vmstate.VmStateException;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes the states in which a sender is tried: after reset, the device's own scenarios, and random states. A random state
 * counts only if the implementation itself takes it back: a state that cannot be says nothing about another.
 */
final class SenderStates {
    /** Random states tried for each implementation; few, since each costs a save and a load per receiver. */
    static final int RANDOM_STATES = 8;

    private final Machines machines;
    private final MachineType machineType;
    private final DeviceType type;
    private final List<DeviceConfig> configs;
    private final NeededConditions conditions = new NeededConditions();

    SenderStates(Machines machines, MachineType machineType, DeviceType type, List<DeviceConfig> configs) {
        this.machines = machines;
        this.machineType = machineType;
        this.type = type;
        this.configs = configs;
    }

    List<SenderState> make() throws DeviceException {
        List<SenderState> states = new ArrayList<>();
        List<String> scenarios;
        try (Probe probe = Probe.of(machines, machineType, type, configs)) {
            scenarios = scenarioNames(probe);
            states.add(state("after reset", probe));
        }
        for (String scenario : scenarios) {
            try (Probe probe = Probe.of(machines, machineType, type, configs)) {
                enter(probe, scenario);
                states.add(state(scenario, probe));
            }
        }
        for (int seed = 1; seed <= RANDOM_STATES; seed++) {
            try (Probe probe = Probe.of(machines, machineType, type, configs)) {
                randomize(probe, seed);
                states.addAll(ifTakenBack("random state " + seed, probe));
            }
        }
        return states;
    }

    /** {@return the {@code needed} predicates met so far} */
    List<NeededCondition> conditions() {
        return conditions.list();
    }

    private SenderState state(String name, Probe probe) throws DeviceException {
        try {
            SavedSections sent = probe.save();
            conditions.look(probe.entries());
            return new SenderState(name, sent, probe.destinations());
        } catch (VmStateException e) {
            throw new DeviceException(
                    "%s %d cannot save its state '%s': %s"
                            .formatted(type.name(), type.implementation(), name, e.getMessage()),
                    e);
        }
    }

    private List<SenderState> ifTakenBack(String name, Probe probe) throws DeviceException {
        SavedSections sent;
        try {
            sent = probe.save();
        } catch (VmStateException e) {
            return List.of();
        }
        try (Probe itself = Probe.of(machines, machineType, type, probe.destinations())) {
            if (Judge.judge(sent, itself.receiver()).verdict().outcome() != Outcome.IDENTICAL) {
                return List.of();
            }
        }
        conditions.look(probe.entries());
        return List.of(new SenderState(name, sent, probe.destinations()));
    }

    private static List<String> scenarioNames(Probe probe) {
        return probe.devices().stream()
                .flatMap(node -> node.device().scenarios().stream())
                .map(Device.Scenario::name)
                .distinct()
                .toList();
    }

    /** Brings every device that knows the scenario into it. */
    private static void enter(Probe probe, String scenario) {
        for (DeviceNode node : probe.devices()) {
            node.device().scenarios().stream()
                    .filter(known -> known.name().equals(scenario))
                    .forEach(known -> known.enter().run());
        }
    }

    private static void randomize(Probe probe, long seed) {
        for (SaveStateEntry entry : probe.entries()) {
            if (entry.body() instanceof SaveStateBody.Described<?> described) {
                randomize(described, seed * 31 + entry.idstr().hashCode() + entry.instanceId());
            }
        }
    }

    private static <S> void randomize(SaveStateBody.Described<S> described, long seed) {
        new RandomStates(seed).fill(described.vmsd(), described.state());
    }
}
