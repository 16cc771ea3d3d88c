package io.pagurus.spapr.machine.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The path in front of a PCI device's sections: {@code pci@<BUID>}, then {@code :SS.F} for every bridge and the device.
 *
 * @param phb index of the PCI host bridge
 * @param hops devfn of each bridge and, last, of the device
 */
record PciPath(int phb, List<Integer> hops) {
    /** BUIDs begin here (QEMU's {@code SPAPR_PCI_BASE_BUID}). */
    private static final long BASE_BUID = 0x800000020000000L;

    private static final int MAX_PHBS = 256;
    private static final Pattern PATH = Pattern.compile("pci@([0-9a-f]{1,15})((?::[0-9a-f]{2}\\.[0-7])+)/.*");
    private static final Pattern HOP = Pattern.compile(":([0-9a-f]{2})\\.([0-7])");

    static Optional<PciPath> of(String idstr) {
        Matcher path = PATH.matcher(idstr);
        if (!path.matches()) {
            return Optional.empty();
        }
        long phb = Long.parseLong(path.group(1), 16) - BASE_BUID;
        if (phb < 0 || phb >= MAX_PHBS) {
            return Optional.empty();
        }
        List<Integer> hops = new ArrayList<>();
        Matcher hop = HOP.matcher(path.group(2));
        while (hop.find()) {
            hops.add(((Integer.parseInt(hop.group(1), 16) << 3) & 0xff) | Integer.parseInt(hop.group(2)));
        }
        return Optional.of(new PciPath((int) phb, hops));
    }

    int devfn() {
        return hops.getLast();
    }

    /** {@return where the bus of the device hangs: the bridges before it} */
    PciPath bridge() {
        return new PciPath(phb, hops.subList(0, hops.size() - 1));
    }

    boolean onRootBus() {
        return hops.size() == 1;
    }
}
