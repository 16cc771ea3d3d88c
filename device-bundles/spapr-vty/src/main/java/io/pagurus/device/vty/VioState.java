package io.pagurus.device.vty;

/** What every VIO device migrates (QEMU's {@code SpaprVioDevice}). */
final class VioState {
    /** Unit address. */
    int reg;
    /** Interrupt number. */
    int irq;
    /** Mode set by H_VIO_SIGNAL. */
    long signalState;
    /** Command/response queue. */
    final Crq crq = new Crq();

    /** A command/response queue (LoPAR 16.2.3); a terminal has none, but migrates its place. */
    static final class Crq {
        /** I/O bus address of the queue. */
        long qladdr;
        /** Bytes of the queue. */
        int qsize;
        /** Next entry. */
        int qnext;
    }
}
