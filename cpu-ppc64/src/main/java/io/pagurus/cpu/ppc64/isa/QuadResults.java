package io.pagurus.cpu.ppc64.isa;

import io.pagurus.cpu.ppc64.exec.Cpu;
import io.pagurus.cpu.ppc64.fp.FpClass;
import io.pagurus.cpu.ppc64.fp.FpEnv;

/** What quad-precision operations leave; see {@link FloatingPointResults}. */
final class QuadResults {
    private QuadResults() {}

    /** {@return the environment of an operation that rounds to odd} */
    static FpEnv beginOdd(Cpu c) {
        FpEnv e = c.fp;
        e.begin((int) c.fpscr, FpEnv.ODD);
        return e;
    }

    /** Settles the result {@link FpEnv#hi}, {@link FpEnv#lo} of an instruction. */
    static void result(Cpu c, FpEnv e, int vrt) {
        FloatingPointResults.checkInvalid(c, e);
        c.vsr[64 + 2 * vrt] = e.hi;
        c.vsr[65 + 2 * vrt] = e.lo;
        FloatingPointResults.settle(c, e, FpClass.of128(e.hi, e.lo));
    }
}
