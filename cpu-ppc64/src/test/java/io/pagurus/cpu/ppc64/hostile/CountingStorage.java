package io.pagurus.cpu.ppc64.hostile;

import io.pagurus.cpu.ppc64.exec.CodePages;
import io.pagurus.cpu.ppc64.exec.Cpu;
import io.pagurus.cpu.ppc64.exec.Storage;
import io.pagurus.cpu.ppc64.mmu.Mmu;

/** A guest's memory that counts the blocks which are decoded from it; one that is entered again is decoded no more. */
final class CountingStorage implements Storage {
    private final Mmu mmu;
    private long blocks;

    CountingStorage(Mmu mmu) {
        this.mmu = mmu;
    }

    /** {@return blocks decoded so far} */
    long blocks() {
        return blocks;
    }

    @Override
    public void decoding(Cpu cpu, long host, int words) {
        blocks++;
        mmu.decoding(cpu, host, words);
    }

    @Override
    public long translate(Cpu cpu, long ea, int kind) {
        return mmu.translate(cpu, ea, kind);
    }

    @Override
    public long probe(Cpu cpu, long ea, int kind) {
        return mmu.probe(cpu, ea, kind);
    }

    @Override
    public void stored(Cpu cpu, long host, int bytes) {
        mmu.stored(cpu, host, bytes);
    }

    @Override
    public void listen(Cpu cpu, CodePages.Listener listener) {
        mmu.listen(cpu, listener);
    }

    @Override
    public void flushOthers(Cpu by) {
        mmu.flushOthers(by);
    }

    @Override
    public void awaitOthers(Cpu by) {
        mmu.awaitOthers(by);
    }

    @Override
    public boolean segmentSupported(long vsid) {
        return mmu.segmentSupported(vsid);
    }
}
