package io.pagurus.spapr.machine.catalog;

import io.pagurus.vmstate.StateRecord;
import io.pagurus.vmstate.VmStateBuilder;
import io.pagurus.vmstate.VmStateDescription;

/** How descriptions without a class begin. */
final class Records {
    private Records() {}

    /** {@return a description of a section or structure} */
    static VmStateBuilder<StateRecord> vmsd(String name, int version, int minimum) {
        return VmStateDescription.record(name).version(version).minimumVersion(minimum);
    }

    /** {@return a description of a subsection, version 1, that is sent if the stream had it} */
    static VmStateBuilder<StateRecord> subsection(String name, String firstSlot) {
        return vmsd(name, 1, 1).needed(record -> record.names().contains(firstSlot));
    }
}
