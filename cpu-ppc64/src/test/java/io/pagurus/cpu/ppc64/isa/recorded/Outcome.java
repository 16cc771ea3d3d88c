package io.pagurus.cpu.ppc64.isa.recorded;

import java.util.HexFormat;

/** What some instructions left, as a line of text that names only what has changed. */
final class Outcome {
    private Outcome() {}

    /**
     * {@return the line}
     *
     * @param in what the instructions started from
     * @param end how they ended, a word
     * @param nip address of the instruction that comes next, or that was refused
     * @param out what they left
     */
    static String line(InstructionCase in, String end, long nip, InstructionCase.Registers out) {
        StringBuilder line = new StringBuilder();
        for (int word : in.words()) {
            line.append("%08x ".formatted(word));
        }
        line.append(end).append(" %x".formatted(nip - InstructionCase.CODE));
        for (int n = 0; n < 32; n++) {
            changed(line, "r" + n, in.registers().gpr[n], out.gpr[n]);
        }
        changed(line, "cr", in.registers().cr & 0xffff_ffffL, out.cr & 0xffff_ffffL);
        changed(line, "xer", in.registers().xer, out.xer);
        changed(line, "lr", in.registers().lr, out.lr);
        changed(line, "ctr", in.registers().ctr, out.ctr);
        byte[] before = in.registers().window;
        for (int at = 0; at < InstructionCase.WINDOW_SIZE; at++) {
            if (before[at] != out.window[at]) {
                int to = at;
                while (to < InstructionCase.WINDOW_SIZE && before[to] != out.window[to]) {
                    to++;
                }
                line.append(" m%x=".formatted(at)).append(HexFormat.of().formatHex(out.window, at, to));
                at = to;
            }
        }
        return line.toString();
    }

    private static void changed(StringBuilder line, String name, long before, long after) {
        if (before != after) {
            line.append(" %s=%x".formatted(name, after));
        }
    }
}
