package io.pagurus.cpu.ppc64.exceptions;

import io.pagurus.cpu.ppc64.exec.Cpu;
import io.pagurus.cpu.ppc64.exec.CpuEnvironment;
import io.pagurus.cpu.ppc64.exec.Engine;
import io.pagurus.cpu.ppc64.interpreter.Interpreter;
import io.pagurus.cpu.ppc64.isa.Instructions;
import io.pagurus.cpu.ppc64.mmu.Mmu;
import io.pagurus.cpu.ppc64.state.Lpcr;
import io.pagurus.cpu.ppc64.state.Msr;
import io.pagurus.cpu.ppc64.state.Spr;
import io.pagurus.cpu.ppc64.testing.Ram;
import io.pagurus.cpu.ppc64.testing.Tables;
import io.pagurus.cpu.ppc64.translator.TranslatingEngine;
import java.util.Arrays;

/**
 * A guest with a few pages under translation by hash table or radix tree, whose time follows the instructions. Effective
 * and real addresses differ everywhere, so that one taken for the other is found out.
 */
final class RelocatedGuest implements CpuEnvironment {
    /** What a page permits besides loads. */
    enum Rights {
        READ,
        READ_WRITE,
        ALL
    }

    /** Loop of the guest; executable, writable. */
    static final long CODE = 0x10001000;
    /** A second page of code. */
    static final long FUNCTION = 0x10002000;
    /** The page behind {@link #FUNCTION}: not mapped. */
    static final long NO_CODE = 0x10003000;
    /** A page that must not be executed. */
    static final long NO_EXECUTE = 0x10004000;
    /** A page of data. */
    static final long DATA = 0x10010000;
    /** The page behind {@link #DATA}: not mapped. */
    static final long NO_DATA = 0x10011000;
    /** Another page of data. */
    static final long DATA_BEFORE_READ_ONLY = 0x10012000;
    /** The page behind it, which must not be stored to. */
    static final long READ_ONLY = 0x10013000;
    /** The pages of code again, under other addresses: {@code ALIAS + 0x1000} is {@link #FUNCTION}. */
    static final long ALIAS = 0x10020000;

    /** Real addresses of {@link #FUNCTION} and of a page that can be put in its place. */
    static final long REAL_FUNCTION = 0x22000;

    static final long REAL_OTHER_FUNCTION = 0x23000;

    /** Real address of {@link #DATA}. */
    static final long REAL_DATA = 0x40000;

    /** Real address of the radix tree's last level: entries of {@link #CODE} and the others. */
    static final long LEVEL_4 = 0x112000;

    private static final long REAL_CODE = 0x21000;
    private static final long SEGMENT = 0x10000000;
    private static final long KERNEL = 0xc000_0000_0000_0000L;
    private static final long RELOCATED_VECTORS = 0x4000;
    private static final long VALID = 1L << 63;
    private static final long LEAF = 1L << 62;
    private static final long SLB_VALID = 1L << 27;
    private static final int VSID = 0x105;
    private static final int KERNEL_VSID = 0x306;
    private static final long PROCESS_TABLE = 0x120000;
    private static final long ROOT = 0x100000;
    private static final long LEVEL_2 = 0x110000;
    private static final long LEVEL_3 = 0x111000;

    /** The MSR as the guest begins with it. */
    static final long MSR = Msr.SF | Msr.VEC | Msr.VSX | Msr.FP | Msr.ME | Msr.RI | Msr.EE | Msr.IR | Msr.DR;

    final Mode mode;
    final Ram ram;
    final Tables tables = new Tables();
    final Mmu mmu;
    final Cpu cpu;
    final Engine engine;

    /** Serves hypercalls. */
    Runnable hypercall = () -> {};

    /**
     * A guest at {@link #CODE}.
     *
     * @param mode how its addresses are translated
     * @param tier 0 or 1; tier 1 translates what runs twice
     */
    RelocatedGuest(Mode mode, int tier) {
        this.mode = mode;
        ram = new Ram(2 << 20);
        mmu = new Mmu(ram, tables);
        cpu = cpu(this);
        engine = engine(cpu, tier);
        tables.processTable = PROCESS_TABLE;
        ram.put(PROCESS_TABLE, 2L << 61 | 5 << 5 | ROOT | 13);
        ram.put(ROOT, VALID | LEVEL_2 | 9);
        ram.put(LEVEL_2, VALID | LEVEL_3 | 9);
        ram.put(LEVEL_3, VALID | LEAF | 0xf);
        ram.put(LEVEL_3 + 8 * (SEGMENT >>> 21), VALID | LEVEL_4 | 9);
        for (long page = 0x3000; page <= 0x4000; page += Cpu.PAGE) {
            tables.hash.map(KERNEL_VSID, page, Cpu.PAGE_BITS, 0, page | 2);
        }
        map(CODE, REAL_CODE, Rights.ALL);
        map(FUNCTION, REAL_FUNCTION, Rights.ALL);
        map(NO_EXECUTE, 0x24000, Rights.READ_WRITE);
        map(DATA, REAL_DATA, Rights.READ_WRITE);
        map(DATA_BEFORE_READ_ONLY, 0x41000, Rights.READ_WRITE);
        map(READ_ONLY, 0x42000, Rights.READ);
        map(ALIAS, REAL_CODE, Rights.READ_WRITE);
        map(ALIAS + Cpu.PAGE, REAL_FUNCTION, Rights.READ_WRITE);
    }

