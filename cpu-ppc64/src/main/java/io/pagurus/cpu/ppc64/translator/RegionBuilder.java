package io.pagurus.cpu.ppc64.translator;

import io.pagurus.cpu.ppc64.exec.Cpu;
import io.pagurus.cpu.ppc64.exec.GuestInterrupt;
import io.pagurus.cpu.ppc64.state.Msr;
import io.pagurus.cpu.ppc64.state.PpcState;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.TreeMap;

/** The method of a region while it is being written: registers as locals, exits, and what emitters share. */
final class RegionBuilder {
    static final ClassDesc CPU = desc(Cpu.class);
    static final ClassDesc STATE = desc(PpcState.class);
    static final ClassDesc INTERRUPT = desc(GuestInterrupt.class);
    static final ClassDesc LONGS = ConstantDescs.CD_long.arrayType();
    static final ClassDesc INTS = ConstantDescs.CD_int.arrayType();

    final CodeBuilder code;
    final RegionLocals locals;
    final ClassDesc self;
    final boolean littleEndian;
    final boolean isa300;
    final long base;

    /** Where an interrupt goes while the locals hold the registers. */
    final Label fault;
    /** Where an interrupt goes while the CPU holds them. */
    final Label syncedFault;

    private final Label leave;
    private final Label stopped;
    private final int instructions;
    private final TreeMap<Long, Label> stretches = new TreeMap<>();
    private final Deque<Runnable> outOfLine = new ArrayDeque<>();

    /** CR fields whose local is known to be the outcome of a comparison, a bit each. */
    private int compared;

    /** GPRs that an emitter has set anywhere in what was emitted, a bit each: the others are in the CPU as they are here. */
    private int setGprs;

    /** CR fields, likewise. */
    private int setFields;

    RegionBuilder(CodeBuilder code, RegionLocals locals, RegionPlan plan, ClassDesc self) {
        this.code = code;
        this.locals = locals;
        this.self = self;
        littleEndian = (plan.codeBits() & Msr.LE) != 0;
        isa300 = plan.isa300();
        base = plan.base();
        instructions = plan.instructions();
        fault = code.newLabel();
        syncedFault = code.newLabel();
        leave = code.newLabel();
        stopped = code.newLabel();
        for (RegionPlan.Stretch stretch : plan.blocks()) {
            stretches.put(stretch.address(), code.newLabel());
        }
    }

    static ClassDesc desc(Class<?> type) {
        return type.describeConstable().orElseThrow();
    }

    // ---- registers

    /** Pushes a GPR; number 32 is zero. */
    RegionBuilder gpr(int n) {
        if (n == PpcState.ZERO) {
            code.lconst_0();
        } else {
            code.lload(locals.gpr(n));
        }
        return this;
    }

    /** Pops into a GPR. */
    void toGpr(int n) {
        code.lstore(locals.gpr(n));
        setGprs |= 1 << n;
    }

    /** {@return which doubleword is the first of a vector-scalar register} */
    static int vsr(int n) {
        return 2 * n;
    }

    /** {@return which doubleword is the first of a vector register} */
    static int vr(int n) {
        return 2 * (32 + n);
    }

    /** Pushes a doubleword of the vector-scalar registers, which stay in the CPU. */
    RegionBuilder doubleword(int n) {
        DirectMemory.element(code, RegionLocals.VSRS, n);
        return this;
    }

    /** Pops into a doubleword of the vector-scalar registers. */
    void toDoubleword(int n) {
        code.lstore(RegionLocals.R);
        DirectMemory.setElement(code, RegionLocals.VSRS, n, RegionLocals.R);
    }

    /** Pops into a GPR, and compares it with zero into CR field 0 if asked. */
    void result(int n, boolean record) {
        toGpr(n);
        if (record) {
            gpr(n);
            code.lconst_0().lcmp();
            compared(0);
        }
    }

    /** Pops the outcome of a comparison, -1, 0 or 1, into a CR field. */
    void compared(int field) {
        code.istore(locals.cr(field));
        compared |= 1 << field;
        setFields |= 1 << field;
    }

