package io.pagurus.cpu.ppc64.testing;

import io.pagurus.cpu.ppc64.exec.CodePages;
import io.pagurus.cpu.ppc64.exec.Cpu;
import io.pagurus.cpu.ppc64.exec.CpuGroup;
import io.pagurus.cpu.ppc64.exec.DataTlb;
import io.pagurus.cpu.ppc64.exec.HostMemory;
import io.pagurus.cpu.ppc64.exec.Storage;
import io.pagurus.cpu.ppc64.exec.Vector;
import io.pagurus.cpu.ppc64.state.Spr;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.jspecify.annotations.Nullable;

/**
 * Memory of a test: one range of effective addresses with no translation, as a user program sees its own. An access
 * outside it is a data or instruction storage interrupt. For one CPU at a time.
 */
public final class FlatMemory implements Storage {
    private final long base;
    private final MemorySegment bytes;
    private CodePages code = new CodePages(new CpuGroup());

    /** The CPU of {@link #code}: the last that a listener came with. */
    private @Nullable Cpu listening;

    /**
     * Zeros.
     *
     * @param base first effective address, a multiple of 4096
     * @param size bytes, a multiple of 4096
     */
    public FlatMemory(long base, long size) {
        this.base = base;
        this.bytes = Arena.ofAuto().allocate(size, Cpu.PAGE);
    }

    /** {@return host address of an effective address inside} */
    public long host(long ea) {
        return bytes.address() + (ea - base);
    }

    /** Puts an instruction into memory, in big-endian byte order. */
    public void instruction(long ea, int word) {
        HostMemory.put32(host(ea), Integer.reverseBytes(word));
    }

    /** Makes it all zeros. Who keeps decoded code is not told. */
    public void clear() {
        bytes.fill((byte) 0);
    }

    /** Puts bytes into memory. Who keeps decoded code is not told. */
    public void put(long ea, byte[] values) {
        MemorySegment.copy(values, 0, bytes, ValueLayout.JAVA_BYTE, ea - base, values.length);
    }

    @Override
    public long translate(Cpu cpu, long ea, int kind) {
        if (Long.compareUnsigned(ea - base, bytes.byteSize()) >= 0) {
            if (kind == FETCH) {
                throw cpu.interrupt(Vector.INSTRUCTION_STORAGE, 0x40000000);
            }
            cpu.spr[Spr.DAR] = ea;
            cpu.spr[Spr.DSISR] = kind == STORE ? 0x42000000 : 0x40000000;
            throw cpu.interrupt(Vector.DATA_STORAGE, 0);
        }
        if (kind == LOAD || kind == STORE && !code.holds(host(ea))) {
            DataTlb.enter(cpu.dataTlb, kind, ea, cpu.dataContext, bytes.address() - base);
        }
        return host(ea);
    }

    @Override
    public long probe(Cpu cpu, long ea, int kind) {
        return Long.compareUnsigned(ea - base, bytes.byteSize()) < 0 ? ea : -1;
    }

    @Override
    public void stored(Cpu cpu, long host, int count) {
        code.written(host, count);
    }

    @Override
    public void decoding(Cpu cpu, long host, int words) {
        code.mark(cpu, host, words);
    }

    @Override
    public void listen(Cpu cpu, CodePages.Listener listener) {
        if (cpu != listening) {
            CpuGroup cpus = new CpuGroup();
            cpus.add(cpu);
            code = new CodePages(cpus);
            listening = cpu;
        }
        code.listen(listener);
    }

    @Override
    public void flushOthers(Cpu by) {}

    @Override
    public void awaitOthers(Cpu by) {}

    @Override
    public boolean segmentSupported(long vsid) {
        return false;
    }
}
