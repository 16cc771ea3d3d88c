package io.pagurus.spapr;

/** A device on the VIO bus as the bus sees it. */
public interface VioUnit {
    /**
     * Serves H_VIO_SIGNAL (LoPAR 16.2.1.3).
     *
     * @param mode bit 0 enables the interrupt
     * @return H_SUCCESS, or H_PARAMETER if the device does not know the mode
     */
    long signal(long mode);
}
