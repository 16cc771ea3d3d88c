package io.pagurus.cpu.ppc64.device;

import io.pagurus.vmstate.VmStateBuilder;
import io.pagurus.vmstate.VmStateDescription;
import io.pagurus.vmstate.WireType;
import java.lang.invoke.MethodHandles;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Section {@code cpu}: registers, in the order of QEMU's {@code vmstate_ppc_cpu}. */
final class CpuDescription {
    private static final int GPRS = 32;
    private static final int CR_FIELDS = 8;
    private static final int SPRS = 1024;

    /** There are as many as combinations of properties. */
    private static final Map<SectionRules, VmStateDescription<CpuRecord>> BY_RULES = new ConcurrentHashMap<>();

    private CpuDescription() {}

    /** What tables show. It makes no state, since a section is delimited only by who knows the properties. */
    static final VmStateDescription<CpuRecord> NEWEST = describe(SectionRules.NEWEST, shape("cpu"));

    static VmStateDescription<CpuRecord> of(SectionRules rules) {
        return BY_RULES.computeIfAbsent(rules, key -> describe(key, vmsd("cpu", key)));
    }

    /** {@return a description of a section or subsection, version 1} */
    static VmStateBuilder<CpuRecord> vmsd(String name, SectionRules rules) {
        return shape(name).newState(() -> CpuRecord.scratch(ModelIdentity.POWER9, rules));
    }

    private static VmStateBuilder<CpuRecord> shape(String name) {
        return VmStateDescription.builder(name, CpuRecord.class, MethodHandles.lookup())
                .version(1)
                .minimumVersion(1);
    }

    private static VmStateDescription<CpuRecord> describe(SectionRules rules, VmStateBuilder<CpuRecord> cpu) {
        cpu.version(5)
                .minimumVersion(5)
                .preSave(CpuTransfer::beforeSave)
                .postLoad((record, _) -> CpuTransfer.afterLoad(record))
                .unused(Long.BYTES)
                .subArray("env.gpr", WireType.UINT64, 0, GPRS)
                .array("env.crf", WireType.UINT32, CR_FIELDS, f -> f.as("env.cr"))
                .uint64("env.nip")
                .array("env.spr", WireType.UINT64, SPRS)
                .uint64("env.spe_acc", f -> f.as("speAcc"));
        if (rules.reservationInside()) {
            cpu.uint64("env.reserve_addr", f -> f.as("env.reserveAddress"));
        } else {
            cpu.unused(Long.BYTES);
        }
        cpu.uint64("env.msr")
                .uint64(
                        rules.age() == SectionAge.OLD_HFLAGS ? "env.hflags_nmsr" : "env.hflags_compat_nmsr",
                        f -> f.as("hflagsCompatNmsr"))
                .uint64("mig_msr_mask", f -> f.when((record, _) -> record.rules.pre28()))
                .uint64("mig_insns_flags", f -> f.when((record, _) -> record.rules.pre28()))
                .uint64("mig_insns_flags2", f -> f.when((record, _) -> record.rules.pre28()))
                .uint32("mig_nb_BATs", f -> f.as("migNbBats").when((record, _) -> record.rules.pre28()));
        cpu.subsection(RegisterSubsections.fpu(rules))
                .subsection(RegisterSubsections.altivec(rules))
                .subsection(RegisterSubsections.vsx(rules))
                .subsection(MmuSubsections.segmentRegisters(rules))
                .subsection(RegisterSubsections.transactional(rules))
                .subsection(MmuSubsections.slb(rules));
        if (!rules.reservationInside()) {
            cpu.subsection(RegisterSubsections.branchHistory(rules));
        }
        MmuSubsections.softwareTlbs(rules).forEach(cpu::subsection);
        cpu.subsection(RegisterSubsections.compat(rules));
        if (!rules.reservationInside()) {
            cpu.subsection(RegisterSubsections.reservation(rules)).subsection(RegisterSubsections.rtasStopped(rules));
        }
        return cpu.build();
    }
}