    /** What is known of the CR fields at the beginning of a stretch. */
    void startsCompared(int fields) {
        compared = fields;
    }

    /** Jumps if a CR bit is as wanted. */
    void test(int bit, boolean wanted, Label to) {
        int field = bit >> 2;
        if ((compared & 1 << field) == 0) {
            code.iload(locals.cr(field))
                    .invokestatic(self, "field", MethodTypeDesc.of(ConstantDescs.CD_int, ConstantDescs.CD_int))
                    .loadConstant(8 >> (bit & 3))
                    .iand();
            if (wanted) {
                code.ifne(to);
            } else {
                code.ifeq(to);
            }
            return;
        }
        if ((bit & 3) == 3) {
            // A region runs with XER[SO] zero.
            if (!wanted) {
                code.goto_(to);
            }
            return;
        }
        code.iload(locals.cr(field));
        switch ((bit & 3) << 1 | (wanted ? 1 : 0)) {
            case 0 -> code.ifge(to);
            case 1 -> code.iflt(to);
            case 2 -> code.ifle(to);
            case 3 -> code.ifgt(to);
            case 4 -> code.ifne(to);
            default -> code.ifeq(to);
        }
    }

    // ---- ways out and round

    /** {@return the label of the stretch that begins at an address, or null} */
    @org.jspecify.annotations.Nullable
    Label stretch(long address) {
        return stretches.get(address);
    }

    /** Notes that the branch at an address is taken. */
    void taken(long address) {
        code.loadConstant((int) (address - base >>> 2)).istore(RegionLocals.CFAR);
    }

    /** Goes from an instruction to an address, in the region or out of it. Before going back it looks whether the slice is over. */
    void go(long from, long to) {
        Label label = stretches.get(to);
        if (label == null) {
            exit(to);
        } else if (to > from) {
            code.goto_(label);
        } else {
            Label spent = code.newLabel();
            code.iload(RegionLocals.BUDGET)
                    .loadConstant(instructions)
                    .if_icmplt(spent)
                    .goto_(label);
            later(() -> {
                code.labelBinding(spent);
                exit(to);
            });
        }
    }

    /** Leaves the region for an address. */
    void exit(long to) {
        code.loadConstant(to).lstore(RegionLocals.NIP).goto_(leave);
    }

    /** Leaves the region for the address in a local. */
    void exitTo(int local) {
        code.lload(local).lstore(RegionLocals.NIP).goto_(leave);
    }

    /**
     * Makes a way out for an instruction that tier 0 is to carry out, before anything of it is done.
     *
     * @param instruction the instruction
     * @return the label to go to
     */
    Label tierZero(Instruction instruction) {
        Label out = code.newLabel();
        later(() -> code.labelBinding(out)
                .iinc(RegionLocals.BUDGET, -instruction.number())
                .loadConstant(instruction.address())
                .lstore(RegionLocals.NIP)
                .goto_(stopped));
        return out;
    }

    /** Emits the beginning of the way out for an instruction that tier 0 is to carry out. */
    void leaveStopped() {
        code.labelBinding(stopped)
                .aload(RegionLocals.THIS)
                .iconst_1()
                .putfield(self, "stopped", ConstantDescs.CD_boolean);
    }

    /** {@return the label where the way out begins} */
    Label leave() {
        return leave;
    }

    /** Has something emitted behind the stretches. */
    void later(Runnable emission) {
        outOfLine.add(emission);
    }

    /** Emits what was put off. */
    void emitLater() {
        while (!outOfLine.isEmpty()) {
            outOfLine.removeFirst().run();
        }
    }

    /** Says which instruction the next call belongs to, should it be interrupted. */
    void where(Instruction instruction) {
        int offset = (int) (instruction.address() - base >>> 2);
        code.loadConstant(offset << 8 | instruction.number()).istore(RegionLocals.WHERE);
    }

