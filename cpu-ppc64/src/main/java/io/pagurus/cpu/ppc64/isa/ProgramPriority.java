package io.pagurus.cpu.ppc64.isa;

import io.pagurus.cpu.ppc64.exec.Cpu;
import io.pagurus.cpu.ppc64.state.Msr;
import io.pagurus.cpu.ppc64.state.Spr;

/**
 * Program priority (Power ISA II 3.1): forms of {@code or Rx,Rx,Rx} that say how urgent the program is. They have no
 * other effect than the number in PPR. The other such forms, which are plain {@code or} here, leave even that.
 */
public final class ProgramPriority {
    /** The facility's rows; see {@link io.pagurus.cpu.ppc64.decode.OpcodeTable}. */
    public static final String OPCODES = """
        # mnemonic  form  opcode   operands   attributes
        priority    X     31/444   RA,RS,RB   31:31=0 6:10=1 11:15=1 16:20=1 hint
        priority    X     31/444   RA,RS,RB   31:31=0 6:10=2 11:15=2 16:20=2 hint
        priority    X     31/444   RA,RS,RB   31:31=0 6:10=3 11:15=3 16:20=3 hint
        priority    X     31/444   RA,RS,RB   31:31=0 6:10=5 11:15=5 16:20=5 hint
        priority    X     31/444   RA,RS,RB   31:31=0 6:10=6 11:15=6 16:20=6 hint
        priority    X     31/444   RA,RS,RB   31:31=0 6:10=31 11:15=31 16:20=31 hint
        """;

    /** PPR: where the priority stands. */
    private static final int SHIFT = 50;

    private ProgramPriority() {}

    /** Sets the priority: 1 very low, to 6 high; the extreme ones in privileged state only. */
    public static void priority(Cpu c, int rs) {
        boolean privileged = (c.msr & Msr.PR) == 0;
        long priority = switch (rs) {
            case 1 -> 2;
            case 6 -> 3;
            case 2 -> 4;
            case 5 -> privileged ? 5 : 0;
            case 3 -> privileged ? 6 : 0;
            default -> privileged ? 1 : 0;
        };
        if (priority != 0) {
            c.spr[Spr.PPR] = c.spr[Spr.PPR] & ~(7L << SHIFT) | priority << SHIFT;
        }
    }
}
