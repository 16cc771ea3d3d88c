package io.pagurus.cpu.ppc64.device;

import static io.pagurus.cpu.ppc64.device.CpuDescription.vmsd;

import io.pagurus.cpu.ppc64.state.PpcState;
import io.pagurus.vmstate.Errno;
import io.pagurus.vmstate.VmStateBuilder;
import io.pagurus.vmstate.VmStateDescription;
import io.pagurus.vmstate.VmStateException;
import io.pagurus.vmstate.WireType;
import java.lang.invoke.MethodHandles;
import java.util.ArrayList;
import java.util.List;

/**
 * Subsections of {@code cpu} with what translation goes by. Server CPUs send the SLB; the others are named here because
 * a receiver looks for a subsection among all that there are, and takes an empty one.
 */
final class MmuSubsections {
    /** First doubleword of an SLB entry: bits that may be set, the effective segment id and V (Power ISA III 5.7.8.1). */
    private static final long ESID_BITS = 0xffff_ffff_f800_0000L;

    /** Second doubleword: the segment size B, of which only 0 (256 MiB) and 1 (1 TiB) exist. */
    private static final long RESERVED_SIZE = 1L << 63;

    /** Second doubleword: L and LP. */
    private static final long PAGE_SIZE = 0x130;

    /** L and LP of segments with base pages of 4 KiB, 64 KiB, 16 MiB and 16 GiB. */
    private static final List<Long> PAGE_SIZES = List.of(0L, 0x110L, 0x100L, 0x120L);

    private static final VmStateDescription<CpuRecord.TlbEntry> TLB6XX = entry("cpu/tlb6xx_entry")
            .uint64("pte0")
            .uint64("pte1")
            .uint64("EPN", f -> f.as("epn"))
            .build();

    private static final VmStateDescription<CpuRecord.TlbEntry> TLBEMB = entry("cpu/tlbemb_entry")
            .uint64("RPN", f -> f.as("rpn"))
            .uint64("EPN", f -> f.as("epn"))
            .uint64("PID", f -> f.as("pid"))
            .uint64("size")
            .uint32("prot")
            .uint32("attr")
            .build();

    private static final VmStateDescription<CpuRecord.TlbEntry> TLBMAS = entry("cpu/tlbmas_entry")
            .uint32("mas8")
            .uint32("mas1")
            .uint64("mas2")
            .uint64("mas7_3", f -> f.as("mas73"))
            .build();

    private MmuSubsections() {}

    static VmStateDescription<CpuRecord> segmentRegisters(SectionRules rules) {
        return vmsd("cpu/sr", rules)
                .needed(_ -> false)
                .array("env.sr", WireType.UINT64, CpuRecord.SEGMENT_REGISTERS, f -> f.as("sr"))
                .build();
    }

    static VmStateDescription<CpuRecord> slb(SectionRules rules) {
        boolean second = rules.age() == SectionAge.SLB_VERSION_2;
        VmStateBuilder<CpuRecord> slb =
                vmsd("cpu/slb", rules).version(second ? 2 : 1).postLoad((cpu, _) -> checkSlb(cpu));
        if (!second) {
            slb.int32("mig_slb_nr", f -> f.when((cpu, _) -> cpu.rules.pre30()));
        }
        return slb.customArray(
                        "env.slb",
                        new Quadwords("slbe", cpu -> cpu.env.slbEsid, 0, 1, cpu -> cpu.env.slbVsid, 0),
                        PpcState.SLB_ENTRIES)
                .build();
    }

    /** Refuses entries that slbmte would not have made. Entries that the CPU does not have are not looked at. */
    private static void checkSlb(CpuRecord cpu) throws VmStateException {
        for (int slot = 0; slot < cpu.model.model().slbEntries(); slot++) {
            long esid = cpu.env.slbEsid[slot];
            long vsid = cpu.env.slbVsid[slot];
            if ((esid & ~ESID_BITS) != 0 || (vsid & RESERVED_SIZE) != 0) {
                throw new VmStateException(Errno.EPERM, "SLB entry %d has reserved bits".formatted(slot))
                        .found("0x%016x 0x%016x".formatted(esid, vsid));
            }
            if (!PAGE_SIZES.contains(vsid & PAGE_SIZE)) {
                throw new VmStateException(Errno.EPERM, "SLB entry %d has no page size".formatted(slot))
                        .found("0x%016x".formatted(vsid))
                        .receiverLine("Bad page size encoding in SLB store: slot %d esid 0x%016x vsid 0x%016x"
                                .formatted(slot, esid, vsid));
            }
        }
    }

    /** In the order of QEMU's list. Before 8.1 two of them had one name, of which only the first was ever found. */
    static List<VmStateDescription<CpuRecord>> softwareTlbs(SectionRules rules) {
        List<VmStateDescription<CpuRecord>> all = new ArrayList<>();
        all.add(softwareTlb("cpu/tlb6xx", "env.tlb.tlb6", rules, TLB6XX)
                .array("env.tgpr", WireType.UINT64, CpuRecord.TEMPORARY_GPRS, f -> f.as("tgpr"))
                .build());
        if (!rules.reservationInside()) {
            all.add(softwareTlb("cpu/tlbemb", "env.tlb.tlbe", rules, TLBEMB).build());
        }
        all.add(softwareTlb("cpu/tlbmas", "env.tlb.tlbm", rules, TLBMAS).build());
        return all;
    }

    private static VmStateBuilder<CpuRecord> softwareTlb(
            String name, String field, SectionRules rules, VmStateDescription<CpuRecord.TlbEntry> entry) {
        return vmsd(name, rules)
                .needed(_ -> false)
                .int32Equal("env.nb_tlb", f -> f.as("nbTlb"))
                .structVarray(field, "env.nb_tlb", entry, f -> f.as("tlb"));
    }

    private static VmStateBuilder<CpuRecord.TlbEntry> entry(String name) {
        return VmStateDescription.builder(name, CpuRecord.TlbEntry.class, MethodHandles.lookup())
                .newState(CpuRecord.TlbEntry::new)
                .version(1)
                .minimumVersion(1);
    }
}
