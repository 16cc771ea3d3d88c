package io.pagurus.core.machine;

import io.pagurus.core.savestate.CoreSaveStateRegistry;
import io.pagurus.machine.Staging;
import io.pagurus.qdev.DeviceConfig;
import io.pagurus.qdev.DeviceException;
import io.pagurus.qdev.Placement;
import io.pagurus.savestate.DuplicateSectionException;
import io.pagurus.savestate.SaveStateRegistry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The two phases of a swap: realized out of the guest's sight, then put in charge all at once. */
final class CoreStaging implements Staging {
    private enum Phase {
        STAGED,
        COMMITTED,
        CLOSED
    }

    private final CoreMachine machine;
    private final Map<Node, Realized> staged;
    private final CoreSaveStateRegistry receiver;
    private final long generation;

    /** Scopes that this staging took out of charge, in construction order. */
    private final List<Scope> replaced = new ArrayList<>();

    private Phase phase = Phase.STAGED;

    private CoreStaging(
            CoreMachine machine, Map<Node, Realized> staged, CoreSaveStateRegistry receiver, long generation) {
        this.machine = machine;
        this.staged = staged;
        this.receiver = receiver;
        this.generation = generation;
    }

    static CoreStaging prepare(CoreMachine machine, List<Replacement> replacements) throws DeviceException {
        Map<String, Replacement> byPath = new LinkedHashMap<>();
        for (Replacement replacement : replacements) {
            String path = machine.own(replacement.node()).path();
            if (byPath.put(path, replacement) != null) {
                throw new DeviceException(path + " is to be replaced twice");
            }
        }
        Map<Node, Realized> staged = new LinkedHashMap<>();
        long generation = machine.saveStates().generation();
        try {
            CoreSaveStateRegistry receiver = machine.saveStates().replay(byPath.keySet(), (path, registry) -> {
                Replacement replacement = Objects.requireNonNull(byPath.get(path));
                staged.put(machine.own(replacement.node()), realize(machine, replacement, registry));
            });
            return new CoreStaging(machine, staged, receiver, generation);
        } catch (DeviceException | RuntimeException | Error e) {
            closeAll(staged.values().stream().map(Realized::scope).toList());
            throw e;
        }
    }

    private static Realized realize(CoreMachine machine, Replacement r, CoreSaveStateRegistry registry)
            throws DeviceException {
        String there = r.node().type().name();
        if (!r.type().name().equals(there)) {
            throw new DeviceException("%s is a %s, not a %s"
                    .formatted(r.node().path(), there, r.type().name()));
        }
        DeviceConfig config = machine.complete(r.type(), r.config());
        Placement placement = Realized.place(r.type(), config);
        if (!placement.path().equals(r.node().path())) {
            throw new DeviceException("%s implementation %d would stand at %s, not at %s"
                    .formatted(
                            there,
                            r.type().implementation(),
                            placement.path(),
                            r.node().path()));
        }
        return Realized.realize(machine, r.type(), config, placement, registry);
    }

    @Override
    public List<Staged> devices() {
        return staged.entrySet().stream()
                .map(e ->
                        new Staged(e.getKey(), e.getValue().type(), e.getValue().device()))
                .toList();
    }

    @Override
    public SaveStateRegistry receiver() {
        return receiver;
    }

    @Override
    public void commit() throws DeviceException {
        try (var _ = machine.safePoint().stop()) {
            if (phase != Phase.STAGED) {
                throw new IllegalStateException("this staging is " + phase);
            }
            requireInPlace();
            CoreSaveStateRegistry next = currentReceiver();
            List<Scope> old = new ArrayList<>();
            for (Node node : staged.keySet()) {
                Scope scope = node.scope();
                if (scope != null) {
                    old.add(scope);
                }
            }
            old.reversed().forEach(Scope::deactivate);
            activateAll(old);
            machine.saveStates().become(next);
            staged.forEach((node, realized) -> {
                node.put(realized);
                realized.scope().moveTo(machine.saveStates());
            });
            replaced.addAll(old);
            phase = Phase.COMMITTED;
            machine.unparkIfWhole();
        }
    }

    private void requireInPlace() throws DeviceException {
        for (Node node : staged.keySet()) {
            if (!machine.has(node)) {
                throw new DeviceException("%s has left %s since it was staged".formatted(node.path(), machine.name()));
            }
        }
    }

    /** The receiver, or, if the machine has changed since it was made, the same devices in the machine as it is. */
    private CoreSaveStateRegistry currentReceiver() throws DeviceException {
        if (machine.saveStates().generation() == generation) {
            return receiver;
        }
        Map<String, Scope> scopes = new LinkedHashMap<>();
        staged.values().forEach(r -> scopes.put(r.placement().path(), r.scope()));
        try {
            return machine.saveStates()
                    .replay(
                            scopes.keySet(),
                            (path, registry) ->
                                    Objects.requireNonNull(scopes.get(path)).registerIn(registry));
        } catch (DuplicateSectionException e) {
            throw new DeviceException("the machine has changed since this was staged: " + e.getMessage(), e);
        }
    }

    private void activateAll(List<Scope> old) throws DeviceException {
        List<Scope> active = new ArrayList<>();
        for (Realized realized : staged.values()) {
            try {
                realized.scope().activate();
                active.add(realized.scope());
            } catch (DeviceException e) {
                active.reversed().forEach(Scope::deactivate);
                for (Scope scope : old) {
                    reactivate(scope, e);
                }
                throw e;
            }
        }
    }

    /** The old device's places were free a moment ago; should one still refuse, the cause says so too. */
    private static void reactivate(Scope scope, DeviceException cause) {
        try {
            scope.activate();
        } catch (DeviceException e) {
            cause.addSuppressed(e);
        }
    }

    @Override
    public void close() {
        if (phase == Phase.STAGED) {
            closeAll(staged.values().stream().map(Realized::scope).toList());
        } else if (phase == Phase.COMMITTED) {
            closeAll(replaced);
        }
        phase = Phase.CLOSED;
        replaced.clear();
    }

    private static void closeAll(List<Scope> scopes) {
        scopes.reversed().forEach(Scope::close);
    }
}
