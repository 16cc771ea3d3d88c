package io.pagurus.spapr.machine.catalog;

import static io.pagurus.spapr.machine.catalog.Records.subsection;
import static io.pagurus.spapr.machine.catalog.Records.vmsd;

import io.pagurus.vmstate.StateRecord;
import io.pagurus.vmstate.VmStateDescription;
import io.pagurus.vmstate.WireType;
import java.util.List;

/** Devices of the VIO bus. */
final class VioSections {
    private static final int TERMINAL_BYTES = 16;
    private static final int RECEIVE_POOLS = 5;
    private static final int POOL_BUFFERS = 4096;

    private static final VmStateDescription<StateRecord> VIO = vmsd("spapr_vio", 1, 1)
            .uint32Equal("reg")
            .uint32Equal("irq")
            .uint64("signal_state")
            .uint64("crq.qladdr")
            .uint32("crq.qsize")
            .uint32("crq.qnext")
            .build();

    private VioSections() {}

    static List<VmStateDescription<StateRecord>> all() {
        return List.of(terminal(), nvram(), network(), scsi());
    }

    private static VmStateDescription<StateRecord> terminal() {
        return vmsd("spapr_vty", 1, 1)
                .struct("sdev", VIO)
                .uint32("in")
                .uint32("out")
                .buffer("buf", TERMINAL_BYTES)
                .build();
    }

    private static VmStateDescription<StateRecord> nvram() {
        return vmsd("spapr_nvram", 1, 1)
                .uint32("size")
                .vbuffer("buf", "size", f -> f.since(1).alloc())
                .build();
    }

    private static VmStateDescription<StateRecord> network() {
        VmStateDescription<StateRecord> pool = vmsd("spapr_llan/rx_buffer_pool", 1, 1)
                .int32("bufsize")
                .int32("count")
                .array("bds", WireType.UINT64, POOL_BUFFERS)
                .build();
        VmStateDescription<StateRecord> pools = subsection("spapr_llan/rx_pools", "rx_pool")
                .arrayOfPointersToStruct("rx_pool", pool, RECEIVE_POOLS)
                .build();
        return vmsd("spapr_llan", 1, 1)
                .struct("sdev", VIO)
                .bool("isopen")
                .uint64("buf_list")
                .uint32("add_buf_ptr")
                .uint32("use_buf_ptr")
                .uint32("rx_bufs")
                .uint64("rxq_ptr")
                .subsection(pools)
                .build();
    }

    private static VmStateDescription<StateRecord> scsi() {
        return vmsd("spapr_vscsi", 1, 1).struct("vdev", VIO).build();
    }
}
