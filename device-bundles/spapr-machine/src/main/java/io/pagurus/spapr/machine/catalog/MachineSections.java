package io.pagurus.spapr.machine.catalog;

import static io.pagurus.spapr.machine.catalog.Records.subsection;
import static io.pagurus.spapr.machine.catalog.Records.vmsd;

import io.pagurus.vmstate.StateRecord;
import io.pagurus.vmstate.VmStateBuilder;
import io.pagurus.vmstate.VmStateDescription;
import java.util.List;

/** The machine itself: clocks, capabilities, negotiated options, run state. */
final class MachineSections {
    /** Bits of an option vector (QEMU's {@code OV_MAXBITS}). */
    private static final int OPTION_VECTOR_BITS = 2048;

    /** Message interrupts of a machine with both controllers (QEMU's {@code SPAPR_NR_XIRQS} less the fixed ones). */
    private static final int MSI_BITS = 0xd00;

    private static final int RUN_STATE_BYTES = 100;

    private static final List<String> CAPS_AFTER_EVENTS =
            List.of("htm", "vsx", "dfp", "cfpc", "sbbc", "ibs", "hpt_maxpagesize");
    private static final List<String> CAPS_AFTER_DTB = List.of("large_decr", "ccf_assist", "fwnmi");
    private static final List<String> CAPS_AFTER_FWNMI =
            List.of("rpt_invalidate", "ail_mode_3", "nested_papr", "dawr1");

    private MachineSections() {}

    static List<VmStateDescription<StateRecord>> all() {
        return List.of(timer(), spapr(), rtc(), globalState());
    }

    private static VmStateDescription<StateRecord> timer() {
        VmStateDescription<StateRecord> warp = subsection("timer/icount/warp_timer", "vm_clock_warp_start")
                .int64("vm_clock_warp_start")
                .timer("icount_warp_timer")
                .build();
        VmStateDescription<StateRecord> timers = subsection("timer/icount/timers", "icount_rt_timer")
                .timer("icount_rt_timer")
                .timer("icount_vm_timer")
                .build();
        VmStateDescription<StateRecord> shift = vmsd("timer/icount/shift", 2, 2)
                .needed(record -> record.names().contains("icount_time_shift"))
                .int16("icount_time_shift")
                .int64("last_delta")
                .build();
        VmStateDescription<StateRecord> icount = subsection("timer/icount", "qemu_icount_bias")
                .int64("qemu_icount_bias")
                .int64("qemu_icount")
                .subsection(warp)
                .subsection(timers)
                .subsection(shift)
                .build();
        return vmsd("timer", 2, 1)
                .int64("cpu_ticks_offset")
                .unused(8)
                .int64("cpu_clock_offset", f -> f.since(2))
                .subsection(icount)
                .build();
    }

    private static VmStateDescription<StateRecord> rtc() {
        return vmsd("spapr/rtc", 1, 1).int64("ns_offset").build();
    }

    private static VmStateDescription<StateRecord> globalState() {
        return vmsd("globalstate", 1, 1)
                .uint32("size")
                .buffer("runstate", RUN_STATE_BYTES)
                .build();
    }

    private static VmStateDescription<StateRecord> spapr() {
        VmStateDescription<StateRecord> timebase = vmsd("timebase", 1, 1)
                .uint64("guest_timebase")
                .int64("time_of_the_day_ns")
                .build();
        VmStateBuilder<StateRecord> spapr = vmsd("spapr", 3, 1)
                .unused(4, f -> f.when((_, version) -> version < 3))
                .uint64("rtc_offset", f -> f.when((_, version) -> version < 3))
                .struct("tb", timebase, f -> f.since(2))
                .subsection(optionVector())
                .subsection(subsection("spapr_patb_entry", "patb_entry")
                        .uint64("patb_entry")
                        .build())
                .subsection(pendingEvents());
        CAPS_AFTER_EVENTS.forEach(cap -> spapr.subsection(cap(cap)));
        spapr.subsection(subsection("spapr_irq_map", "irq_map")
                        .bitmap("irq_map", MSI_BITS)
                        .build())
                .subsection(cap("nested_kvm_hv"))
                .subsection(deviceTree());
        CAPS_AFTER_DTB.forEach(cap -> spapr.subsection(cap(cap)));
        spapr.subsection(fwnmi());
        CAPS_AFTER_FWNMI.forEach(cap -> spapr.subsection(cap(cap)));
        return spapr.build();
    }

    private static VmStateDescription<StateRecord> optionVector() {
        VmStateDescription<StateRecord> vector = vmsd("spapr_option_vector", 1, 1)
                .bitmap("bitmap", OPTION_VECTOR_BITS)
                .build();
        return subsection("spapr_option_vector_ov5_cas", "ov5_cas")
                .structPointer("ov5_cas", vector, f -> f.since(1))
                .build();
    }

    private static VmStateDescription<StateRecord> pendingEvents() {
        VmStateDescription<StateRecord> event = vmsd("spapr_event_log_entry", 1, 1)
                .uint32("summary")
                .uint32("extended_length")
                .vbuffer("extended_log", "extended_length", f -> f.alloc())
                .build();
        return subsection("spapr_pending_events", "pending_events")
                .qtailq("pending_events", event, f -> f.since(1))
                .build();
    }

    private static VmStateDescription<StateRecord> deviceTree() {
        return subsection("spapr_dtb", "fdt_size")
                .uint32("fdt_initial_size")
                .uint32("fdt_size")
                .vbuffer("fdt_blob", "fdt_size", f -> f.alloc())
                .build();
    }

    private static VmStateDescription<StateRecord> fwnmi() {
        return subsection("spapr_fwnmi", "fwnmi_system_reset_addr")
                .uint64("fwnmi_system_reset_addr")
                .uint64("fwnmi_machine_check_addr")
                .int32("fwnmi_machine_check_interlock")
                .build();
    }

    private static VmStateDescription<StateRecord> cap(String cap) {
        String field = "mig.caps." + cap;
        return subsection("spapr/cap/" + cap, field).uint8(field).build();
    }
}
