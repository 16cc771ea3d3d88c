package io.pagurus.cpu.ppc64.translator;

import io.pagurus.cpu.ppc64.decode.Field;
import io.pagurus.cpu.ppc64.exec.Cpu;
import io.pagurus.cpu.ppc64.exec.DataTlb;
import io.pagurus.cpu.ppc64.state.PpcState;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Emitters of loads and stores (Power ISA I 3.3.2 to 3.3.5). For each base register the region keeps which window of the
 * {@link DataTlb} it was last used for, so that an access to the same is one comparison and one move. Another is looked for
 * by its page, still in the region. What that does not have, and an access that crosses a page, leaves the region for tier
 * 0, which carries it out: a call here instead, however seldom made, would have the JVM's second compiler keep all
 * registers of a loop around it in memory.
 */
final class StorageEmitters {
    /**
     * What an access moves.
     *
     * @param bytes how many
     * @param signed whether a load extends the sign
     * @param reversed whether in the byte order that is not the CPU's
     */
    private record Access(int bytes, boolean signed, boolean reversed) {}

    private static final Map<String, Access> LOADS = Map.ofEntries(
            Map.entry("lbz", new Access(1, false, false)),
            Map.entry("lhz", new Access(2, false, false)),
            Map.entry("lha", new Access(2, true, false)),
            Map.entry("lwz", new Access(4, false, false)),
            Map.entry("lwa", new Access(4, true, false)),
            Map.entry("ld", new Access(8, false, false)),
            Map.entry("lhbrx", new Access(2, false, true)),
            Map.entry("lwbrx", new Access(4, false, true)),
            Map.entry("ldbrx", new Access(8, false, true)));

    private static final Map<String, Access> STORES = Map.ofEntries(
            Map.entry("stb", new Access(1, false, false)),
            Map.entry("sth", new Access(2, false, false)),
            Map.entry("stw", new Access(4, false, false)),
            Map.entry("std", new Access(8, false, false)),
            Map.entry("sthbrx", new Access(2, false, true)),
            Map.entry("stwbrx", new Access(4, false, true)),
            Map.entry("stdbrx", new Access(8, false, true)));

    private StorageEmitters() {}

    /** {@return the emitter of an instruction, or null} */
    static @Nullable Emitter of(Instruction instruction) {
        Access load = find(LOADS, instruction.row().mnemonic());
        Access store = find(STORES, instruction.row().mnemonic());
        if (load == null && store == null || updates(instruction) && invalid(instruction)) {
            return null;
        }
        return load != null
                ? (to, access) -> load(to, access, load)
                : (to, access) -> store(to, access, java.util.Objects.requireNonNull(store));
    }

    private static @Nullable Access find(Map<String, Access> accesses, String mnemonic) {
        Access whole = accesses.get(mnemonic);
        return whole != null ? whole : accesses.get(mnemonic.replaceFirst("(u|x|ux)$", ""));
    }

    /** {@return whether an access reads or writes: {@link RegionLocals#LOAD}, {@link RegionLocals#STORE}} */
    static int kind(Instruction instruction) {
        return instruction.has(Field.RS) ? RegionLocals.STORE : RegionLocals.LOAD;
    }

    /** {@return the register whose window is kept for an access} */
    static int windowBase(Instruction instruction) {
        int base = base(instruction);
        return base == PpcState.ZERO && instruction.has(Field.RB) ? instruction.of(Field.RB) : base;
    }

    private static int base(Instruction instruction) {
        return instruction.of(updates(instruction) ? Field.RA : Field.RA0);
    }

    private static boolean updates(Instruction instruction) {
        return instruction.has(Field.RA);
    }

    /** The forms that their semantic methods refuse. */
    private static boolean invalid(Instruction instruction) {
        int ra = instruction.of(Field.RA);
        return ra == 0 || kind(instruction) == RegionLocals.LOAD && ra == instruction.of(Field.RT);
    }

