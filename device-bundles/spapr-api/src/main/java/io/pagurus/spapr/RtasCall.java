package io.pagurus.spapr;

import io.pagurus.memory.GuestMemory;
import io.pagurus.memory.MemoryFaultException;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * RTAS functions (LoPAR 7.3) that devices of this family serve, with the tokens QEMU publishes in the device tree. A
 * token may differ between platforms; a running guest has read it from its own tree, so it never changes here.
 */
public enum RtasCall {
    /** Writes a character on the console (LoPAR 7.3.5.4). */
    DISPLAY_CHARACTER("display-character", 0x2000),
    /** Reads the clock (LoPAR 7.3.3.1). */
    GET_TIME_OF_DAY("get-time-of-day", 0x2001),
    /** Sets the clock (LoPAR 7.3.3.2). */
    SET_TIME_OF_DAY("set-time-of-day", 0x2002),
    /** Switches the machine off (LoPAR 7.3.6.1). */
    POWER_OFF("power-off", 0x2003),
    /** Resets the machine (LoPAR 7.3.7.1). */
    SYSTEM_REBOOT("system-reboot", 0x2004),
    /** Tells whether a CPU is stopped (LoPAR 7.3.8.3). */
    QUERY_CPU_STOPPED_STATE("query-cpu-stopped-state", 0x2005),
    /** Starts a CPU that is stopped (LoPAR 7.3.8.2). */
    START_CPU("start-cpu", 0x2006),
    /** Stops the CPU that calls (LoPAR 7.3.8.1). */
    STOP_SELF("stop-self", 0x2007),
    /** Switches translation of a VIO device's DMA off and on; its unit is the unit address. */
    IBM_SET_TCE_BYPASS("ibm,set-tce-bypass", 0x2010, Unit.FIRST),
    /** Reads NVRAM (LoPAR 7.3.1.1). */
    NVRAM_FETCH("nvram-fetch", 0x2012),
    /** Writes NVRAM (LoPAR 7.3.1.2). */
    NVRAM_STORE("nvram-store", 0x2013),
    /** Changes an indicator (LoPAR 7.3.5.3); its unit is the indicator's index. */
    SET_INDICATOR("set-indicator", 0x201A, Unit.SECOND),
    /** Reads a sensor (LoPAR 7.3.5.2); its unit is the sensor's index. */
    GET_SENSOR_STATE("get-sensor-state", 0x201D, Unit.SECOND),
    /** Fetches the device-tree nodes of a connector (LoPAR 13.5.3.5); its unit begins the work area. */
    IBM_CONFIGURE_CONNECTOR("ibm,configure-connector", 0x201E, Unit.WORK_AREA);

    private enum Unit {
        NONE,
        FIRST,
        SECOND,
        WORK_AREA
    }

    private final String functionName;
    private final int token;
    private final Unit unit;

    RtasCall(String functionName, int token) {
        this(functionName, token, Unit.NONE);
    }

    RtasCall(String functionName, int token, Unit unit) {
        this.functionName = functionName;
        this.token = token;
        this.unit = unit;
    }

    /** {@return the name of the function's property in {@code /rtas}} */
    public String functionName() {
        return functionName;
    }

    /** {@return the token a guest calls it by} */
    public int token() {
        return token;
    }

    /** {@return whether several devices serve it, told apart by a unit} */
    public boolean hasUnits() {
        return unit != Unit.NONE;
    }

    /**
     * {@return the unit a call is meant for, unsigned; empty if the arguments do not say}
     *
     * @param arguments the guest's argument words
     * @param memory where its buffers are
     */
    public OptionalLong unit(int[] arguments, GuestMemory memory) {
        return switch (unit) {
            case NONE -> OptionalLong.empty();
            case FIRST -> argument(arguments, 0);
            case SECOND -> argument(arguments, 1);
            case WORK_AREA -> workAreaUnit(arguments, memory);
        };
    }

    private static OptionalLong argument(int[] arguments, int index) {
        return index < arguments.length
                ? OptionalLong.of(Integer.toUnsignedLong(arguments[index]))
                : OptionalLong.empty();
    }

    private static OptionalLong workAreaUnit(int[] arguments, GuestMemory memory) {
        if (arguments.length < 1) {
            return OptionalLong.empty();
        }
        try {
            return OptionalLong.of(Integer.toUnsignedLong(memory.loadU32(Integer.toUnsignedLong(arguments[0]))));
        } catch (MemoryFaultException e) {
            return OptionalLong.empty();
        }
    }

    /**
     * {@return the function a token stands for}
     *
     * @param token as in the guest's argument buffer
     */
    public static Optional<RtasCall> ofToken(int token) {
        return Arrays.stream(values()).filter(call -> call.token == token).findFirst();
    }

    /**
     * {@return the function of a name}
     *
     * @param name as in {@code /rtas}
     */
    public static Optional<RtasCall> ofName(String name) {
        return Arrays.stream(values())
                .filter(call -> call.functionName.equals(name))
                .findFirst();
    }
}
