package io.pagurus.cpu.ppc64.translator;

import io.pagurus.cpu.ppc64.decode.Field;
import java.lang.classfile.CodeBuilder;
import java.util.Map;

/**
 * Emitters of rotates and shifts (Power ISA I 3.3.14). A rotate under a mask that only bits from one side reach becomes a
 * shift.
 */
final class RotateEmitters {
    private static final long WORD = 0xffff_ffffL;

    private RotateEmitters() {}

    /** Adds the emitters by mnemonic. */
    static void addTo(Map<String, Emitter> emitters) {
        emitters.put("rlwinm", (to, i) -> {
            rotateWord(to, i);
            to.result(i.of(Field.RA), Usage.records(i));
        });
        emitters.put("rlwimi", (to, i) -> {
            rotateWord(to, i);
            insert(to, i, mask(i.of(Field.MB) + 32, i.of(Field.ME) + 32));
        });
        emitters.put("rldicl", (to, i) -> {
            rotate(to, i, i.of(Field.MB6), 63);
            to.result(i.of(Field.RA), Usage.records(i));
        });
        emitters.put("rldicr", (to, i) -> {
            rotate(to, i, 0, i.of(Field.ME6));
            to.result(i.of(Field.RA), Usage.records(i));
        });
        emitters.put("rldic", (to, i) -> {
            rotate(to, i, i.of(Field.MB6), 63 - i.of(Field.SH6));
            to.result(i.of(Field.RA), Usage.records(i));
        });
        emitters.put("rldimi", (to, i) -> {
            rotate(to, i, i.of(Field.MB6), 63 - i.of(Field.SH6));
            insert(to, i, mask(i.of(Field.MB6), 63 - i.of(Field.SH6)));
        });
        emitters.put("slw", (to, i) -> {
            amount(to.gpr(i.of(Field.RS)), i).lshl().loadConstant(WORD).land();
            to.result(i.of(Field.RA), Usage.records(i));
        });
        emitters.put("srw", (to, i) -> {
            to.gpr(i.of(Field.RS)).code.loadConstant(WORD).land();
            amount(to, i).lushr();
            to.result(i.of(Field.RA), Usage.records(i));
        });
        emitters.put("sld", (to, i) -> {
            amount(to.gpr(i.of(Field.RS)), i).lshl();
            unlessLong(to, i);
            to.result(i.of(Field.RA), Usage.records(i));
        });
        emitters.put("srd", (to, i) -> {
            amount(to.gpr(i.of(Field.RS)), i).lushr();
            unlessLong(to, i);
            to.result(i.of(Field.RA), Usage.records(i));
        });
        emitters.put("srawi", (to, i) -> {
            to.gpr(i.of(Field.RS)).code.l2i().i2l();
            algebraic(to, i, i.of(Field.SH));
        });
        emitters.put("sradi", (to, i) -> {
            to.gpr(i.of(Field.RS));
            algebraic(to, i, i.of(Field.SH6));
        });
    }

    /** {@return ones from bit mb to bit me, round the end if mb is behind me} */
    private static long mask(int mb, int me) {
        long from = -1L >>> mb;
        long to = -1L << 63 - me;
        return mb <= me ? from & to : from | to;
    }

    /** Pushes RS rotated left by SH6 and masked. */
    private static void rotate(RegionBuilder to, Instruction i, int mb, int me) {
        CodeBuilder code = to.gpr(i.of(Field.RS)).code;
        int n = i.of(Field.SH6);
        long mask = mask(mb, me);
        if (mb <= me && me <= 63 - n) {
            shift(code, n);
            and(code, mask | (1L << n) - 1);
        } else if (mb <= me && mb >= 64 - n) {
            code.loadConstant(64 - n).lushr();
            and(code, mask | -1L << n);
        } else {
            // Spelt out, for a large region has no room for a call to be inlined.
            code.loadConstant(n).lshl();
            to.gpr(i.of(Field.RS)).code.loadConstant(64 - n).lushr().lor();
            and(code, mask);
        }
    }

    /** Pushes RS's word rotated left by SH and masked. */
    private static void rotateWord(RegionBuilder to, Instruction i) {
        CodeBuilder code = to.gpr(i.of(Field.RS)).code;
        int n = i.of(Field.SH);
        int mb = i.of(Field.MB);
        int me = i.of(Field.ME);
        long mask = mask(mb + 32, me + 32);
        if (mb <= me && me <= 31 - n) {
            shift(code, n);
            and(code, mask);
        } else if (mb <= me && mb >= 32 - n) {
            code.loadConstant(32 - n).lushr();
            and(code, mask);
        } else {
            code.l2i().loadConstant(n).ishl();
            to.gpr(i.of(Field.RS)).code.l2i().loadConstant(32 - n).iushr().ior().i2l();
            if (mb > me) {
                // The mask reaches into the upper word, which the rotated word is in too.
                code.loadConstant(WORD).land().dup2().loadConstant(32).lshl().lor();
            }
            and(code, mask);
        }
    }

    private static void shift(CodeBuilder code, int n) {
        if (n != 0) {
            code.loadConstant(n).lshl();
        }
    }

    private static void and(CodeBuilder code, long mask) {
        if (mask != -1) {
            code.loadConstant(mask).land();
        }
    }

    /** Pops bits and puts them into RA where the mask is. */
    private static void insert(RegionBuilder to, Instruction i, long mask) {
        to.gpr(i.of(Field.RA)).code.loadConstant(~mask).land().lor();
        to.result(i.of(Field.RA), Usage.records(i));
    }

    private static CodeBuilder amount(RegionBuilder to, Instruction i) {
        return to.gpr(i.of(Field.RB)).code.l2i();
    }

    /** Makes zero of what was shifted if the amount is 64 or more. */
    private static void unlessLong(RegionBuilder to, Instruction i) {
        to.gpr(i.of(Field.RB))
                .code
                .loadConstant(6)
                .lushr()
                .lconst_1()
                .land()
                .lconst_1()
                .lsub()
                .land();
    }

    /** Pops a number and shifts it right; CA says whether it was negative and lost ones. */
    private static void algebraic(RegionBuilder to, Instruction i, int n) {
        CodeBuilder code = to.code;
        code.lstore(RegionLocals.A);
        code.lload(RegionLocals.A).loadConstant((1L << n) - 1).land().lstore(RegionLocals.B);
        // Of the lost bits b, (b | -b) is negative unless they are zero.
        code.lload(RegionLocals.B)
                .lload(RegionLocals.B)
                .lneg()
                .lor()
                .lload(RegionLocals.A)
                .land()
                .loadConstant(63)
                .lushr()
                .l2i()
                .istore(to.locals.ca());
        if (to.isa300) {
            code.iload(to.locals.ca()).istore(to.locals.ca32());
        }
        code.lload(RegionLocals.A).loadConstant(n).lshr();
        to.result(i.of(Field.RA), Usage.records(i));
    }
}
