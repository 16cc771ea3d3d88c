package io.pagurus.spapr.machine.catalog;

import static io.pagurus.spapr.machine.catalog.Records.subsection;
import static io.pagurus.spapr.machine.catalog.Records.vmsd;

import io.pagurus.spapr.machine.PseriesVersion;
import io.pagurus.vmstate.StateRecord;
import io.pagurus.vmstate.VmStateBuilder;
import io.pagurus.vmstate.VmStateDescription;
import io.pagurus.vmstate.WireType;
import java.util.List;

/** Virtual CPUs, by the age of the machine type: three properties change what they send. */
final class CpuSections {
    private static final int GPRS = 32;
    private static final int CR_FIELDS = 8;
    private static final int SPRS = 1024;
    private static final int SLB_ENTRIES = 64;
    private static final int BHRB_ENTRIES = 32;
    private static final int TM_VSRS = 64;
    private static final int QUADWORD = 16;

    private CpuSections() {}

    static List<VmStateDescription<StateRecord>> all(PseriesVersion version) {
        return List.of(common(), cpu(version), spaprCpu());
    }

    private static VmStateDescription<StateRecord> common() {
        return vmsd("cpu_common", 1, 1)
                .uint32("halted")
                .uint32("interrupt_request")
                .subsection(subsection("cpu_common/exception_index", "exception_index")
                        .int32("exception_index")
                        .build())
                .subsection(subsection("cpu_common/crash_occurred", "crash_occurred")
                        .bool("crash_occurred")
                        .build())
                .build();
    }

    private static VmStateDescription<StateRecord> cpu(PseriesVersion version) {
        VmStateBuilder<StateRecord> cpu = vmsd("cpu", 5, 5)
                .unused(8)
                .array("env.gpr", WireType.UINT64, GPRS)
                .array("env.crf", WireType.UINT32, CR_FIELDS)
                .uint64("env.nip")
                .array("env.spr", WireType.UINT64, SPRS)
                .uint64("env.spe_acc")
                .uint64("env.reserve_addr")
                .uint64("env.msr")
                .uint64("env.hflags_compat_nmsr");
        if (version.upTo("2.7")) {
            cpu.uint64("mig_msr_mask")
                    .uint64("mig_insns_flags")
                    .uint64("mig_insns_flags2")
                    .uint32("mig_nb_BATs");
        }
        return cpu.subsection(fpu())
                .subsection(altivec())
                .subsection(subsection("cpu/vsx", "vsr_low")
                        .opaqueArray("vsr_low", "vsr", Long.BYTES, GPRS)
                        .build())
                .subsection(subsection("cpu/sr", "env.sr")
                        .array("env.sr", WireType.UINT64, GPRS)
                        .build())
                .subsection(transactional())
                .subsection(slb(version))
                .subsection(subsection("cpu/bhrb", "env.bhrb_offset")
                        .uint64("env.bhrb_offset")
                        .array("env.bhrb", WireType.UINT64, BHRB_ENTRIES)
                        .build())
                .subsection(tlb6xx())
                .subsection(tlbmas())
                .subsection(subsection("cpu/compat", "compat_pvr")
                        .uint32("compat_pvr")
                        .build())
                .subsection(reservation())
                .subsection(subsection("cpu/rtas_stopped", "env.quiesced")
                        .bool("env.quiesced")
                        .build())
                .build();
    }

    private static VmStateDescription<StateRecord> fpu() {
        return subsection("cpu/fpu", "fpr")
                .opaqueArray("fpr", "fpr", Long.BYTES, GPRS)
                .uint64("env.fpscr")
                .build();
    }

    private static VmStateDescription<StateRecord> altivec() {
        return subsection("cpu/altivec", "avr")
                .opaqueArray("avr", "avr", QUADWORD, GPRS)
                .opaque("vscr", "cpu/altivec/vscr", Integer.BYTES)
                .build();
    }

    private static VmStateDescription<StateRecord> transactional() {
        return subsection("cpu/tm", "env.tm_gpr")
                .array("env.tm_gpr", WireType.UINT64, GPRS)
                .opaqueArray("env.tm_vsr", "avr", QUADWORD, TM_VSRS)
                .uint64("env.tm_cr")
                .uint64("env.tm_lr")
                .uint64("env.tm_ctr")
                .uint64("env.tm_fpscr")
                .uint64("env.tm_amr")
                .uint64("env.tm_ppr")
                .uint64("env.tm_vrsave")
                .uint32("env.tm_vscr")
                .uint64("env.tm_dscr")
                .uint64("env.tm_tar")
                .build();
    }

    private static VmStateDescription<StateRecord> slb(PseriesVersion version) {
        VmStateBuilder<StateRecord> slb =
                vmsd("cpu/slb", 2, 1).needed(record -> record.names().contains("env.slb"));
        if (version.upTo("2.12")) {
            slb.int32("mig_slb_nr");
        }
        return slb.opaqueArray("env.slb", "slbe", QUADWORD, SLB_ENTRIES).build();
    }

    private static VmStateDescription<StateRecord> tlb6xx() {
        VmStateDescription<StateRecord> entry = vmsd("cpu/tlb6xx_entry", 1, 1)
                .uint64("pte0")
                .uint64("pte1")
                .uint64("EPN")
                .build();
        return subsection("cpu/tlb6xx", "env.nb_tlb")
                .int32Equal("env.nb_tlb")
                .structVarray("env.tlb.tlb6", "env.nb_tlb", entry)
                .array("env.tgpr", WireType.UINT64, 4)
                .build();
    }

    private static VmStateDescription<StateRecord> tlbmas() {
        VmStateDescription<StateRecord> entry = vmsd("cpu/tlbmas_entry", 1, 1)
                .uint32("mas8")
                .uint32("mas1")
                .uint64("mas2")
                .uint64("mas7_3")
                .build();
        return subsection("cpu/tlbmas", "env.nb_tlb")
                .int32Equal("env.nb_tlb")
                .structVarray("env.tlb.tlbm", "env.nb_tlb", entry)
                .build();
    }

    private static VmStateDescription<StateRecord> reservation() {
        return subsection("cpu/reservation", "env.reserve_length")
                .uint64("env.reserve_addr")
                .uint64("env.reserve_length")
                .uint64("env.reserve_val")
                .uint64("env.reserve_val2")
                .build();
    }

    private static VmStateDescription<StateRecord> spaprCpu() {
        VmStateDescription<StateRecord> shadow = subsection("spapr_cpu/vpa/slb_shadow", "slb_shadow_addr")
                .uint64("slb_shadow_addr")
                .uint64("slb_shadow_size")
                .build();
        VmStateDescription<StateRecord> dispatchLog = subsection("spapr_cpu/vpa/dtl", "dtl_addr")
                .uint64("dtl_addr")
                .uint64("dtl_size")
                .build();
        return vmsd("spapr_cpu", 1, 1)
                .subsection(subsection("spapr_cpu/vpa", "vpa_addr")
                        .uint64("vpa_addr")
                        .subsection(shadow)
                        .subsection(dispatchLog)
                        .build())
                .build();
    }
}
