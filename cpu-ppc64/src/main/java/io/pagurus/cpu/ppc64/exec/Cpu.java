package io.pagurus.cpu.ppc64.exec;

import io.pagurus.cpu.ppc64.fp.FpEnv;
import io.pagurus.cpu.ppc64.model.PpcModel;
import io.pagurus.cpu.ppc64.state.Msr;
import io.pagurus.cpu.ppc64.state.PpcState;
import io.pagurus.cpu.ppc64.state.Spr;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * One running CPU: its state, the software TLB over guest memory, and what is derived from the state to make both fast.
 * Instructions are static methods on it. Belongs to the thread that runs it; only {@link #attention} may be called from
 * others.
 */
public final class Cpu extends PpcState {
    /** Bytes of a page of the software TLB, whatever the guest's page size. */
    public static final int PAGE = 4096;

    /** log2 of {@link #PAGE}. */
    public static final int PAGE_BITS = 12;

    /** Entries of the software TLBs that are not {@link #dataTlb}. */
    public static final int TLB_ENTRIES = 1 << 14;

    private static final int TLB_MASK = TLB_ENTRIES - 1;

    /** Bit of a context, so that an entry of zeros never matches. */
    private static final long CONTEXT_VALID = 1L << 11;

    /** Where FSCR says which facility was unavailable. */
    private static final int FSCR_CAUSE_SHIFT = 56;

    private static final int FLUSHES_SHIFT = 5;
    private static final long FLUSHES_MASK = 0x3f;
    private static final int SPACE_SHIFT = 2;
    private static final long CONTEXT_RELOCATE = 1L << 1;
    private static final long CONTEXT_PROBLEM = 1;

    /** Software TLB for loads and stores; a page that holds decoded code, or whose changes are watched, is never in it for stores. */
    public final long[] dataTlb = DataTlb.create();

    /**
     * Software TLB for instruction fetches: what finds decoded code again after a change of translations. Pairs of tag and
     * addend.
     */
    public final long[] fetchTlb = new long[2 * TLB_ENTRIES];

    /** Pairs like those of {@link #fetchTlb} for stores to pages that hold code; for the slow path. */
    public final long[] codeStoreTlb = new long[2 * TLB_ENTRIES];

    /** What the tags of data accesses must carry below the page: generation, MSR[DR] and MSR[PR]. */
    public long dataContext;

    /** The same for instruction fetches, with MSR[IR]. */
    public long codeContext;

    /** What an effective address is masked with: all ones, or the low 32 bits in 32-bit mode. */
    public long eaMask = -1;

    /** MSR[LE]. */
    public boolean littleEndian;

    /**
     * Changes with the translation of fetches, and returns to what it was when an address space returns; decoded code that
     * was last found under another value asks again where its page is.
     */
    public int generation;

    /** The bits of the MSR that decoded code depends on; see {@link #CODE_BITS}. */
    public long codeBits;

    /** Bits of the MSR for which instructions are decoded differently. */
    public static final long CODE_BITS = Msr.SF | Msr.TM | Msr.VEC | Msr.VSX | Msr.PR | Msr.FP | Msr.FE0 | Msr.FE1
            | Msr.SE | Msr.BE | Msr.IR | Msr.LE;

    /** How accesses are carried out that the software TLB does not answer. */
    public final Storage storage;

    /** What the CPU runs in. */
    public final CpuEnvironment environment;

    /** Whether the CPU has what ISA 3.0 brought: POWER9. */
    public final boolean isa300;

    /** What binary floating-point operations depend on and find out; nothing in it outlives an instruction. */
    public final FpEnv fp = new FpEnv();

    /** Room for what an instruction has loaded before it changes registers. */
    public final long[] scratch = new long[GPRS];

    /** Room for the bytes of four doublewords, among which an instruction chooses. */
    public final byte[] bytes = new byte[32];

    /** Which CPU it is. */
    public final PpcModel model;

    /** Instructions completed, and interrupts taken in place of one, since the CPU was made; exact at block boundaries and when an interrupt is delivered. */
    public long completed;

    /** The value of {@link #completed} that an engine must not pass. */
    public long stopAt;

    /** From which value of {@link #completed} on an engine must call {@link PendingInterrupts#poll} before it goes on. */
    public volatile long pollAt;

    /** {@link #completed} when the performance monitor last counted. */
    public long monitoredCompleted;

    /** {@link #timeBase} when the performance monitor last counted. */
    public long monitoredTime;

    /** Interrupts from outside, the decrementer, and what keeps the run loop's time. */
    public final PendingInterrupts pending = new PendingInterrupts(this);

    private final GuestInterrupt interrupt = new GuestInterrupt();

    private volatile int attention;
    private final AddressSpaces codeSpaces = new AddressSpaces();
    private final AddressSpaces dataSpaces = new AddressSpaces();

    /** What the tags of the present generation and address space have in common: of fetches here, of data below. */
    private long codeSpace;

    private long dataSpace;
    private int flushes;
    private volatile boolean flushRequested;
    private volatile boolean running;

    private @Nullable AccessWatcher watcher;

    /**
     * A CPU with all registers zero but the decrementer, which is far from it; see {@link PpcModel#reset}.
     *
     * @param model which CPU
     * @param storage guest memory as it sees it
     * @param environment what it runs in
     */
    public Cpu(PpcModel model, Storage storage, CpuEnvironment environment) {
        this.model = model;
        this.isa300 = model.isa300();
        this.storage = storage;
        this.environment = environment;
        spr[Spr.DEC] = Integer.MAX_VALUE;
        stateChanged();
    }

    /**
     * A CPU of the first model of an ISA.
     *
     * @param isa300 whether it has what ISA 3.0 brought
     * @param storage guest memory as it sees it
     * @param environment what it runs in
     */
    public Cpu(boolean isa300, Storage storage, CpuEnvironment environment) {
        this(isa300 ? PpcModel.POWER9 : PpcModel.POWER8, storage, environment);
    }

    // ---- state that caches hang on

    /**
     * Sets the MSR and what is derived from it.
     *
     * @param value new value, bits as in {@link Msr}
     */
    public void setMsr(long value) {
        msr = value;
        eaMask = (value & Msr.SF) != 0 ? -1 : 0xffff_ffffL;
        littleEndian = (value & Msr.LE) != 0;
        codeBits = value & CODE_BITS;
        long problem = (value & Msr.PR) != 0 ? CONTEXT_PROBLEM : 0;
        dataContext = dataSpace | problem | ((value & Msr.DR) != 0 ? CONTEXT_RELOCATE : 0);
        codeContext = codeSpace | problem | ((value & Msr.IR) != 0 ? CONTEXT_RELOCATE : 0);
        if ((value & Msr.EE) != 0 && pending.waiting()) {
            poll();
        }
    }

    /** Forgets every translation: after tlbie, slbie, a change of LPCR and the like. */
    public void flushTranslations() {
        flushes++;
        if ((flushes & FLUSHES_MASK) == 0) {
            DataTlb.clear(dataTlb);
            Arrays.fill(fetchTlb, 0);
            Arrays.fill(codeStoreTlb, 0);
        }
        codeSpaces.clear();
        dataSpaces.clear();
        addressSpaceChanged();
    }

    /** PIDR, AMR or IAMR was written: other translations count from now on, perhaps some that counted before. */
    public void addressSpaceChanged() {
        int code = codeSpaces.number(spr[Spr.PIDR], spr[Spr.IAMR]);
        int data = dataSpaces.number(spr[Spr.PIDR], spr[Spr.AMR]);
        if (code < 0 || data < 0) {
            flushTranslations();
            return;
        }
        generation = flushes * AddressSpaces.MOST + code;
        long base = CONTEXT_VALID | (flushes & FLUSHES_MASK) << FLUSHES_SHIFT;
        codeSpace = base | (long) code << SPACE_SHIFT;
        dataSpace = base | (long) data << SPACE_SHIFT;
        setMsr(msr);
    }

    /**
     * Forgets the translations for stores to one page: it holds code from now on.
     *
     * @param hostPage host address shifted right by {@link #PAGE_BITS}
     */
    void forgetStores(long hostPage) {
        DataTlb.removeStores(dataTlb, hostPage);
    }

    /** Has the CPU forget every translation before it next looks up from its blocks; from any thread. */
    public void requestFlush() {
        flushRequested = true;
        attention = 1;
        poll();
    }

    /**
     * {@return whether the CPU may still use what it was asked to forget}
     */
    public boolean flushOutstanding() {
        return flushRequested && running;
    }

    /** The CPU is about to run instructions: forgets what it was asked to forget while it did not. */
    public void enter() {
        running = true;
        if (flushRequested) {
            flushRequested = false;
            flushTranslations();
        }
    }

    /** The CPU runs no instructions until {@link #enter}: nobody has to wait for it. */
    public void leave() {
        running = false;
    }

    /** Derives everything anew: the state was written from outside, by a load or a debugger. */
    public void stateChanged() {
        gpr[ZERO] = 0;
        pending.stateChanged();
        flushTranslations();
    }

    /** Puts what is kept elsewhere while the CPU runs into the state: the decrementer. The state can be saved then. */
    public void stateNeeded() {
        pending.saveDecrementer();
    }

    // ---- interrupts

    /**
     * {@return an interrupt that leaves the present instruction undone, to be thrown}
     *
     * @param vector which
     * @param srr1 bits the cause adds to SRR1
     */
    public GuestInterrupt interrupt(Vector vector, long srr1) {
        return interrupt.of(vector, srr1, false);
    }

    /**
     * {@return an interrupt that follows the completed instruction, to be thrown}
     *
     * @param vector which
     * @param srr1 bits the cause adds to SRR1
     */
    public GuestInterrupt interruptAfter(Vector vector, long srr1) {
        return interrupt.of(vector, srr1, true);
    }

    /** {@return the program interrupt of an instruction that does not exist} */
    public GuestInterrupt illegal() {
        return interrupt(Vector.PROGRAM, 0x80000);
    }

    /** {@return the program interrupt of a privileged instruction in problem state} */
    public GuestInterrupt privileged() {
        return interrupt(Vector.PROGRAM, 0x40000);
    }

    /** {@return the program interrupt of a trap instruction} */
    public GuestInterrupt trap() {
        return interrupt(Vector.PROGRAM, 0x20000);
    }

    /** {@return the program interrupt of an enabled floating-point exception} */
    public GuestInterrupt floatingPoint() {
        return interrupt(Vector.PROGRAM, 0x100000);
    }

    /**
     * {@return the alignment interrupt; DAR is set}
     *
     * @param ea effective address of the access
     */
    public GuestInterrupt alignment(long ea) {
        spr[Spr.DAR] = ea;
        return interrupt(Vector.ALIGNMENT, 0);
    }

    /**
     * {@return the facility unavailable interrupt; its cause is in FSCR}
     *
     * @param facility number of the facility as FSCR[IC] has it
     */
    public GuestInterrupt facilityUnavailable(int facility) {
        spr[Spr.FSCR] = spr[Spr.FSCR] & ~(0xffL << FSCR_CAUSE_SHIFT) | (long) facility << FSCR_CAUSE_SHIFT;
        return interrupt(Vector.FACILITY_UNAVAILABLE, 0);
    }

    /** Asks the run loop to look up from its blocks soon, and to leave; from any thread. */
    public void attention() {
        attention = 1;
        poll();
        pending.wake();
    }

    /** Has the run loop look at what is pending before its next block; from any thread. */
    public void poll() {
        pollAt = Long.MIN_VALUE;
    }

    /** {@return the time base as this CPU reads it: ticks of 512 MHz} */
    public long timeBase() {
        return environment.timeBase() + timeBaseOffset;
    }

    /** {@return whether somebody asked for attention} */
    public boolean attended() {
        return attention != 0;
    }

    /** Takes the request for attention back: it is being served. Translations to be forgotten are forgotten here. */
    public void attentionServed() {
        attention = 0;
        if (flushRequested) {
            flushRequested = false;
            flushTranslations();
        }
    }

    // ---- storage access

    /**
     * Has a watcher hear of each load and store of the instructions run from now on, up to the next call. The software TLB is
     * emptied, and accesses that are not watched fill it again: call it before each instruction.
     *
     * @param hears of accesses, or null for nobody
     */
    public void watch(@Nullable AccessWatcher hears) {
        watcher = hears;
        DataTlb.clear(dataTlb);
    }

    private void watched(long ea, int bytes, int kind) {
        AccessWatcher hears = watcher;
        if (hears != null) {
            hears.access(ea, bytes, kind);
            // The next access of the same instruction is to be heard of too.
            dataTlb[DataTlb.load(ea)] = 0;
            dataTlb[DataTlb.store(ea)] = 0;
        }
    }

    /**
     * {@return the element of {@link #fetchTlb} or {@link #codeStoreTlb} that belongs to an address}
     *
     * @param ea effective address
     */
    public static int tlbIndex(long ea) {
        return ((int) (ea >>> PAGE_BITS) & TLB_MASK) << 1;
    }

    /**
     * {@return the tag that the page of an address has in a software TLB} For an access of several bytes this is the tag of
     * its last byte: where the entry of its first has it, the access crosses no page.
     *
     * @param ea effective address
     * @param context {@link #dataContext} or {@link #codeContext}
     */
    public static long tlbTag(long ea, long context) {
        return ea & -PAGE | context;
    }

    /**
     * Loads a byte.
     *
     * @param ea effective address, masked with {@link #eaMask}
     * @return the byte, zero-extended
     */
    public int load8(long ea) {
        int i = DataTlb.load(ea);
        return dataTlb[i] == tlbTag(ea, dataContext)
                ? HostMemory.get8(ea + dataTlb[i + DataTlb.ADDEND])
                : (int) loadSlow(ea, 1);
    }

    /**
     * Loads a halfword in the CPU's byte order, any alignment.
     *
     * @param ea effective address, masked
     * @return the halfword, zero-extended
     */
    public int load16(long ea) {
        int i = DataTlb.load(ea);
        if (dataTlb[i] == tlbTag(ea + 1, dataContext)) {
            int value = HostMemory.get16(ea + dataTlb[i + DataTlb.ADDEND]);
            return littleEndian ? value : Short.toUnsignedInt(Short.reverseBytes((short) value));
        }
        return (int) loadSlow(ea, 2);
    }

    /**
     * Loads a word in the CPU's byte order, any alignment.
     *
     * @param ea effective address, masked
     * @return the word
     */
    public int load32(long ea) {
        int i = DataTlb.load(ea);
        if (dataTlb[i] == tlbTag(ea + 3, dataContext)) {
            int value = HostMemory.get32(ea + dataTlb[i + DataTlb.ADDEND]);
            return littleEndian ? value : Integer.reverseBytes(value);
        }
        return (int) loadSlow(ea, 4);
    }

    /**
     * Loads a doubleword in the CPU's byte order, any alignment.
     *
     * @param ea effective address, masked
     * @return the doubleword
     */
    public long load64(long ea) {
        int i = DataTlb.load(ea);
        if (dataTlb[i] == tlbTag(ea + 7, dataContext)) {
            long value = HostMemory.get64(ea + dataTlb[i + DataTlb.ADDEND]);
            return littleEndian ? value : Long.reverseBytes(value);
        }
        return loadSlow(ea, 8);
    }

    /**
     * Stores a byte.
     *
     * @param ea effective address, masked
     * @param value its low 8 bits
     */
    public void store8(long ea, int value) {
        int i = DataTlb.store(ea);
        if (dataTlb[i] == tlbTag(ea, dataContext)) {
            HostMemory.put8(ea + dataTlb[i + DataTlb.ADDEND], value);
        } else {
            storeSlow(ea, 1, value);
        }
    }

    /**
     * Stores a halfword in the CPU's byte order, any alignment.
     *
     * @param ea effective address, masked
     * @param value its low 16 bits
     */
    public void store16(long ea, int value) {
        int i = DataTlb.store(ea);
        if (dataTlb[i] == tlbTag(ea + 1, dataContext)) {
            HostMemory.put16(
                    ea + dataTlb[i + DataTlb.ADDEND], littleEndian ? value : Short.reverseBytes((short) value));
        } else {
            storeSlow(ea, 2, value);
        }
    }

    /**
     * Stores a word in the CPU's byte order, any alignment.
     *
     * @param ea effective address, masked
     * @param value the word
     */
    public void store32(long ea, int value) {
        int i = DataTlb.store(ea);
        if (dataTlb[i] == tlbTag(ea + 3, dataContext)) {
            HostMemory.put32(ea + dataTlb[i + DataTlb.ADDEND], littleEndian ? value : Integer.reverseBytes(value));
        } else {
            storeSlow(ea, 4, value);
        }
    }

    /**
     * Stores a doubleword in the CPU's byte order, any alignment.
     *
     * @param ea effective address, masked
     * @param value the doubleword
     */
    public void store64(long ea, long value) {
        int i = DataTlb.store(ea);
        if (dataTlb[i] == tlbTag(ea + 7, dataContext)) {
            HostMemory.put64(ea + dataTlb[i + DataTlb.ADDEND], littleEndian ? value : Long.reverseBytes(value));
        } else {
            storeSlow(ea, 8, value);
        }
    }

    /** A load that misses the TLB or crosses a page. Both pages are translated before a byte is read. */
    private long loadSlow(long ea, int bytes) {
        long first = storage.translate(this, ea, Storage.LOAD);
        int inFirst = Math.min(bytes, PAGE - (int) (ea & PAGE - 1));
        long second = inFirst < bytes ? storage.translate(this, ea + inFirst & eaMask, Storage.LOAD) : 0;
        watched(ea, bytes, Storage.LOAD);
        long value = 0;
        for (int k = 0; k < bytes; k++) {
            long host = k < inFirst ? first : second;
            long at = k < inFirst ? host + k : host + (k - inFirst);
            long b = host == 0 ? 0 : HostMemory.get8(at);
            value |= b << 8 * (littleEndian ? k : bytes - 1 - k);
        }
        return value;
    }

    /** A store that misses the TLB or crosses a page. Both pages are translated before a byte is written. */
    private void storeSlow(long ea, int bytes, long value) {
        long first = storage.translate(this, ea, Storage.STORE);
        int inFirst = Math.min(bytes, PAGE - (int) (ea & PAGE - 1));
        long second = inFirst < bytes ? storage.translate(this, ea + inFirst & eaMask, Storage.STORE) : 0;
        watched(ea, bytes, Storage.STORE);
        for (int k = 0; k < bytes; k++) {
            long host = k < inFirst ? first : second;
            long at = k < inFirst ? host + k : host + (k - inFirst);
            if (host != 0) {
                HostMemory.put8(at, (int) (value >>> 8 * (littleEndian ? k : bytes - 1 - k)));
            }
        }
        if (first != 0) {
            storage.stored(this, first, inFirst);
        }
        if (second != 0) {
            storage.stored(this, second, bytes - inFirst);
        }
    }
}