    /** Emits a call that may raise an interrupt. */
    void guarded(Runnable call, Label handler) {
        Label start = code.newBoundLabel();
        call.run();
        Label end = code.newBoundLabel();
        code.exceptionCatch(start, end, handler, INTERRUPT);
    }

    // ---- between locals and CPU

    /** Writes a GPR's local to the CPU. */
    void spillGpr(int n) {
        code.aload(RegionLocals.GPRS).loadConstant(n).lload(locals.gpr(n)).lastore();
    }

    /** Reads a GPR's local from the CPU. */
    void fillGpr(int n) {
        code.aload(RegionLocals.GPRS).loadConstant(n).laload().lstore(locals.gpr(n));
    }

    /** Writes all locals to the CPU. */
    void spill() {
        spill(-1, -1);
    }

    /** Writes the locals to the CPU that may differ from it, once everything has been emitted that sets one. */
    void spillChanged() {
        spill(setGprs, setFields);
    }

    private void spill(int gprs, int fields) {
        for (int n = 0; n < PpcState.GPRS; n++) {
            if (locals.hasGpr(n) && (gprs >>> n & 1) != 0) {
                spillGpr(n);
            }
        }
        for (int n = 0; n < 8; n++) {
            if (locals.hasCr(n) && (fields >>> n & 1) != 0) {
                code.aload(RegionLocals.CPU)
                        .getfield(CPU, "cr", INTS)
                        .loadConstant(n)
                        .iload(locals.cr(n))
                        .invokestatic(self, "field", MethodTypeDesc.of(ConstantDescs.CD_int, ConstantDescs.CD_int))
                        .iastore();
            }
        }
        if (locals.hasLr()) {
            code.aload(RegionLocals.CPU).lload(locals.lr()).putfield(CPU, "lr", ConstantDescs.CD_long);
        }
        if (locals.hasCtr()) {
            code.aload(RegionLocals.CPU).lload(locals.ctr()).putfield(CPU, "ctr", ConstantDescs.CD_long);
        }
        if (locals.hasCarry()) {
            code.aload(RegionLocals.CPU).iload(locals.ca()).putfield(CPU, "ca", ConstantDescs.CD_int);
            code.aload(RegionLocals.CPU).iload(locals.ca32()).putfield(CPU, "ca32", ConstantDescs.CD_int);
        }
        Label none = code.newLabel();
        code.iload(RegionLocals.CFAR)
                .iflt(none)
                .aload(RegionLocals.CPU)
                .iload(RegionLocals.CFAR)
                .i2l()
                .loadConstant(4L)
                .lmul()
                .loadConstant(base)
                .ladd()
                .putfield(CPU, "cfar", ConstantDescs.CD_long)
                .labelBinding(none);
    }

    /** Reads all locals from the CPU. */
    void fill() {
        for (int n = 0; n < PpcState.GPRS; n++) {
            if (locals.hasGpr(n)) {
                fillGpr(n);
            }
        }
        for (int n = 0; n < 8; n++) {
            if (locals.hasCr(n)) {
                code.aload(RegionLocals.CPU)
                        .getfield(CPU, "cr", INTS)
                        .loadConstant(n)
                        .iaload()
                        .loadConstant(16)
                        .iadd()
                        .istore(locals.cr(n));
            }
        }
        compared = 0;
        if (locals.hasLr()) {
            code.aload(RegionLocals.CPU)
                    .getfield(CPU, "lr", ConstantDescs.CD_long)
                    .lstore(locals.lr());
        }
        if (locals.hasCtr()) {
            code.aload(RegionLocals.CPU)
                    .getfield(CPU, "ctr", ConstantDescs.CD_long)
                    .lstore(locals.ctr());
        }
        if (locals.hasCarry()) {
            code.aload(RegionLocals.CPU)
                    .getfield(CPU, "ca", ConstantDescs.CD_int)
                    .istore(locals.ca());
            code.aload(RegionLocals.CPU)
                    .getfield(CPU, "ca32", ConstantDescs.CD_int)
                    .istore(locals.ca32());
        }
    }
}
