package io.pagurus.spapr.machine.htab;

import io.pagurus.cpu.ppc64.exec.Cpu;
import io.pagurus.cpu.ppc64.exec.CpuEnvironment;
import io.pagurus.cpu.ppc64.exec.RealMemory;
import io.pagurus.cpu.ppc64.interpreter.Interpreter;
import io.pagurus.cpu.ppc64.isa.Instructions;
import io.pagurus.cpu.ppc64.mmu.Mmu;
import io.pagurus.cpu.ppc64.model.PpcModel;
import io.pagurus.cpu.ppc64.state.Lpcr;
import io.pagurus.cpu.ppc64.state.Spr;
import io.pagurus.spapr.HcallOpcode;
import io.pagurus.spapr.Hypercall;
import io.pagurus.spapr.HypercallTable;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.time.Duration;

/** One CPU with 512 MiB, the hypercalls of this package, a console, and a way to power off: enough for a guest program. */
final class TranslatingGuest implements CpuEnvironment, RealMemory, GuestTables.Processors {
    private static final long RAM = 512L << 20;
    private static final int LARGEST_PAGE_SHIFT = 24;
    private static final long H_SET_MODE = 0x31c;
    private static final long H_FUNCTION = -2;
    private static final int SLICE = 1_000_000;

    private final MemorySegment bytes = Arena.ofAuto().allocate(RAM, Cpu.PAGE);
    private final GuestTables tables = new GuestTables(() -> PageTable.orderFor(RAM), LARGEST_PAGE_SHIFT, this);
    private final HashTableCalls calls = new HashTableCalls(tables, real -> Long.compareUnsigned(real, RAM) < 0);
    private final Mmu mmu = new Mmu(this, tables);
    private final Cpu cpu;
    private final StringBuilder console = new StringBuilder();
    private boolean off;

    TranslatingGuest(PpcModel model, byte[] image) {
        MemorySegment.copy(MemorySegment.ofArray(image), 0, bytes, 0, image.length);
        cpu = new Cpu(model, mmu, this);
        model.reset(cpu);
        cpu.stateChanged();
    }

    /** {@return what the guest printed until it powered off} */
    String run(Duration limit) {
        Interpreter interpreter = new Interpreter(cpu, Instructions.table());
        long end = System.nanoTime() + limit.toNanos();
        while (!off) {
            if (System.nanoTime() - end > 0) {
                throw new IllegalStateException("still running at 0x%x after\n%s".formatted(cpu.nip, console));
            }
            interpreter.run(SLICE);
            cpu.attentionServed();
        }
        return console.toString();
    }

    @Override
    public long host(long realPage) {
        return realPage >= 0 && realPage < RAM / Cpu.PAGE ? bytes.address() + realPage * Cpu.PAGE : 0;
    }

    @Override
    public void dirty(long realPage) {}

    @Override
    public void changeLpcr(long set, long clear) {
        cpu.spr[Spr.LPCR] = (cpu.spr[Spr.LPCR] & ~clear) | set;
        flush();
    }

    @Override
    public void flush() {
        mmu.cpus().requestFlush(null);
        mmu.cpus().awaitFlush(null);
    }

    @Override
    public long timeBase() {
        return cpu == null ? 0 : cpu.completed;
    }

    @Override
    public void hypercall(Cpu caller) {
        long[] registers = new long[HypercallTable.REGISTERS];
        System.arraycopy(caller.gpr, 4, registers, 0, registers.length);
        Hypercall call = calls.calls().get(caller.gpr[3]);
        caller.gpr[3] = call != null ? call.call(registers) : platform(caller.gpr[3], registers);
        System.arraycopy(registers, 0, caller.gpr, 4, registers.length);
    }

    private long platform(long opcode, long[] registers) {
        if (opcode == HcallOpcode.H_PUT_TERM_CHAR) {
            for (int i = 0; i < registers[1]; i++) {
                console.append((char) ((registers[2 + i / 8] >>> (56 - 8 * (i % 8))) & 0xff));
            }
            return 0;
        }
        if (opcode == H_SET_MODE) {
            cpu.spr[Spr.LPCR] |= Lpcr.ILE;
            return 0;
        }
        if (opcode == HcallOpcode.H_RTAS) {
            off = true;
            cpu.attention();
            return 0;
        }
        return H_FUNCTION;
    }
}
