package io.pagurus.spapr;

/** Status words of RTAS calls (LoPAR 7.2.8, table "RTAS status word values"). */
public final class RtasStatus {
    /** Done. */
    public static final int SUCCESS = 0;
    /** The hardware could not do it. */
    public static final int HARDWARE_ERROR = -1;
    /** Try again. */
    public static final int BUSY = -2;
    /** An argument is wrong; also the number of "no such indicator" and "no such sensor". */
    public static final int PARAMETER_ERROR = -3;
    /** set-indicator and get-sensor-state: no such indicator or sensor (LoPAR 7.3.5). */
    public static final int NO_SUCH_INDICATOR = -3;

    private RtasStatus() {}
}
