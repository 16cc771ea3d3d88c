package io.pagurus.cpu.ppc64.isa;

import io.pagurus.cpu.ppc64.exec.Cpu;

/**
 * Segment registers (Power ISA 2.07 III 5.9.3.2, the bridge from 32-bit systems): each is the SLB entry of its number,
 * for one of the first sixteen segments of 256 MiB. On the oracle reading tells nothing. What the entry translated before
 * stays in the software TLB until slbie or slbia, as with slbmte.
 */
public final class SegmentRegister {
    /** The facility's rows; see {@link io.pagurus.cpu.ppc64.decode.OpcodeTable}. */
    public static final String OPCODES = """
        # mnemonic  form  opcode   operands   attributes
        mtsr        X     31/210   SR,RS      priv inval=10f801
        mtsrin      X     31/242   RS,RB      priv inval=1f0001
        mfsr        X     31/595   RT,SR      priv inval=10f801
        mfsrin      X     31/659   RT,RB      priv inval=1f0001
        """;

    private static final long VALID = 1L << 27;
    private static final int SEGMENT_SHIFT = 28;

    private SegmentRegister() {}

    /** Move to segment register. */
    public static void mtsr(Cpu c, int sr, int rs) {
        set(c, sr, c.gpr[rs]);
    }

    /** Move to segment register indirect: of the segment that RB is in. */
    public static void mtsrin(Cpu c, int rs, int rb) {
        set(c, (int) (c.gpr[rb] >>> SEGMENT_SHIFT) & 15, c.gpr[rs]);
    }

    /** Move from segment register. */
    public static void mfsr(Cpu c, int rt) {
        c.gpr[rt] = 0;
    }

    /** Move from segment register indirect. */
    public static void mfsrin(Cpu c, int rt) {
        c.gpr[rt] = 0;
    }

    /** VSID in the low 28 bits, Ks, Kp, N in bits 33 to 35, which the SLB has at bits 52 to 54. */
    private static void set(Cpu c, int segment, long value) {
        c.slbEsid[segment] = (long) segment << SEGMENT_SHIFT | VALID;
        c.slbVsid[segment] = (value & 0xfff_ffff) << 12 | (value >>> 27 & 15) << 8;
    }
}
