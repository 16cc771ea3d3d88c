package io.pagurus.cpu.ppc64.device;

import static io.pagurus.cpu.ppc64.device.CpuDescription.vmsd;

import io.pagurus.cpu.ppc64.state.Checkpoint;
import io.pagurus.cpu.ppc64.state.Msr;
import io.pagurus.vmstate.CustomInfo;
import io.pagurus.vmstate.FieldInput;
import io.pagurus.vmstate.FieldOutput;
import io.pagurus.vmstate.VmStateDescription;
import io.pagurus.vmstate.VmStateException;
import io.pagurus.vmstate.WireType;

/** Subsections of {@code cpu} with registers of facilities. */
final class RegisterSubsections {
    private static final int REGISTERS = 32;

    /** Index of VSR 32, which is VR 0, in the array of VSRs. */
    private static final int FIRST_VR = 2 * REGISTERS;

    /** The register as mfvscr reads it; SAT is kept apart. */
    private static final CustomInfo<CpuRecord> VSCR = new CustomInfo<>() {
        @Override
        public String jsonType() {
            return "cpu/altivec/vscr";
        }

        @Override
        public int size() {
            return Integer.BYTES;
        }

        @Override
        public void get(CpuRecord state, int index, FieldInput in) throws VmStateException {
            state.env.setVscrWord((int) in.u32());
        }

        @Override
        public void put(CpuRecord state, int index, FieldOutput out) throws VmStateException {
            out.u32(Integer.toUnsignedLong(state.env.vscrWord()));
        }
    };

    private RegisterSubsections() {}

    static VmStateDescription<CpuRecord> fpu(SectionRules rules) {
        return vmsd("cpu/fpu", rules)
                .customArray("env.vsr", Quadwords.halves("fpr", cpu -> cpu.env.vsr, 0), REGISTERS)
                .uint64("env.fpscr")
                .build();
    }

    static VmStateDescription<CpuRecord> altivec(SectionRules rules) {
        return vmsd("cpu/altivec", rules)
                .customArray("env.vsr", Quadwords.whole("avr", cpu -> cpu.env.vsr, FIRST_VR), REGISTERS)
                .custom("vscr", VSCR)
                .build();
    }

    static VmStateDescription<CpuRecord> vsx(SectionRules rules) {
        return vmsd("cpu/vsx", rules)
                .customArray("env.vsr", Quadwords.halves("vsr", cpu -> cpu.env.vsr, 1), REGISTERS)
                .build();
    }

    /**
     * What a transaction under way would go back to. The field of VSRs is 64 quadwords, but QEMU takes them from the
     * 33rd register on, so that the last 32 are not registers at all; they are kept as they come.
     */
    static VmStateDescription<CpuRecord> transactional(SectionRules rules) {
        return vmsd("cpu/tm", rules)
                .needed(cpu -> (cpu.env.msr & Msr.TS) != 0)
                .array("env.tm_gpr", WireType.UINT64, REGISTERS, f -> f.as("env.checkpoint.gpr"))
                .customArray("env.tm_vsr", Quadwords.whole("avr", cpu -> cpu.env.checkpoint.vsr, 0), Checkpoint.VSRS)
                .uint64("env.tm_cr", f -> f.as("env.checkpoint.cr"))
                .uint64("env.tm_lr", f -> f.as("env.checkpoint.lr"))
                .uint64("env.tm_ctr", f -> f.as("env.checkpoint.ctr"))
                .uint64("env.tm_fpscr", f -> f.as("env.checkpoint.fpscr"))
                .uint64("env.tm_amr", f -> f.as("env.checkpoint.amr"))
                .uint64("env.tm_ppr", f -> f.as("env.checkpoint.ppr"))
                .uint64("env.tm_vrsave", f -> f.as("env.checkpoint.vrsave"))
                .uint32("env.tm_vscr", f -> f.as("env.checkpoint.vscr"))
                .uint64("env.tm_dscr", f -> f.as("env.checkpoint.dscr"))
                .uint64("env.tm_tar", f -> f.as("env.checkpoint.tar"))
                .build();
    }

    /** POWER10 has a branch history; the models here take one and never send it. */
    static VmStateDescription<CpuRecord> branchHistory(SectionRules rules) {
        return vmsd("cpu/bhrb", rules)
                .needed(_ -> false)
                .uint64("env.bhrb_offset", f -> f.as("bhrbOffset"))
                .array("env.bhrb", WireType.UINT64, CpuRecord.BHRB_ENTRIES, f -> f.as("bhrb"))
                .build();
    }

    static VmStateDescription<CpuRecord> compat(SectionRules rules) {
        return vmsd("cpu/compat", rules)
                .needed(cpu -> !cpu.rules.pre210() && cpu.env.compatPvr != 0)
                .uint32("compat_pvr", f -> f.as("env.compatPvr"))
                .build();
    }

    /** Sent only while an execution is recorded or replayed, which no machine here does; else a reservation is lost. */
    static VmStateDescription<CpuRecord> reservation(SectionRules rules) {
        return vmsd("cpu/reservation", rules)
                .needed(_ -> false)
                .uint64("env.reserve_addr", f -> f.as("env.reserveAddress"))
                .uint64("env.reserve_length", f -> f.as("env.reserveLength"))
                .uint64("env.reserve_val", f -> f.as("env.reserveValue"))
                .uint64("env.reserve_val2", f -> f.as("env.reserveValue2"))
                .build();
    }

    static VmStateDescription<CpuRecord> rtasStopped(SectionRules rules) {
        return vmsd("cpu/rtas_stopped", rules)
                .needed(cpu -> cpu.rules.rtasStopped())
                .bool("env.quiesced", f -> f.as("env.rtasStopped"))
                .build();
    }
}
