package io.pagurus.vmstate;

/**
 * When a section is saved relative to others (QEMU's {@code MigrationPriority}): higher {@link #order()} first, and
 * registration order inside one priority. A loader follows the stream, so the order also decides what is loaded first.
 */
public enum Priority {
    /** Saved after everything else (newer than QEMU 7.2). */
    LOW(-1),
    /** What nearly every device uses. */
    DEFAULT(0),
    /** IOMMUs, before the devices that translate through them. */
    IOMMU(1),
    /** PCI bridges, before the devices behind them. */
    PCI_BUS(2),
    /** virtio-mem, before anything that touches its memory. */
    VIRTIO_MEM(3),
    /** Local interrupt controllers of x86 (newer than QEMU 7.2). */
    APIC(4),
    /** ARM interrupt translation, after its distributor. */
    GICV3_ITS(5),
    /** ARM interrupt distributor. */
    GICV3(6);

    private final int order;

    Priority(int order) {
        this.order = order;
    }

    /** {@return the rank: {@link #DEFAULT} is 0, higher is saved earlier, {@link #LOW} is -1} */
    public int order() {
        return order;
    }
}
