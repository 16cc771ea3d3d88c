package io.pagurus.cpu.ppc64.translator;

import io.pagurus.cpu.ppc64.interpreter.Block;
import java.util.List;

/**
 * What one region is to be translated from, taken from memory on the guest's thread.
 *
 * @param codeBits the MSR bits it is for
 * @param isa300 whether the model has what ISA 3.0 brought
 * @param blocks stretches of instructions, by address, none overlapping
 * @param seeds blocks of the interpreter that are to be entered by the region
 * @param sources all blocks of the interpreter whose words are in it
 */
record RegionPlan(long codeBits, boolean isa300, List<Stretch> blocks, List<Block> seeds, List<Block> sources) {
    RegionPlan {
        blocks = List.copyOf(blocks);
        seeds = List.copyOf(seeds);
        sources = List.copyOf(sources);
    }

    /**
     * Instructions that run one after the other; nothing but the first is jumped to.
     *
     * @param address effective address of the first
     * @param words the instructions
     * @param targets where an indirect branch at the end was seen to go, the latest first; else empty
     */
    @SuppressWarnings("ArrayRecordComponent") // Made by the planner, never changed.
    record Stretch(long address, int[] words, List<Long> targets) {
        /** {@return effective address behind the last instruction} */
        long end() {
            return address + 4L * words.length;
        }
    }

    /** {@return effective address that offsets in the region are counted from} */
    long base() {
        return blocks.getFirst().address();
    }

    /** {@return number of instructions} */
    int instructions() {
        return blocks.stream().mapToInt(block -> block.words().length).sum();
    }
}
