package io.pagurus.spapr;

/** Return codes of hypercalls: LoPAR 14.5.3, table "hypervisor call return code values". */
public final class HcallStatus {
    /** Done. */
    public static final long H_SUCCESS = 0;
    /** Try again later. */
    public static final long H_BUSY = 1;
    /** The partner has closed the connection. */
    public static final long H_CLOSED = 2;
    /** Hardware failed. */
    public static final long H_HARDWARE = -1;
    /** The function is not supported. */
    public static final long H_FUNCTION = -2;
    /** The caller may not do this. */
    public static final long H_PRIVILEGE = -3;
    /** A parameter is outside its range. */
    public static final long H_PARAMETER = -4;
    /** The data was not delivered. */
    public static final long H_DROPPED = -12;
    /** The resource is in use or missing. */
    public static final long H_RESOURCE = -16;

    private HcallStatus() {}
}
