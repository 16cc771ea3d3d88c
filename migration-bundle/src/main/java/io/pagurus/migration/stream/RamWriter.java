package io.pagurus.migration.stream;

import io.pagurus.memory.RamBlock;
import io.pagurus.vmstate.Errno;
import io.pagurus.vmstate.StateOutput;
import io.pagurus.vmstate.VmStateException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Writes the sections of the RAM iterable from a machine's blocks: either one after the other from first to last page
 * (START with the block list, one PART, an empty END), or laid out as a transcript tells. The guest must be stopped.
 */
public final class RamWriter {
    private static final int PAGE = RamBlock.PAGE_SIZE;

    private final List<RamBlock> blocks;
    private final byte[] page = new byte[PAGE];
    private long rewritten;

    /**
     * @param blocks the migratable blocks, in the order in which they are announced
     */
    public RamWriter(List<RamBlock> blocks) {
        this.blocks = List.copyOf(blocks);
    }

    /**
     * Writes the payload of the START section.
     *
     * @param out stands behind the header
     * @throws VmStateException if the channel fails
     */
    public void start(StateOutput out) throws VmStateException {
        long total = blocks.stream().mapToLong(RamBlock::usedLength).sum();
        out.u64(total | RamRecord.MEM_SIZE);
        for (RamBlock block : blocks) {
            Names.write(out, block.idstr());
            out.u64(block.usedLength());
        }
        out.u64(RamRecord.EOS);
    }

    /**
     * Writes all pages in order, those of zeros as marks.
     *
     * @param out stands behind the header of a PART or END section
     * @throws VmStateException if the channel fails
     */
    public void pages(StateOutput out) throws VmStateException {
        for (RamBlock block : blocks) {
            for (long offset = 0; offset < block.usedLength(); offset += PAGE) {
                record(out, block, offset, offset == 0, block.isZeroPage(offset));
            }
        }
        end(out);
    }

    /**
     * Writes the payload of a section without pages.
     *
     * @param out stands behind the header
     * @throws VmStateException if the channel fails
     */
    public void end(StateOutput out) throws VmStateException {
        out.u64(RamRecord.EOS);
    }

    private void record(StateOutput out, RamBlock block, long offset, boolean named, boolean zero)
            throws VmStateException {
        int flags = (zero ? RamRecord.ZERO : RamRecord.PAGE) | (named ? 0 : RamRecord.CONTINUE);
        out.u64(offset | flags);
        if (named) {
            byte[] name = block.idstr().getBytes(StandardCharsets.UTF_8);
            out.u8(name.length);
            out.bytes(name, 0, name.length);
        }
        if (zero) {
            out.u8(0);
        } else {
            block.read(offset, page, 0, PAGE);
            out.bytes(page, 0, PAGE);
        }
    }

    /**
     * {@return a writer of the sections of a transcript, taking the contents from these blocks}
     *
     * @param transcript of the stream the RAM came with; its blocks must be these, in any order
     * @throws VmStateException if they are not
     */
    public Replay replay(RamTranscript transcript) throws VmStateException {
        Map<String, RamBlock> byName = blocks.stream().collect(Collectors.toMap(RamBlock::idstr, b -> b));
        List<RamBlock> inOrder = new ArrayList<>();
        for (var spec : transcript.blocks()) {
            RamBlock block = byName.get(spec.idstr());
            if (block == null || block.usedLength() != spec.usedLength()) {
                throw new VmStateException(Errno.EINVAL, "the RAM blocks are no longer those of the stream")
                        .within(spec.idstr());
            }
            inOrder.add(block);
        }
        if (inOrder.size() != blocks.size()) {
            throw new VmStateException(Errno.EINVAL, "the RAM blocks are no longer those of the stream")
                    .expected(inOrder.size() + " blocks")
                    .found(blocks.size() + " blocks");
        }
        return new Replay(new RamWriter(inOrder), transcript);
    }

    /** Repeats a transcript. */
    public static final class Replay {
        private final RamWriter writer;
        private final RamTranscript transcript;
        private final RamCoverage coverage;

        private Replay(RamWriter writer, RamTranscript transcript) {
            this.writer = writer;
            this.transcript = transcript;
            this.coverage = new RamCoverage(transcript);
        }

        /**
         * Writes the payload of a section. A page that was sent as a mark of zeros and no longer is one goes as its
         * bytes; a page that was packed goes as its bytes; the last section also carries pages that no record
         * mentions and that hold something.
         *
         * @param index number of the section in {@link RamTranscript#sections()}
         * @param out stands behind its header
         * @throws VmStateException if the channel fails
         */
        public void section(int index, StateOutput out) throws VmStateException {
            RamTranscript.Section section = transcript.sections().get(index);
            if (section.kind() == SectionKind.START) {
                writer.start(out);
                return;
            }
            for (int run = section.firstRun(); run < section.endRun(); run++) {
                run(run, out);
            }
            if (index == transcript.sections().size() - 1) {
                rest(out);
            }
            writer.end(out);
        }

        private void run(int run, StateOutput out) throws VmStateException {
            RamBlock block = writer.blocks.get(transcript.block(run));
            PageKind kind = transcript.kind(run);
            long first = transcript.firstPage(run);
            long pages = transcript.pages(run);
            for (long i = 0; i < pages; i++) {
                long offset = (first + i) * PAGE;
                boolean zero = kind == PageKind.ZERO && (coverage.isVoid(run, first + i) || block.isZeroPage(offset));
                if (zero != (kind == PageKind.ZERO) || kind == PageKind.XBZRLE || kind == PageKind.COMPRESSED) {
                    writer.rewritten++;
                }
                writer.record(out, block, offset, i == 0 && transcript.named(run), zero);
            }
        }

        private void rest(StateOutput out) throws VmStateException {
            for (int number = 0; number < writer.blocks.size(); number++) {
                RamBlock block = writer.blocks.get(number);
                long next = 0;
                for (Map.Entry<Long, Long> part : coverage.mentioned(number).entrySet()) {
                    unmentioned(out, block, next, part.getKey());
                    next = part.getValue();
                }
                unmentioned(out, block, next, block.usedLength() / PAGE);
            }
        }

        private void unmentioned(StateOutput out, RamBlock block, long from, long end) throws VmStateException {
            for (long number = from; number < end; number++) {
                if (!block.isZeroPage(number * PAGE)) {
                    writer.rewritten++;
                    writer.record(out, block, number * PAGE, true, false);
                }
            }
        }

        /** {@return the records of the transcript that a later record of the same page made void} */
        public long superseded() {
            return coverage.superseded();
        }

        /** {@return the records written so far that are of another kind than the transcript's, or added} */
        public long rewritten() {
            return writer.rewritten;
        }
    }
}
