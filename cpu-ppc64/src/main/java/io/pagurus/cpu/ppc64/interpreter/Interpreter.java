package io.pagurus.cpu.ppc64.interpreter;

import io.pagurus.cpu.ppc64.decode.OpcodeTable;
import io.pagurus.cpu.ppc64.exec.Cpu;
import io.pagurus.cpu.ppc64.exec.Engine;
import io.pagurus.cpu.ppc64.exec.GuestInterrupt;
import io.pagurus.cpu.ppc64.exec.Interrupts;
import io.pagurus.cpu.ppc64.exec.Storage;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tier 0: runs a CPU block by block. */
public final class Interpreter implements Engine {
    private static final int CACHE = 1 << 12;

    /** Most blocks; at one more, all are dropped. A kernel and its programs have some tens of thousands. */
    private static final int MOST_BLOCKS = 1 << 17;

    private final Cpu cpu;
    private final Decoder decoder;
    private final HotBlocks hears;
    private final int threshold;
    private final @Nullable Block[] cache = new Block[CACHE];
    private final Map<Key, Block> blocks = new HashMap<>();
    private final BlocksByPage pages = new BlocksByPage();

    private record Key(long host, long address, long codeBits) {}

    /**
     * An interpreter for one CPU.
     *
     * @param cpu the CPU
     * @param table its instructions
     */
    public Interpreter(Cpu cpu, OpcodeTable table) {
        this(cpu, table, block -> {}, 0);
    }

    /**
     * An interpreter that says which blocks run often.
     *
     * @param cpu the CPU
     * @param table its instructions
     * @param hears is told of blocks
     * @param threshold after how many executions; 0 for never
     */
    public Interpreter(Cpu cpu, OpcodeTable table, HotBlocks hears, int threshold) {
        this.cpu = cpu;
        this.hears = hears;
        this.threshold = threshold;
        this.decoder = new Decoder(table);
        cpu.storage.listen(cpu, pages);
    }

    @Override
    public void run(long instructions) {
        cpu.enter();
        try {
            cpu.pending.enter(cpu.completed + instructions);
            runBlocks();
        } finally {
            cpu.leave();
        }
    }

    private void runBlocks() {
        Block previous = null;
        boolean byNodes = false;
        while (cpu.completed < cpu.pollAt || cpu.pending.poll()) {
            Node node = null;
            Block block = null;
            try {
                block = next(previous);
                if (block.length > cpu.stopAt - cpu.completed) {
                    step(block, cpu.stopAt);
                    continue;
                }
                if (++block.executions == block.hotAt) {
                    hears.hot(block);
                }
                CompiledCode compiled = block.compiled;
                if (compiled != null && !byNodes) {
                    CompiledCode.End end = compiled.run(cpu, block);
                    if (end != CompiledCode.End.NOT_RUN) {
                        byNodes = end == CompiledCode.End.STOPPED;
                        previous = null;
                        continue;
                    }
                }
                byNodes = false;
                for (node = block.first; node != null; node = node.next) {
                    node.execute(cpu);
                }
                cpu.completed += block.length;
                previous = block;
            } catch (GuestInterrupt interrupt) {
                deliver(interrupt, block, node);
                previous = null;
            }
        }
    }

    @Override
    public String description() {
        return "tier 0";
    }

    @Override
    public void forget() {
        Arrays.fill(cache, null);
        blocks.values().forEach(block -> block.valid = false);
        blocks.clear();
        pages.clear();
    }

    /** Runs the first instructions of a block, as many as are still to be run. */
    private void step(Block block, long end) {
        Node node = block.first;
        try {
            for (; node != null && cpu.completed < end; node = node.next) {
                cpu.nip = node.address + 4 & cpu.eaMask;
                node.execute(cpu);
                cpu.completed++;
            }
        } catch (GuestInterrupt interrupt) {
            deliverAt(interrupt, node.address);
        }
    }

    private void deliver(GuestInterrupt interrupt, @Nullable Block block, @Nullable Node node) {
        if (block == null || node == null) {
            deliverAt(interrupt, cpu.nip);
        } else {
            cpu.completed += (node.address - block.address) / 4;
            deliverAt(interrupt, node.address);
        }
    }

    private void deliverAt(GuestInterrupt interrupt, long address) {
        cpu.completed++;
        Interrupts.deliver(cpu, interrupt, address);
    }

    private Block next(@Nullable Block previous) {
        long nip = cpu.nip;
        long bits = cpu.codeBits;
        int now = cpu.generation;
        if (previous != null) {
            Block successor = previous.successor;
            if (successor != null && successor.fits(nip, bits, now)) {
                return successor;
            }
            successor = previous.otherSuccessor;
            if (successor != null && successor.fits(nip, bits, now)) {
                return successor;
            }
        }
        int slot = (int) (nip >>> 2) & CACHE - 1;
        Block block = cache[slot];
        if (block == null || !block.fits(nip, bits, now)) {
            block = lookup(nip, bits, now);
            cache[slot] = block;
        }
        if (previous != null) {
            previous.leadsTo(block);
        }
        return block;
    }

    private Block lookup(long nip, long bits, int now) {
        long host = cpu.storage.translate(cpu, nip, Storage.FETCH);
        Key key = new Key(host, nip, bits);
        Block block = blocks.get(key);
        if (block == null || !block.valid) {
            if (blocks.size() >= MOST_BLOCKS) {
                hears.forgotten();
                forget();
            }
            pages.decoding(host, Decoder.room(nip));
            cpu.storage.decoding(cpu, host, Decoder.room(nip));
            block = decoder.block(cpu, nip, host);
            block.hotAt = threshold;
            blocks.put(key, block);
            pages.add(block);
        }
        block.generation = now;
        return block;
    }
}
