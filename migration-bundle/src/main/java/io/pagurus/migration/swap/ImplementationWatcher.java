package io.pagurus.migration.swap;

import io.pagurus.machine.DeviceNode;
import io.pagurus.machine.Machine;
import io.pagurus.machine.Machines;
import io.pagurus.machine.SafePoint;
import io.pagurus.migration.compat.Outcome;
import io.pagurus.migration.live.EntryWriter;
import io.pagurus.qdev.DeviceException;
import io.pagurus.qdev.DeviceType;
import io.pagurus.qdev.DeviceTypeCatalog;
import io.pagurus.qdev.DeviceTypeCatalog.Installed;
import io.pagurus.savestate.SaveStateBody;
import io.pagurus.savestate.SaveStateEntry;
import io.pagurus.vmstate.VmStateException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps devices alive when the bundle that implements them is stopped, updated or uninstalled: while it can still speak,
 * their state moves to the best implementation that remains, or is parked until one comes. When the implementation they
 * were driven from returns, they move back to it.
 */
public final class ImplementationWatcher implements DeviceTypeCatalog.Listener {
    private static final Logger LOG = LoggerFactory.getLogger(ImplementationWatcher.class);

    private final Machines machines;
    private final DeviceTypeCatalog catalog;
    private final SwapEngine engine;

    /** Where devices that had to leave an implementation come from, by machine and path. */
    private final Map<Machine, Map<String, Displaced>> displaced = new HashMap<>();

    /**
     * A device away from home.
     *
     * @param home number of the implementation that it was driven from when it first had to leave
     * @param refuge number of the one it was taken to, or {@link #NOWHERE}; under any other it is by a user's choice
     */
    private record Displaced(int home, int refuge) {
        static final int NOWHERE = -1;
    }

    /**
     * A watcher; it does nothing until it is registered with the catalogue.
     *
     * @param machines whose devices are kept alive
     * @param catalog where other implementations are found
     * @param engine moves them
     */
    public ImplementationWatcher(Machines machines, DeviceTypeCatalog catalog, SwapEngine engine) {
        this.machines = machines;
        this.catalog = catalog;
        this.engine = engine;
    }

    @Override
    public synchronized void leaving(Installed installed) {
        displaced.keySet().retainAll(machines.list());
        for (Machine machine : machines.list()) {
            try {
                List<DeviceNode> nodes = settled(machine).stream()
                        .filter(node -> !node.parked() && node.type().equals(installed.type()))
                        .toList();
                if (!nodes.isEmpty()) {
                    rescue(machine, nodes, installed);
                }
            } catch (RuntimeException | LinkageError e) {
                LOG.error("{}: devices under {} are left behind", machine.name(), label(installed.type()), e);
            }
        }
    }

    /** A machine's devices when no load and no swap is under way. */
    private static List<DeviceNode> settled(Machine machine) {
        try (SafePoint.Stopped _ = machine.safePoint().stop()) {
            return machine.devices();
        }
    }

    private void rescue(Machine machine, List<DeviceNode> nodes, Installed leaving) {
        for (DeviceType refuge : refuges(machine, nodes, leaving)) {
            try {
                if (engine.move(machine, nodes, refuge, false).committed()) {
                    displace(machine, nodes, leaving.type(), refuge.implementation());
                    LOG.info(
                            "{}: {} devices moved from {} to {}, since {} is leaving",
                            machine.name(),
                            nodes.size(),
                            label(leaving.type()),
                            label(refuge),
                            leaving.bundle());
                    return;
                }
            } catch (DeviceException | RuntimeException | LinkageError e) {
                LOG.warn("{}: {} is no refuge: {}", machine.name(), label(refuge), e.getMessage());
            }
        }
        displace(machine, nodes, leaving.type(), Displaced.NOWHERE);
        park(machine, nodes);
        LOG.warn(
                "{}: parked, since {} is leaving and no other implementation of {} takes its {} devices' state",
                machine.name(),
                leaving.bundle(),
                leaving.type().name(),
                nodes.size());
    }

