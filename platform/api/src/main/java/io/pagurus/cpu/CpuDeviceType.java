package io.pagurus.cpu;

import io.pagurus.qdev.DeviceType;
import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * The device type of a CPU: what a machine is built with when it is not derived from a stream. Its devices plug a {@link
 * VirtualCpu} into the machine's {@link CpuBoard} while their scope is active.
 */
@ConsumerType
public interface CpuDeviceType extends DeviceType {
    /** Property: name of the model, one of {@link #models}. */
    String MODEL = "model";

    /** Property: number of the CPU in its machine, 0 and up. */
    String INDEX = "cpu-index";

    /** Property: how instructions are run, one of {@link #tiers}; how it is run now is no part of what is saved. */
    String TIER = "tier";

    /**
     * Property: port of the loopback interface on which a debugger is waited for, 0 for any that is free; none is opened if it
     * is left out. The machine's first CPU opens it.
     */
    String GDB = "gdb";

    /** {@return names of the models, oldest first, such as {@code POWER8}} */
    List<String> models();

    /** {@return the numbers of the ways in which instructions can be run, the simplest first} */
    List<Integer> tiers();
}
