package io.pagurus.cpu.ppc64.oracle;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How a sequence ended.
 *
 * @param out registers after
 * @param offset of the instruction that ended it, from the first
 * @param signal what a Linux program gets for it: SIGTRAP 5 at the end of the sequence
 */
record Outcome(Registers out, long offset, long signal) {
    /** SIGBUS: an alignment interrupt. */
    static final long ALIGNMENT = 7;

    /** SIGALRM: the sequence did not end. */
    static final long ENDLESS = 14;

    /** The oracle met an alignment interrupt and ended without telling the registers. */
    static final Outcome GAVE_UP = new Outcome(new Registers(), -1, ALIGNMENT);

    /**
     * {@return what differs, a line each; empty if nothing does}
     *
     * @param ours how this CPU ended the sequence; this outcome is the oracle's
     */
    List<String> differences(Outcome ours) {
        List<String> found = new ArrayList<>();
        compare(found, "signal", signal, ours.signal);
        if (signal == ours.signal && (offset == GAVE_UP.offset || signal == ENDLESS)) {
            return found;
        }
        compare(found, "end at", offset, ours.offset);
        for (int i = 0; i < 32; i++) {
            compare(found, "r" + i, out.gpr[i], ours.out.gpr[i]);
        }
        compare(found, "cr", out.cr, ours.out.cr);
        compare(found, "xer", out.xer, ours.out.xer);
        compare(found, "lr", out.lr, ours.out.lr);
        compare(found, "ctr", out.ctr, ours.out.ctr);
        compare(found, "fpscr", out.fpscr, ours.out.fpscr);
        compare(found, "vscr", out.vscr, ours.out.vscr);
        for (int i = 0; i < 128; i++) {
            compare(found, "vs" + i / 2 + (i % 2 == 0 ? ".hi" : ".lo"), out.vsr[i], ours.out.vsr[i]);
        }
        int at = Arrays.mismatch(out.window, ours.out.window);
        if (at >= 0) {
            compare(found, "memory at window+" + at, out.window[at] & 0xff, ours.out.window[at] & 0xff);
        }
        return found;
    }

    private static void compare(List<String> found, String what, long oracle, long ours) {
        if (oracle != ours) {
            found.add("%s: oracle %x, ours %x".formatted(what, oracle, ours));
        }
    }
}
