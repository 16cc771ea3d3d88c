package io.pagurus.spapr;

import java.util.Arrays;
import java.util.Optional;

/** Types of dynamic reconfiguration connectors (LoPAR 13.5.2, {@code ibm,drc-types}); the number leads an index. */
public enum DrcType {
    /** A CPU core. */
    CPU(1, "CPU", false),
    /** A PCI host bridge. */
    PHB(2, "PHB", false),
    /** A VIO slot. */
    VIO(3, "SLOT", false),
    /** A PCI slot; the only physical connector. */
    PCI(4, "28", true),
    /** A logical memory block. */
    LMB(8, "MEM", false),
    /** Persistent memory. */
    PMEM(9, "PMEM", false);

    private static final int SHIFT = 28;
    private static final int ID_MASK = (1 << SHIFT) - 1;

    private final int number;
    private final String text;
    private final boolean physical;

    DrcType(int number, String text, boolean physical) {
        this.number = number;
        this.text = text;
        this.physical = physical;
    }

    /** {@return the value in {@code ibm,drc-types}} */
    public String text() {
        return text;
    }

    /** {@return whether an indicator and an isolation state stand in for power and attention lights} */
    public boolean physical() {
        return physical;
    }

    /**
     * {@return the index of a connector, unsigned}
     *
     * @param id number of the connector within its type
     */
    public int index(int id) {
        return (number << SHIFT) | (id & ID_MASK);
    }

    /**
     * {@return the number of a connector within its type}
     *
     * @param index its index
     */
    public static int id(int index) {
        return index & ID_MASK;
    }

    /**
     * {@return the type an index begins with}
     *
     * @param index a connector's index, unsigned
     */
    public static Optional<DrcType> ofIndex(int index) {
        return Arrays.stream(values())
                .filter(type -> type.number == index >>> SHIFT)
                .findFirst();
    }
}
