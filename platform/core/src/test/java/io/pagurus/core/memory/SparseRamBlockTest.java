package io.pagurus.core.memory;

class SparseRamBlockTest extends RamBlockContract {
    @Override
    BackedRamBlock block(String idstr, long usedLength) {
        return new SparseRamBlock(idstr, usedLength);
    }
}
