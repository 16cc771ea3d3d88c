package io.pagurus.cpu.ppc64.hostile;

import io.pagurus.cpu.ppc64.exec.Cpu;
import io.pagurus.cpu.ppc64.exec.ForwardingStorage;
import io.pagurus.cpu.ppc64.mmu.Mmu;

/** A guest's memory that counts the blocks which are decoded from it; one that is entered again is decoded no more. */
final class CountingStorage extends ForwardingStorage {
    private long blocks;

    CountingStorage(Mmu mmu) {
        super(mmu);
    }

    /** {@return blocks decoded so far} */
    long blocks() {
        return blocks;
    }

    @Override
    public void decoding(Cpu cpu, long host, int words) {
        blocks++;
        super.decoding(cpu, host, words);
    }
}