    /** {@return what runs a CPU; tier 1 translates what runs twice} */
    static Engine engine(Cpu cpu, int tier) {
        return tier == 0
                ? new Interpreter(cpu, Instructions.table())
                : new TranslatingEngine(cpu, Instructions.table(), 2, true);
    }

    /**
     * {@return one more CPU of this machine, at {@link #CODE}}
     *
     * @param environment what tells it the time
     */
    Cpu cpu(CpuEnvironment environment) {
        Cpu made = new Cpu(mode.model, mmu, environment);
        mode.model.reset(made);
        made.nip = CODE;
        made.msr = MSR;
        made.spr[Spr.DEC] = Integer.MAX_VALUE;
        made.spr[Spr.DAR] = 0x1111;
        made.spr[Spr.DSISR] = 0x2222;
        made.spr[Spr.LPCR] |= (long) mode.location << Lpcr.AIL_SHIFT | Lpcr.GTSE;
        if (mode.radix) {
            made.spr[Spr.LPCR] |= Lpcr.UPRT | Lpcr.HR;
        }
        made.slbEsid[0] = SEGMENT | SLB_VALID;
        made.slbVsid[0] = VSID << 12;
        made.slbEsid[1] = KERNEL | SLB_VALID;
        made.slbVsid[1] = KERNEL_VSID << 12;
        made.stateChanged();
        return made;
    }

    /** Maps a page; nobody is told. */
    void map(long ea, long real, Rights rights) {
        if (mode.radix) {
            ram.put(entry(ea), radixEntry(real, rights));
        } else {
            long protection = switch (rights) {
                case READ -> 3 | 4;
                case READ_WRITE -> 2 | 4;
                case ALL -> 2;
            };
            tables.hash.map(VSID, ea, Cpu.PAGE_BITS, 0, real | protection);
        }
    }

    /** Takes a page away; nobody is told. */
    void unmap(long ea) {
        if (mode.radix) {
            ram.put(entry(ea), 0);
        } else {
            tables.hash.store(tables.hash.map(VSID, ea, Cpu.PAGE_BITS, 0, 0), 0, 0);
        }
    }

    /** {@return real address of a page's entry in the radix tree} */
    static long entry(long ea) {
        return LEVEL_4 + 8 * (ea >>> Cpu.PAGE_BITS & 0x1ff);
    }

    /** {@return an entry of the radix tree} */
    static long radixEntry(long real, Rights rights) {
        return VALID | LEAF | real | (rights == Rights.READ ? 4 : rights == Rights.READ_WRITE ? 6 : 7);
    }

    /** {@return an address that no segment or quadrant has} */
    long noSegment() {
        return mode.radix ? 0x4000_0000_0000_1000L : 0x70001000;
    }

    /** Puts instructions at {@link #CODE} or one of the pages behind it. */
    void code(long ea, int... words) {
        ram.words(ea - CODE + REAL_CODE, words);
    }

    /** Puts what an interrupt runs. */
    void handler(long vector, int... words) {
        ram.words(mode.location == 3 ? RELOCATED_VECTORS + vector : vector, words);
    }

    /** Puts what {@code scv} runs, by its LEV. */
    void vectoredCall(int level, int... words) {
        ram.words((mode.location == 3 ? 0x3000 : 0x17000) + 0x20L * level, words);
    }

    /** {@return instructions that regions ran} */
    long translated() {
        return engine instanceof TranslatingEngine tier1 ? tier1.translated() : 0;
    }

    @Override
    public long timeBase() {
        return cpu == null ? 0 : cpu.completed;
    }

    @Override
    public long instructionsTo(long ticks) {
        return Math.max(0, ticks - timeBase());
    }

    @Override
    public void hypercall(Cpu caller) {
        hypercall.run();
    }

    /** {@return all registers and the sum of the memory, to be compared} */
    String state() {
        cpu.stateNeeded();
        StringBuilder text = new StringBuilder();
        text.append("nip %x msr %x completed %d%n".formatted(cpu.nip, cpu.msr, cpu.completed));
        text.append("lr %x ctr %x cfar %x so %d ov %d ca %d cr %s%n"
                .formatted(cpu.lr, cpu.ctr, cpu.cfar, cpu.so, cpu.ov, cpu.ca, Arrays.toString(cpu.cr)));
        hex(text, "r", cpu.gpr);
        hex(text, "spr", cpu.spr);
        hex(text, "vsr", cpu.vsr);
        long sum = 0;
        for (long at = 0; at < 2 << 20; at += Long.BYTES) {
            sum = sum * 31 + ram.get(at);
        }
        return text.append("fpscr %x memory %x%n".formatted(cpu.fpscr, sum)).toString();
    }

    private static void hex(StringBuilder text, String name, long[] values) {
        for (int i = 0; i < values.length; i++) {
            if (values[i] != 0) {
                text.append("%s%d %x%n".formatted(name, i, values[i]));
            }
        }
    }
}
