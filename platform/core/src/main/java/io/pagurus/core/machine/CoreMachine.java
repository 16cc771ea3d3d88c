package io.pagurus.core.machine;

import io.pagurus.core.cpu.CoreCpuBoard;
import io.pagurus.core.memory.BackedRamBlock;
import io.pagurus.core.memory.GuestAddressSpace;
import io.pagurus.core.savestate.CoreSaveStateRegistry;
import io.pagurus.cpu.CpuBoard;
import io.pagurus.machine.DeviceNode;
import io.pagurus.machine.Machine;
import io.pagurus.machine.MachineType;
import io.pagurus.machine.RunState;
import io.pagurus.machine.SafePoint;
import io.pagurus.machine.Staging;
import io.pagurus.memory.RamBlock;
import io.pagurus.qdev.DeviceConfig;
import io.pagurus.qdev.DeviceException;
import io.pagurus.qdev.DeviceType;
import io.pagurus.qdev.Placement;
import io.pagurus.savestate.SaveStateBody;
import io.pagurus.savestate.SaveStateEntry;
import io.pagurus.savestate.SectionId;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A machine. Its structure changes only while the guest is stopped; being the one who stops it is what makes a change
 * exclusive. Devices are realized before that, hidden, so that the guest stands no longer than the switch takes.
 */
public final class CoreMachine implements Machine {
    private final String name;
    private final MachineType type;
    private final InstantSource clock;
    private final Consumer<CoreMachine> onClose;
    private final GuestGate gate = new GuestGate();
    private final CoreSaveStateRegistry registry = new CoreSaveStateRegistry();
    private final GuestAddressSpace memory = new GuestAddressSpace();
    private final List<BackedRamBlock> ramBlocks = new CopyOnWriteArrayList<>();
    private final Map<Class<?>, Object> contracts = new ConcurrentHashMap<>();
    private final DeviceTree devices = new DeviceTree();
    private final CoreCpuBoard cpus;

    /** What to be once nothing is parked; what the machine is, while nothing is. */
    private volatile RunState wanted = RunState.PRELAUNCH;

    private volatile SafePoint.@Nullable Stopped parkedHold;
    private volatile boolean closed;

