package io.pagurus.migration.stream;

import io.pagurus.memory.RamBlock;
import io.pagurus.vmstate.Errno;
import io.pagurus.vmstate.VmStateException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Stores received RAM in a machine's blocks. */
public final class RamBlockSink implements RamSink {
    private final Function<String, @Nullable RamBlock> blocks;
    private final List<RamBlock> announced = new ArrayList<>();
    private final byte[] buffer = new byte[RamBlock.PAGE_SIZE];

    /**
     * @param blocks gives the machine's block with a migration name, or null
     */
    public RamBlockSink(Function<String, @Nullable RamBlock> blocks) {
        this.blocks = blocks;
    }

    @Override
    public void block(int block, String idstr, long usedLength) throws VmStateException {
        RamBlock local = blocks.apply(idstr);
        if (local == null) {
            throw new VmStateException(Errno.EINVAL, "no such RAM block in this machine")
                    .receiverLine("Unknown ramblock \"%s\", cannot accept migration".formatted(idstr))
                    .within(idstr);
        }
        if (local.usedLength() != usedLength) {
            throw new VmStateException(Errno.EINVAL, "the RAM blocks differ in size")
                    .receiverLine("Size mismatch: %s: 0x%x != 0x%x: Invalid argument"
                            .formatted(idstr, usedLength, local.usedLength()))
                    .within(idstr)
                    .expected("0x%x".formatted(local.usedLength()))
                    .found("0x%x".formatted(usedLength));
        }
        announced.add(local);
    }

    @Override
    public void zero(int block, long offset) {
        announced.get(block).clearPage(offset);
    }

    @Override
    public void page(int block, long offset, StreamInput in) throws VmStateException {
        in.bytes(buffer, 0, RamBlock.PAGE_SIZE);
        store(block, offset, buffer);
    }

    @Override
    public void store(int block, long offset, byte[] page) {
        announced.get(block).write(offset, page, 0, RamBlock.PAGE_SIZE);
    }

    @Override
    public void fetch(int block, long offset, byte[] page) {
        announced.get(block).read(offset, page, 0, RamBlock.PAGE_SIZE);
    }
}
