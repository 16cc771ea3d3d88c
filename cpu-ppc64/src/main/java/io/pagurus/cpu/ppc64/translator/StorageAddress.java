package io.pagurus.cpu.ppc64.translator;

import io.pagurus.cpu.ppc64.decode.Field;
import io.pagurus.cpu.ppc64.decode.Opcode;
import io.pagurus.cpu.ppc64.exec.Cpu;
import io.pagurus.cpu.ppc64.exec.DataTlb;
import io.pagurus.cpu.ppc64.exec.Storage;
import io.pagurus.cpu.ppc64.state.PpcState;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.constant.ConstantDescs;
import java.util.EnumSet;
import java.util.Set;

/**
 * How an emitted load or store comes from its operands to host memory. For each base register the region keeps which window
 * of the {@link DataTlb} it was last used for, so that an access to the same is one comparison and one move. Another is
 * looked for by its page, still in the region. What that does not have, and an access that crosses a page, leaves the
 * region for tier 0, which carries it out: a call here instead, however seldom made, would have the JVM's second compiler
 * keep all registers of a loop around it in memory.
 */
final class StorageAddress {
    /** The fields that name what is stored. */
    private static final Set<Field> SOURCES = EnumSet.of(Field.RS, Field.FRS, Field.VRS, Field.XS, Field.XS_DQ);

    private StorageAddress() {}

    /** {@return whether an access reads or writes: {@link Storage#LOAD}, {@link Storage#STORE}} */
    static int kind(Instruction instruction) {
        for (Opcode.Parameter parameter : instruction.row().parameters()) {
            if (parameter.field() != null && SOURCES.contains(parameter.field())) {
                return Storage.STORE;
            }
        }
        return Storage.LOAD;
    }

    /** {@return the register whose window is kept for an access} */
    static int windowBase(Instruction instruction) {
        int base = base(instruction);
        return base == PpcState.ZERO && instruction.has(Field.RB) ? instruction.of(Field.RB) : base;
    }

    private static int base(Instruction instruction) {
        return instruction.of(updates(instruction) ? Field.RA : Field.RA0);
    }

    /** {@return whether the base register becomes the address} */
    static boolean updates(Instruction instruction) {
        return instruction.has(Field.RA);
    }

    /** {@return whether it is a form with update that its semantic method refuses} */
    static boolean invalid(Instruction instruction) {
        if (!updates(instruction)) {
            return false;
        }
        int ra = instruction.of(Field.RA);
        return ra == 0 || instruction.has(Field.RT) && ra == instruction.of(Field.RT);
    }

    /**
     * Puts the address into {@link RegionLocals#EA} and has its window kept; leaves the region if the software TLB does not
     * have the page, or if one is not enough.
     *
     * @param to receives it
     * @param instruction the access
     * @param bytes how many it moves, 16 at most
     * @param alignment makes the address a multiple of so many bytes, a power of two
     */
    static void find(RegionBuilder to, Instruction instruction, int bytes, int alignment) {
        CodeBuilder code = to.code;
        to.gpr(base(instruction));
        if (instruction.has(Field.RB)) {
            to.gpr(instruction.of(Field.RB));
            code.ladd();
        } else {
            int displacement = displacement(instruction);
            if (displacement != 0) {
                code.loadConstant((long) displacement).ladd();
            }
        }
        if (alignment > 1) {
            code.loadConstant((long) -alignment).land();
        }
        int window = window(to, instruction);
        code.dup2().lstore(RegionLocals.EA);
        DirectMemory.tlb(code, window, DataTlb.START);
        code.lsub();
        DirectMemory.tlb(code, window, DataTlb.LIMIT);
        Label elsewhere = code.newLabel();
        code.lcmp().ifge(elsewhere);
        Label known = code.newBoundLabel();
        to.later(() -> {
            code.labelBinding(elsewhere);
            lookUp(to, instruction, bytes, window);
            code.goto_(known);
        });
    }

    /**
     * Pushes what {@link DirectMemory} wants before a value, once the window has been found.
     *
     * @param to receives it
     * @param instruction the access
     * @param offset bytes behind the address
     */
    static void host(RegionBuilder to, Instruction instruction, int offset) {
        CodeBuilder code = to.code;
        DirectMemory.begin(code);
        code.lload(RegionLocals.EA);
        DirectMemory.tlb(code, window(to, instruction), DataTlb.ADDEND);
        code.ladd();
        if (offset != 0) {
            code.loadConstant((long) offset).ladd();
        }
    }

    /** Sets the base register if the access is one with update, once it has been carried out. */
    static void update(RegionBuilder to, Instruction instruction) {
        if (updates(instruction)) {
            to.code.lload(RegionLocals.EA);
            to.toGpr(instruction.of(Field.RA));
        }
    }

    private static int displacement(Instruction instruction) {
        if (instruction.has(Field.DQ)) {
            return instruction.of(Field.DQ);
        }
        return instruction.of(instruction.has(Field.D) ? Field.D : Field.DS);
    }

    private static int window(RegionBuilder to, Instruction instruction) {
        return to.locals.window(kind(instruction), windowBase(instruction));
    }

    private static void lookUp(RegionBuilder to, Instruction instruction, int bytes, int window) {
        CodeBuilder code = to.code;
        Label tierZero = to.tierZero(instruction);
        DirectMemory.entry(code, kind(instruction));
        code.lstore(window).lload(RegionLocals.EA);
        if (bytes > 1) {
            code.loadConstant(bytes - 1L).ladd();
        }
        code.loadConstant((long) -Cpu.PAGE)
                .land()
                .aload(RegionLocals.CPU)
                .getfield(RegionBuilder.CPU, "dataContext", ConstantDescs.CD_long)
                .lor();
        DirectMemory.tlb(code, window, DataTlb.TAG);
        code.lcmp().ifne(tierZero);
    }
}
