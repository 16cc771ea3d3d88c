package io.pagurus.spapr.machine.catalog;

import static io.pagurus.spapr.machine.catalog.Records.vmsd;

import io.pagurus.vmstate.StateRecord;
import io.pagurus.vmstate.VmStateDescription;
import java.util.List;

/** Interrupt controllers. */
final class InterruptSections {
    private static final int THREAD_CONTEXT_BYTES = 64;

    private InterruptSections() {}

    static List<VmStateDescription<StateRecord>> all() {
        return List.of(icp(), ics(), threadContext(), source());
    }

    private static VmStateDescription<StateRecord> icp() {
        return vmsd("icp/server", 1, 1)
                .uint32("xirr")
                .uint8("pending_priority")
                .uint8("mfrr")
                .build();
    }

    private static VmStateDescription<StateRecord> ics() {
        VmStateDescription<StateRecord> irq = vmsd("ics/irq", 2, 1)
                .uint32("server")
                .uint8("priority")
                .uint8("saved_priority")
                .uint8("status")
                .uint8("flags")
                .build();
        return vmsd("ics", 1, 1)
                .uint32Equal("nr_irqs")
                .structVarray("irqs", "nr_irqs", irq)
                .build();
    }

    private static VmStateDescription<StateRecord> threadContext() {
        return vmsd("xive-tctx", 1, 1).buffer("regs", THREAD_CONTEXT_BYTES).build();
    }

    private static VmStateDescription<StateRecord> source() {
        return vmsd("xive-source", 1, 1)
                .uint32Equal("nr_irqs")
                .vbuffer("status", "nr_irqs", f -> f.since(1))
                .build();
    }
}