    private static void load(RegionBuilder to, Instruction instruction, Access access) {
        CodeBuilder code = to.code;
        int target = instruction.of(Field.RT);
        host(to, instruction, access);
        DirectMemory.get(code, access.bytes);
        boolean swap = to.littleEndian == access.reversed;
        switch (access.bytes) {
            case 1 -> code.i2l();
            case 2 -> {
                if (swap) {
                    code.i2s();
                    swap(code, Short.class, ConstantDescs.CD_short);
                }
                half(code, access);
            }
            case 4 -> {
                if (swap) {
                    swap(code, Integer.class, ConstantDescs.CD_int);
                }
                word(code, access);
            }
            default -> {
                if (swap) {
                    swap(code, Long.class, ConstantDescs.CD_long);
                }
            }
        }
        to.toGpr(target);
        if (updates(instruction)) {
            code.lload(RegionLocals.EA);
            to.toGpr(instruction.of(Field.RA));
        }
    }

    private static void store(RegionBuilder to, Instruction instruction, Access access) {
        CodeBuilder code = to.code;
        host(to, instruction, access);
        value(to, instruction, access, to.littleEndian == access.reversed);
        DirectMemory.put(code, access.bytes);
        if (updates(instruction)) {
            code.lload(RegionLocals.EA);
            to.toGpr(instruction.of(Field.RA));
        }
    }

    /** Pushes what is stored. */
    private static void value(RegionBuilder to, Instruction instruction, Access access, boolean swap) {
        CodeBuilder code = to.code;
        to.gpr(instruction.of(Field.RS));
        if (access.bytes < 8) {
            code.l2i();
        }
        if (swap) {
            switch (access.bytes) {
                case 2 -> {
                    code.i2s();
                    swap(code, Short.class, ConstantDescs.CD_short);
                }
                case 4 -> swap(code, Integer.class, ConstantDescs.CD_int);
                case 8 -> swap(code, Long.class, ConstantDescs.CD_long);
                default -> {
                    // A byte has no order.
                }
            }
        }
    }

    /** Pushes what {@link DirectMemory} wants before a value, once the kept window is the right one. */
    private static void host(RegionBuilder to, Instruction instruction, Access access) {
        CodeBuilder code = to.code;
        to.gpr(base(instruction));
        if (instruction.has(Field.RB)) {
            to.gpr(instruction.of(Field.RB));
            code.ladd();
        } else {
            int displacement = instruction.of(instruction.has(Field.D) ? Field.D : Field.DS);
            if (displacement != 0) {
                code.loadConstant((long) displacement).ladd();
            }
        }
        int window = to.locals.window(kind(instruction), windowBase(instruction));
        code.dup2().lstore(RegionLocals.EA);
        DirectMemory.tlb(code, window, DataTlb.START);
        code.lsub();
        DirectMemory.tlb(code, window, DataTlb.LIMIT);
        Label elsewhere = code.newLabel();
        code.lcmp().ifge(elsewhere);
        Label known = code.newBoundLabel();
        to.later(() -> {
            code.labelBinding(elsewhere);
            lookUp(to, instruction, access, window);
            code.goto_(known);
        });
        DirectMemory.begin(code);
        code.lload(RegionLocals.EA);
        DirectMemory.tlb(code, window, DataTlb.ADDEND);
        code.ladd();
    }

    /** Has the window of an access kept; leaves the region if the software TLB does not have the page, or if one is not enough. */
    private static void lookUp(RegionBuilder to, Instruction instruction, Access access, int window) {
        CodeBuilder code = to.code;
        Label tierZero = to.tierZero(instruction);
        DirectMemory.entry(code, kind(instruction));
        code.lstore(window).lload(RegionLocals.EA);
        if (access.bytes > 1) {
            code.loadConstant(access.bytes - 1L).ladd();
        }
        code.loadConstant((long) -Cpu.PAGE)
                .land()
                .aload(RegionLocals.CPU)
                .getfield(RegionBuilder.CPU, "dataContext", ConstantDescs.CD_long)
                .lor();
        DirectMemory.tlb(code, window, DataTlb.TAG);
        code.lcmp().ifne(tierZero);
    }

    private static void swap(CodeBuilder code, Class<?> box, ClassDesc type) {
        code.invokestatic(RegionBuilder.desc(box), "reverseBytes", MethodTypeDesc.of(type, type));
    }

    private static void half(CodeBuilder code, Access access) {
        if (access.signed) {
            code.i2s();
        } else {
            code.i2c();
        }
        code.i2l();
    }

    private static void word(CodeBuilder code, Access access) {
        code.i2l();
        if (!access.signed) {
            code.loadConstant(0xffff_ffffL).land();
        }
    }
}