    CoreMachine(String name, MachineType type, InstantSource clock, Consumer<CoreMachine> onClose) {
        this.name = name;
        this.type = type;
        this.clock = clock;
        this.onClose = onClose;
        cpus = new CoreCpuBoard(name, gate, this::end);
        gate.hurry(new GuestGate.Hurry() {
            @Override
            public void close() {
                cpus.kick();
            }

            @Override
            public void stopped() {
                cpus.settle();
            }
        });
        offer(CpuBoard.class, cpus);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public MachineType type() {
        return type;
    }

    @Override
    public RunState runState() {
        return parkedHold != null ? RunState.PARKED : wanted;
    }

    /**
     * Changes what the machine is doing. While a device is parked the machine stays {@link RunState#PARKED} and takes
     * the new state when it no longer is.
     */
    @Override
    public void setRunState(RunState state) {
        if (state == RunState.PARKED) {
            throw new IllegalArgumentException("a machine is parked by parking one of its devices");
        }
        try (var _ = gate.stop()) {
            wanted = state;
            runOrNot();
        }
    }

    @Override
    public void pause() {
        try (var _ = gate.stop()) {
            // No guest can end now: it would have to be under way.
            if (wanted == RunState.RUNNING) {
                setRunState(RunState.PAUSED);
            }
        }
    }

    /** The guest has ended itself, or a CPU has: on its thread, in guest context, with the machine running. */
    private void end(CpuBoard.End how) {
        wanted = how.kind() == CpuBoard.End.Kind.CPU_FAILURE ? RunState.PAUSED : RunState.SHUTDOWN;
        runOrNot();
    }

    private void runOrNot() {
        cpus.setRunning(!closed && runState() == RunState.RUNNING);
    }

    @Override
    public List<DeviceNode> devices() {
        return devices.list();
    }

    @Override
    public Optional<DeviceNode> device(String nameOrPath) {
        return devices.find(nameOrPath);
    }

    @Override
    public DeviceNode addDevice(DeviceType deviceType, DeviceConfig config) throws DeviceException {
        requireOpen();
        DeviceConfig full = complete(deviceType, config);
        Placement placement = Realized.place(deviceType, full);
        String path = placement.path();
        if (devices.has(path)) {
            throw new DeviceException("%s already has a device at %s".formatted(name, path));
        }
        registry.mark(path);
        try {
            Realized realized = Realized.realize(this, deviceType, full, placement, registry);
            return plugIn(realized);
        } catch (DeviceException | RuntimeException | Error e) {
            registry.unregister(path);
            throw e;
        }
    }

    private DeviceNode plugIn(Realized realized) throws DeviceException {
        try (var _ = gate.stop()) {
            requireOpen();
            realized.scope().activate();
            Node node = new Node(realized);
            devices.add(node);
            return node;
        } catch (DeviceException | RuntimeException | Error e) {
            realized.scope().close();
            throw e;
        }
    }

    /** {@return the properties with what this machine type sets for the device} */
    DeviceConfig complete(DeviceType deviceType, DeviceConfig config) {
        return config.orElse(type.compatProperties(deviceType.name()));
    }

    @Override
    public void removeDevice(DeviceNode node) {
        try (var _ = gate.stop()) {
            Node mine = own(node);
            Scope scope = mine.scope();
            if (scope != null) {
                scope.close();
            }
            registry.unregister(mine.path());
            devices.remove(mine);
            unparkIfWhole();
        }
    }

    @Override
    public CoreSaveStateRegistry saveStates() {
        return registry;
    }

    @Override
    public GuestAddressSpace memory() {
        return memory;
    }

    @Override
    public List<RamBlock> ramBlocks() {
        return List.copyOf(ramBlocks);
    }

    @Override
    public synchronized RamBlock addRam(String idstr, long usedLength) throws DeviceException {
        requireOpen();
        if (ramBlocks.stream().anyMatch(block -> block.idstr().equals(idstr))) {
            throw new DeviceException("%s already has a RAM block '%s'".formatted(name, idstr));
        }
        BackedRamBlock block;
        try {
            block = BackedRamBlock.of(idstr, usedLength, memory.listeners());
        } catch (IllegalArgumentException e) {
            throw new DeviceException(String.valueOf(e.getMessage()), e);
        }
        if (ramBlocks.isEmpty()) {
            memory.map(0, block);
        }
        ramBlocks.add(block);
        return block;
    }

    @Override
    public <T> void offer(Class<T> contract, T implementation) {
        contracts.put(contract, implementation);
    }

    @Override
    public <T> Optional<T> contract(Class<T> contract) {
        return Optional.ofNullable(contracts.get(contract)).map(contract::cast);
    }

    @Override
    public GuestGate safePoint() {
        return gate;
    }

    @Override
    public InstantSource clock() {
        return clock;
    }

    @Override
    public Staging stage(List<Staging.Replacement> replacements) throws DeviceException {
        requireOpen();
        return CoreStaging.prepare(this, replacements);
    }

    @Override
    public void park(DeviceNode node, Function<SaveStateEntry, SaveStateBody.@Nullable Passenger> carried) {
        try (var _ = gate.stop()) {
            Node mine = own(node);
            Scope scope = mine.scope();
            if (scope == null) {
                throw new IllegalStateException(mine.path() + " is parked already");
            }
            Map<SectionId, SaveStateBody.Passenger> bytes = new HashMap<>();
            for (SaveStateEntry entry : registry.entriesOf(mine.path())) {
                SaveStateBody.Passenger passenger = carried.apply(entry);
                if (passenger != null) {
                    bytes.put(entry.id(), passenger);
                }
            }
            if (parkedHold == null) {
                parkedHold = gate.hold();
            }
            runOrNot();
            mine.park();
            registry.park(mine.path(), bytes);
            scope.close();
        }
    }

    @Override
    public void close() {
        try (var _ = gate.stop()) {
            if (closed) {
                return;
            }
            closed = true;
            cpus.close();
            for (Node node : devices.nodes().reversed()) {
                Scope scope = node.scope();
                if (scope != null) {
                    scope.close();
                }
                devices.remove(node);
            }
            registry.clear();
            ramBlocks.forEach(memory::unmap);
            ramBlocks.forEach(BackedRamBlock::close);
            ramBlocks.clear();
            contracts.clear();
            unparkIfWhole();
        }
        cpus.awaitClosed();
        onClose.accept(this);
    }

    /** Lets the guest go on if nothing is parked any more; to be called with the guest stopped. */
    void unparkIfWhole() {
        SafePoint.Stopped hold = parkedHold;
        if (hold != null && !devices.anyParked()) {
            parkedHold = null;
            runOrNot();
            hold.close();
        }
    }

    /** {@return whether the node is one of this machine's} */
    boolean has(DeviceNode node) {
        return devices.has(node);
    }

    /** {@return the node as one of this machine's} */
    Node own(DeviceNode node) {
        if (!(node instanceof Node mine) || !devices.has(node)) {
            throw new IllegalArgumentException("%s is no device of %s".formatted(node.path(), name));
        }
        return mine;
    }

    private void requireOpen() throws DeviceException {
        if (closed) {
            throw new DeviceException("machine '%s' is closed".formatted(name));
        }
    }

    @Override
    public String toString() {
        return name + " (" + type.name() + ")";
    }
}
