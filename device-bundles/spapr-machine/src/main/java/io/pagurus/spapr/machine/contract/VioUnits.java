package io.pagurus.spapr.machine.contract;

import io.pagurus.qdev.RealizeScope;
import io.pagurus.spapr.HcallOpcode;
import io.pagurus.spapr.HypercallTable;
import io.pagurus.spapr.VioBus;
import io.pagurus.spapr.VioUnit;
import java.util.OptionalLong;
import java.util.Set;

/** The VIO bus of one machine. */
final class VioUnits implements VioBus {
    /** Interrupts of VIO devices begin here (QEMU's {@code SPAPR_IRQ_VIO}). */
    private static final int FIRST_IRQ = 0x1100;

    /** libvirt numbers terminals from here, in steps of 0x1000. */
    private static final int LIBVIRT_TERMINALS = 0x30000000;

    private final HypercallTable hypercalls;
    private final Slots<Integer, VioUnit> units = new Slots<>("VIO unit address");

    VioUnits(HypercallTable hypercalls) {
        this.hypercalls = hypercalls;
    }

    @Override
    public void attach(RealizeScope scope, int unit, VioUnit device) {
        units.hold(scope, unit, device);
        hypercalls.register(
                scope,
                HcallOpcode.H_VIO_SIGNAL,
                OptionalLong.of(Integer.toUnsignedLong(unit)),
                registers -> device.signal(registers[1]));
    }

    @Override
    public Set<Integer> units() {
        return units.places();
    }

    @Override
    public int defaultIrq(int unit) {
        int offset;
        if (Integer.compareUnsigned(unit, FIRST_UNIT) >= 0) {
            offset = unit & 0xff;
        } else if (Integer.compareUnsigned(unit, LIBVIRT_TERMINALS) >= 0) {
            offset = 0xf0 | ((unit >>> 12) & 0xf);
        } else {
            offset = ((unit >>> 12) & 0xff) % 0xf0;
        }
        return FIRST_IRQ + offset;
    }
}
