package io.pagurus.machine;

import io.pagurus.memory.GuestMemory;
import io.pagurus.memory.RamBlock;
import io.pagurus.qdev.DeviceConfig;
import io.pagurus.qdev.DeviceException;
import io.pagurus.qdev.DeviceType;
import io.pagurus.savestate.SaveStateBody;
import io.pagurus.savestate.SaveStateEntry;
import io.pagurus.savestate.SaveStateRegistry;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/**
 * A machine: devices in construction order, RAM, contracts of its platform, and the registry of its save-state
 * entries. Changing it (adding, removing, staging, loading) is for one thread at a time; guest calls may run on others.
 */
@ProviderType
public interface Machine extends AutoCloseable {
    /** {@return its name in this runtime, such as {@code vm0}} */
    String name();

    /** {@return its machine type} */
    MachineType type();

    /** {@return what it is doing} */
    RunState runState();

    /**
     * Changes what it is doing.
     *
     * @param state the new state
     */
    void setRunState(RunState state);

    /** Pauses it if it runs, or would if it were not parked. A guest that has switched itself off meanwhile stays so. */
    void pause();

    /** {@return the devices, in construction order} */
    List<DeviceNode> devices();

    /**
     * {@return a device}
     *
     * @param name its path, or its name on the bus if only one bus has that name
     */
    Optional<DeviceNode> device(String name);

    /**
     * Creates, realizes and activates a device at the end of the construction order.
     *
     * @param type its implementation
     * @param config its properties; the machine type's compat properties fill the gaps
     * @return its place
     * @throws DeviceException if it cannot; nothing is left behind
     */
    DeviceNode addDevice(DeviceType type, DeviceConfig config) throws DeviceException;

    /**
     * Unplugs a device: its scope is closed and its entries leave the registry.
     *
     * @param node a place of this machine
     */
    void removeDevice(DeviceNode node);

    /** {@return the registry} */
    SaveStateRegistry saveStates();

    /** {@return guest real memory} */
    GuestMemory memory();

    /** {@return the migratable RAM blocks, in the order in which they were added} */
    List<RamBlock> ramBlocks();

    /**
     * Adds a RAM block. The first block is mapped at guest real address 0; further ones are migratable but unmapped
     * until their device maps them.
     *
     * @param idstr migration name, unique
     * @param usedLength bytes, a multiple of the page size
     * @return the block, all zeros
     * @throws DeviceException if the name is taken or the length out of range
     */
    RamBlock addRam(String idstr, long usedLength) throws DeviceException;

    /**
     * Offers a contract of the platform to devices.
     *
     * @param contract its interface
     * @param implementation what serves it
     * @param <T> its type
     */
    <T> void offer(Class<T> contract, T implementation);

    /**
     * {@return what serves a contract}
     *
     * @param contract its interface
     * @param <T> its type
     */
    <T> Optional<T> contract(Class<T> contract);

    /** {@return the gate between guest and changes} */
    SafePoint safePoint();

    /** {@return the host's wall clock as this machine sees it} */
    InstantSource clock();

    /**
     * Prepares other implementations for some of the devices, hidden from the guest.
     *
     * @param replacements which, in any order; staged in construction order
     * @return the staging; discard it by closing it
     * @throws DeviceException if one cannot be made or realized; nothing is left behind
     */
    Staging stage(List<Staging.Replacement> replacements) throws DeviceException;

    /**
     * Takes a device whose implementation is leaving out of charge: its hooks go, its entries become passengers that
     * keep the saved state, the guest is stopped and the machine is {@link RunState#PARKED} until a staging that puts
     * every parked device under an implementation again is committed.
     *
     * @param node the device's place
     * @param carried gives the saved bytes of each of its entries; an entry without saved bytes (not needed) is null
     */
    void park(DeviceNode node, Function<SaveStateEntry, SaveStateBody.@Nullable Passenger> carried);

    /** Closes every device, newest first, and leaves the runtime's list. */
    @Override
    void close();
}
