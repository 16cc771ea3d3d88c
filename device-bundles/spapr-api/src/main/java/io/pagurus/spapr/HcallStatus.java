package io.pagurus.spapr;

/** Return codes of hypercalls: LoPAR 14.5.3, table "hypervisor call return code values". */
public final class HcallStatus {
    /** Done. */
    public static final long H_SUCCESS = 0;
    /** Try again later. */
    public static final long H_BUSY = 1;
    /** The partner has closed the connection. */
    public static final long H_CLOSED = 2;
    /** Go on: the others sleep. */
    public static final long H_CONTINUE = 18;
    /** Hardware failed. */
    public static final long H_HARDWARE = -1;
    /** The function is not supported. */
    public static final long H_FUNCTION = -2;
    /** The caller may not do this. */
    public static final long H_PRIVILEGE = -3;
    /** A parameter is outside its range. */
    public static final long H_PARAMETER = -4;
    /** The CPU is in a state in which it may not call this. */
    public static final long H_BAD_MODE = -5;
    /** All entries of the group are in use. */
    public static final long H_PTEG_FULL = -6;
    /** No entry, or another than was asked for. */
    public static final long H_NOT_FOUND = -7;
    /** The data was not delivered. */
    public static final long H_DROPPED = -12;
    /** The resource is in use or missing. */
    public static final long H_RESOURCE = -16;
    /** The second parameter is outside its range. */
    public static final long H_P2 = -55;
    /** The third parameter is outside its range. */
    public static final long H_P3 = -56;
    /** The fourth parameter is outside its range. */
    public static final long H_P4 = -57;
    /** A flag or value is not supported. */
    public static final long H_UNSUPPORTED_FLAG = -256;

    private HcallStatus() {}
}