    private void displace(Machine machine, List<DeviceNode> nodes, DeviceType leaving, int refuge) {
        Map<String, Displaced> away = displaced.computeIfAbsent(machine, _ -> new HashMap<>());
        for (DeviceNode node : nodes) {
            away.compute(
                    node.path(),
                    // What leaves a refuge is as far from home as it was.
                    (_, before) -> before != null && before.refuge() == leaving.implementation()
                            ? new Displaced(before.home(), refuge)
                            : new Displaced(leaving.implementation(), refuge));
        }
    }

    /** Implementations that take the state, the best verdict first, then the newest. */
    private List<DeviceType> refuges(Machine machine, List<DeviceNode> nodes, Installed leaving) {
        List<Refuge> refuges = new ArrayList<>();
        for (Installed other : catalog.versions(leaving.type().name())) {
            if (other.type().equals(leaving.type())) {
                continue;
            }
            Outcome outcome = outcome(machine, nodes, other.type());
            if (outcome != null && outcome.loads()) {
                refuges.add(new Refuge(other.type(), outcome));
            }
        }
        refuges.sort(Comparator.comparing(Refuge::outcome)
                .thenComparing(
                        Comparator.comparingInt((Refuge refuge) -> refuge.type().implementation())
                                .reversed()));
        return refuges.stream().map(Refuge::type).toList();
    }

    private @Nullable Outcome outcome(Machine machine, List<DeviceNode> nodes, DeviceType to) {
        try {
            return engine.swap(machine, nodes, to, true).forward().outcome();
        } catch (DeviceException | RuntimeException | LinkageError e) {
            LOG.warn("{}: {} cannot be tried: {}", machine.name(), label(to), e.getMessage());
            return null;
        }
    }

    private static void park(Machine machine, List<DeviceNode> nodes) {
        try (SafePoint.Stopped _ = machine.safePoint().stop()) {
            for (DeviceNode node : nodes) {
                if (!machine.devices().contains(node)) {
                    continue; // It was removed, or the machine closed, while a refuge was looked for.
                }
                machine.park(node, ImplementationWatcher::carry);
            }
        }
    }

    private static SaveStateBody.@Nullable Passenger carry(SaveStateEntry entry) {
        try {
            return EntryWriter.carry(entry);
        } catch (VmStateException | RuntimeException | LinkageError e) {
            LOG.error("the state of {} is lost: {}", entry.id(), e.getMessage());
            return null;
        }
    }

    @Override
    public synchronized void arrived(Installed installed) {
        for (Machine machine : machines.list()) {
            List<DeviceNode> coming = settled(machine).stream()
                    .filter(node -> node.type().name().equals(installed.type().name()))
                    .filter(node -> node.parked() || isHome(machine, node, installed.type()))
                    .toList();
            if (!coming.isEmpty()) {
                comeHome(machine, coming, installed.type());
            }
        }
    }

    private boolean isHome(Machine machine, DeviceNode node, DeviceType type) {
        Displaced away = displaced.getOrDefault(machine, Map.of()).get(node.path());
        return away != null
                && away.home() == type.implementation()
                && away.refuge() == node.type().implementation();
    }

    private void comeHome(Machine machine, List<DeviceNode> nodes, DeviceType type) {
        try {
            SwapEngine.Move move = engine.move(machine, nodes, type, false);
            if (move.committed()) {
                Map<String, Displaced> away = displaced.getOrDefault(machine, new HashMap<>());
                for (DeviceNode node : nodes) {
                    away.computeIfPresent(
                            node.path(),
                            (_, before) -> before.home() == type.implementation()
                                    ? null
                                    : new Displaced(before.home(), type.implementation()));
                }
                LOG.info("{}: {} devices are now under {}", machine.name(), nodes.size(), label(type));
            } else {
                LOG.warn("{}: {} has come but refuses the state: {}", machine.name(), label(type), move.refused());
            }
        } catch (DeviceException | RuntimeException | LinkageError e) {
            LOG.warn("{}: {} has come but cannot take over: {}", machine.name(), label(type), e.getMessage());
        }
    }

    private static String label(DeviceType type) {
        return type.name() + " " + type.implementation();
    }

    private record Refuge(DeviceType type, Outcome outcome) {}
}
