package io.pagurus.cpu.ppc64.isa;

import io.pagurus.cpu.ppc64.exec.Cpu;

/** VSX logical instructions (Power ISA I 7.6.1.6). */
public final class VsxLogical {
    /** The facility's rows; see {@link io.pagurus.cpu.ppc64.decode.OpcodeTable}. */
    public static final String OPCODES = """
        # mnemonic  form  opcode   operands      attributes
        xxland      XX3   60/130   XT,XA,XB      vsx
        xxlandc     XX3   60/138   XT,XA,XB      vsx
        xxlor       XX3   60/146   XT,XA,XB      vsx
        xxlxor      XX3   60/154   XT,XA,XB      vsx
        xxlnor      XX3   60/162   XT,XA,XB      vsx
        xxlorc      XX3   60/170   XT,XA,XB      vsx
        xxlnand     XX3   60/178   XT,XA,XB      vsx
        xxleqv      XX3   60/186   XT,XA,XB      vsx
        xxsel       XX4   60/3     XT,XA,XB,XC   vsx
        """;

    private VsxLogical() {}

    /** VSX vector logical AND. */
    public static void xxland(Cpu c, int xt, int xa, int xb) {
        c.vsr[2 * xt] = c.vsr[2 * xa] & c.vsr[2 * xb];
        c.vsr[2 * xt + 1] = c.vsr[2 * xa + 1] & c.vsr[2 * xb + 1];
    }

    /** VSX vector logical AND with complement. */
    public static void xxlandc(Cpu c, int xt, int xa, int xb) {
        c.vsr[2 * xt] = c.vsr[2 * xa] & ~c.vsr[2 * xb];
        c.vsr[2 * xt + 1] = c.vsr[2 * xa + 1] & ~c.vsr[2 * xb + 1];
    }

    /** VSX vector logical OR. */
    public static void xxlor(Cpu c, int xt, int xa, int xb) {
        c.vsr[2 * xt] = c.vsr[2 * xa] | c.vsr[2 * xb];
        c.vsr[2 * xt + 1] = c.vsr[2 * xa + 1] | c.vsr[2 * xb + 1];
    }

    /** VSX vector logical XOR. */
    public static void xxlxor(Cpu c, int xt, int xa, int xb) {
        c.vsr[2 * xt] = c.vsr[2 * xa] ^ c.vsr[2 * xb];
        c.vsr[2 * xt + 1] = c.vsr[2 * xa + 1] ^ c.vsr[2 * xb + 1];
    }

    /** VSX vector logical NOR. */
    public static void xxlnor(Cpu c, int xt, int xa, int xb) {
        c.vsr[2 * xt] = ~(c.vsr[2 * xa] | c.vsr[2 * xb]);
        c.vsr[2 * xt + 1] = ~(c.vsr[2 * xa + 1] | c.vsr[2 * xb + 1]);
    }

    /** VSX vector logical OR with complement. */
    public static void xxlorc(Cpu c, int xt, int xa, int xb) {
        c.vsr[2 * xt] = c.vsr[2 * xa] | ~c.vsr[2 * xb];
        c.vsr[2 * xt + 1] = c.vsr[2 * xa + 1] | ~c.vsr[2 * xb + 1];
    }

    /** VSX vector logical NAND. */
    public static void xxlnand(Cpu c, int xt, int xa, int xb) {
        c.vsr[2 * xt] = ~(c.vsr[2 * xa] & c.vsr[2 * xb]);
        c.vsr[2 * xt + 1] = ~(c.vsr[2 * xa + 1] & c.vsr[2 * xb + 1]);
    }

    /** VSX vector logical equivalence. */
    public static void xxleqv(Cpu c, int xt, int xa, int xb) {
        c.vsr[2 * xt] = ~(c.vsr[2 * xa] ^ c.vsr[2 * xb]);
        c.vsr[2 * xt + 1] = ~(c.vsr[2 * xa + 1] ^ c.vsr[2 * xb + 1]);
    }

    /** VSX vector select: bit by bit the second where the mask is one. */
    public static void xxsel(Cpu c, int xt, int xa, int xb, int xc) {
        long mask = c.vsr[2 * xc];
        long mask1 = c.vsr[2 * xc + 1];
        c.vsr[2 * xt] = c.vsr[2 * xa] & ~mask | c.vsr[2 * xb] & mask;
        c.vsr[2 * xt + 1] = c.vsr[2 * xa + 1] & ~mask1 | c.vsr[2 * xb + 1] & mask1;
    }
}
