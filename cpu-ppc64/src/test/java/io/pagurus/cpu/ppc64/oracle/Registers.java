package io.pagurus.cpu.ppc64.oracle;

import java.nio.ByteBuffer;

/** What a user program can see of a CPU, and the window of memory a sequence works in. */
final class Registers {
    /** Bytes of the window. */
    static final int WINDOW_SIZE = 1024;

    /** Bytes of a record as the oracle runner has it. */
    static final int SIZE = 32 * 8 + 6 * 8 + 128 * 8 + WINDOW_SIZE;

    final long[] gpr = new long[32];
    long cr;
    long xer;
    long lr;
    long ctr;
    long fpscr;
    long vscr;
    final long[] vsr = new long[128];
    final byte[] window = new byte[WINDOW_SIZE];

    void write(ByteBuffer to) {
        for (long value : gpr) {
            to.putLong(value);
        }
        to.putLong(cr).putLong(xer).putLong(lr).putLong(ctr).putLong(fpscr).putLong(vscr);
        for (long value : vsr) {
            to.putLong(value);
        }
        to.put(window);
    }

    static Registers read(ByteBuffer from) {
        Registers r = new Registers();
        for (int i = 0; i < 32; i++) {
            r.gpr[i] = from.getLong();
        }
        r.cr = from.getLong();
        r.xer = from.getLong();
        r.lr = from.getLong();
        r.ctr = from.getLong();
        r.fpscr = from.getLong();
        r.vscr = from.getLong();
        for (int i = 0; i < 128; i++) {
            r.vsr[i] = from.getLong();
        }
        from.get(r.window);
        return r;
    }
}
