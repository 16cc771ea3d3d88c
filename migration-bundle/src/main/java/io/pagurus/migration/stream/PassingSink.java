package io.pagurus.migration.stream;

import io.pagurus.memory.RamBlock;
import io.pagurus.vmstate.VmStateException;
import java.util.Arrays;

/** Lets RAM pass without looking at it: what is to be known of it stands in the transcript. */
final class PassingSink implements RamSink {
    @Override
    public void block(int block, String idstr, long usedLength) {}

    @Override
    public void zero(int block, long offset) {}

    @Override
    public void page(int block, long offset, StreamInput in) throws VmStateException {
        in.skip(RamBlock.PAGE_SIZE);
    }

    @Override
    public void store(int block, long offset, byte[] page) {}

    @Override
    public void fetch(int block, long offset, byte[] page) {
        Arrays.fill(page, (byte) 0);
    }
}
