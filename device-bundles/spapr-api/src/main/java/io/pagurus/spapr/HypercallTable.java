package io.pagurus.spapr;

import io.pagurus.qdev.RealizeScope;
import java.util.OptionalLong;

/**
 * The hypercalls of one machine. Several devices may serve one function; they are told apart by the unit in r4, such as
 * a LIOBN or the unit address of a VIO device. Registrations take effect when their scope is activated and end with it.
 *
 * <p>Calls run inside the machine's {@link io.pagurus.machine.SafePoint}: a device is never replaced during a call, and
 * a call that meets a replacement waits for it and is then served by the new device.
 */
public interface HypercallTable {
    /** Registers a hypercall may carry: r4 to r12. */
    int REGISTERS = 9;

    /**
     * Serves a function, for one unit or for every unit nobody else serves.
     *
     * @param scope owns the registration
     * @param opcode function number, one of {@link HcallOpcode}
     * @param unit the value of r4 that means this device, unsigned; empty for the fallback
     * @param handler serves it
     */
    void register(RealizeScope scope, long opcode, OptionalLong unit, Hypercall handler);

    /**
     * Serves a function for one unit, and for r4 = 0 too as long as no unit with a lower address does the same: early
     * boot code addresses "the" console that way.
     *
     * @param scope owns the registration
     * @param opcode function number
     * @param unit the value of r4 that means this device, unsigned
     * @param handler serves it
     */
    void registerDefault(RealizeScope scope, long opcode, long unit, Hypercall handler);

    /**
     * Makes a hypercall as a guest's CPU does: enters guest context and serves it.
     *
     * @param opcode function number (r3)
     * @param registers r4 and following; receives the output values as far as it is long
     * @return the status (r3): H_FUNCTION if nobody serves the function, H_PARAMETER if nobody serves the unit
     */
    long call(long opcode, long... registers);
}
