package io.pagurus.machine;

import io.pagurus.qdev.DeviceException;
import io.pagurus.savestate.SaveStateBody;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import org.osgi.annotation.versioning.ProviderType;

/** The machines of this runtime: a service of the core. */
@ProviderType
public interface Machines {
    /** {@return the machines, oldest first} */
    List<Machine> list();

    /**
     * {@return a machine}
     *
     * @param name its name
     */
    Optional<Machine> find(String name);

    /** {@return the machine that commands mean when they name none: the one made last} */
    Optional<Machine> current();

    /**
     * Makes an empty machine furnished by its type and lists it.
     *
     * @param type its type
     * @param name unique name, or empty for the next free {@code vmN}
     * @return the machine
     * @throws DeviceException if the name is taken or the type cannot furnish it
     */
    Machine create(MachineType type, String name) throws DeviceException;

    /**
     * Builds a machine anew and lists it: RAM, devices, firmware at address 0; it is switched on and stopped before its first
     * instruction.
     *
     * @param type its type
     * @param name unique name, or empty for the next free {@code vmN}
     * @param construction what to build it with
     * @param firmware raw bytes for guest real address 0; empty for none
     * @return the machine
     * @throws DeviceException if a device or the RAM cannot be built; nothing is left behind
     */
    Machine build(MachineType type, String name, Construction construction, byte[] firmware) throws DeviceException;

    /**
     * Makes an empty machine that no list shows, to form a verdict on.
     *
     * @param type its type
     * @return the machine, to be closed by the caller
     * @throws DeviceException if the type cannot furnish it
     */
    Machine scratch(MachineType type) throws DeviceException;

    /** {@return the machine types installed, by name} */
    List<MachineType> types();

    /**
     * {@return a machine type}
     *
     * @param name its name
     */
    Optional<MachineType> type(String name);

    /**
     * Builds the machine that sent a stream: RAM blocks, devices and passengers in the sender's construction order.
     *
     * @param machine an empty machine
     * @param outline the stream's sections and RAM blocks
     * @param passenger gives the carried bytes of a section of the outline
     * @param implementations number of the implementation to take for a device, by the device's name; for the others
     *     the first that recognises a section is taken
     * @throws DeviceException if a device cannot be built; the caller closes the machine
     */
    void assemble(
            Machine machine,
            MachineOutline outline,
            IntFunction<SaveStateBody.Passenger> passenger,
            Map<String, Integer> implementations)
            throws DeviceException;
}
