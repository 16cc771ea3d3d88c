package io.pagurus.cpu.ppc64.machine;

import io.pagurus.cpu.ppc64.exec.Cpu;
import io.pagurus.cpu.ppc64.exec.CpuEnvironment;
import io.pagurus.cpu.ppc64.exec.Engine;
import io.pagurus.cpu.ppc64.exec.HostMemory;
import io.pagurus.cpu.ppc64.interpreter.Interpreter;
import io.pagurus.cpu.ppc64.isa.Instructions;
import io.pagurus.cpu.ppc64.mmu.Mmu;
import io.pagurus.cpu.ppc64.model.PpcModel;
import io.pagurus.cpu.ppc64.state.Lpcr;
import io.pagurus.cpu.ppc64.state.Msr;
import io.pagurus.cpu.ppc64.state.Spr;
import io.pagurus.cpu.ppc64.testing.Ram;
import io.pagurus.cpu.ppc64.translator.TranslatingEngine;
import io.pagurus.spapr.HashTable;
import io.pagurus.spapr.PartitionTables;
import java.time.Duration;

/**
 * What an image of testing/guest-programs needs of a pseries machine: RAM, a hash table, a console by H_PUT_TERM_CHAR, the
 * end by RTAS power-off, H_ENTER, H_CEDE and H_SET_MODE.
 */
public final class GuestMachine {
    private static final long RAM_SIZE = 128L << 20;
    private static final int H_ENTER = 0x8;
    private static final int H_PUT_TERM_CHAR = 0x58;
    private static final int H_CEDE = 0xe0;
    private static final int H_SET_MODE = 0x31c;
    private static final int H_RTAS = 0xf000;
    private static final int RTAS_POWER_OFF = 0x2003;
    private static final int RESOURCE_ADDRESS_TRANSLATION_MODE = 3;
    private static final int RESOURCE_LITTLE_ENDIAN = 4;
    private static final long H_FUNCTION = -2;
    private static final long H_PARAMETER = -4;
    private static final long H_PTEG_FULL = -6;

    private final Ram ram = new Ram(RAM_SIZE);
    private final Tables tables = new Tables();
    private final StringBuilder console = new StringBuilder();
    private boolean off;

    /** The CPU. */
    public final Cpu cpu;

    /** What runs it. */
    public final Engine engine;

    /**
     * A machine that is about to enter an image.
     *
     * @param model its CPU
     * @param image raw, for address 0
     * @param tier 0 interpreted, 1 translated
     * @param virtualTime whether the time base follows the instructions, one tick for each, instead of the host's clock; the
     *     guest waits for translations then, so that what is translated does not hang on the host either
     */
    public GuestMachine(PpcModel model, byte[] image, int tier, boolean virtualTime) {
        Environment environment = virtualTime ? new VirtualTime() : new Environment();
        cpu = new Cpu(model, new Mmu(ram, tables), environment);
        environment.cpu = cpu;
        for (int i = 0; i < image.length; i++) {
            HostMemory.put8(ram.at(i), image[i]);
        }
        model.reset(cpu);
        cpu.stateChanged();
        engine = tier == 0
                ? new Interpreter(cpu, Instructions.table())
                : new TranslatingEngine(cpu, Instructions.table(), TranslatingEngine.THRESHOLD, virtualTime);
    }

    /**
     * Runs until the image powers off.
     *
     * @param limit how long it may take
     * @return what it printed
     * @throws IllegalStateException if it takes longer
     */
    public String run(Duration limit) {
        long end = System.nanoTime() + limit.toNanos();
        while (!off) {
            engine.run(1_000_000);
            if (off) {
                break;
            }
            if (System.nanoTime() - end > 0) {
                throw new IllegalStateException(
                        "still running at %x, msr %x, after\n%s".formatted(cpu.nip, cpu.msr, console));
            }
            cpu.pending.sleep();
        }
        return console.toString();
    }

    /** {@return whether the image has powered off} */
    public boolean isOff() {
        return off;
    }

    /** {@return what has been printed so far} */
    public String console() {
        return console.toString();
    }

    /** {@return the RAM} */
    public Ram ram() {
        return ram;
    }

    private class Environment implements CpuEnvironment {
        private final long start = System.nanoTime();

        /** Set once the CPU is there. */
        protected Cpu cpu;

        @Override
        public long timeBase() {
            return (System.nanoTime() - start) * 64 / 125;
        }

        @Override
        public void hypercall(Cpu caller) {
            caller.gpr[3] = serve(caller, (int) caller.gpr[3]);
        }
    }

    private final class VirtualTime extends Environment {
        @Override
        public long timeBase() {
            return cpu == null ? 0 : cpu.completed;
        }

        @Override
        public long instructionsTo(long ticks) {
            return Math.max(0, ticks - cpu.completed);
        }
    }

    private long serve(Cpu c, int number) {
        return switch (number) {
            case H_ENTER -> enter(c);
            case H_PUT_TERM_CHAR -> {
                for (int i = 0; i < c.gpr[5]; i++) {
                    console.append((char) (c.gpr[6 + i / 8] >>> 56 - 8 * (i % 8) & 0xff));
                }
                yield 0;
            }
            case H_CEDE -> {
                c.setMsr(c.msr | Msr.EE);
                c.halted = 1;
                yield 0;
            }
            case H_SET_MODE -> setMode(c);
            case H_RTAS -> {
                int token = Integer.reverseBytes(HostMemory.get32(ram.at(c.gpr[4])));
                off = token == RTAS_POWER_OFF;
                if (off) {
                    c.attention();
                }
                yield off ? 0 : H_PARAMETER;
            }
            default -> H_FUNCTION;
        };
    }

    private static long setMode(Cpu c) {
        long lpcr = c.spr[Spr.LPCR];
        if (c.gpr[5] == RESOURCE_LITTLE_ENDIAN) {
            lpcr = lpcr & ~Lpcr.ILE | (c.gpr[4] != 0 ? Lpcr.ILE : 0);
        } else if (c.gpr[5] == RESOURCE_ADDRESS_TRANSLATION_MODE) {
            lpcr = lpcr & ~(3L << Lpcr.AIL_SHIFT) | c.gpr[4] << Lpcr.AIL_SHIFT;
        } else {
            return H_PARAMETER;
        }
        c.spr[Spr.LPCR] = lpcr;
        return 0;
    }

    private long enter(Cpu c) {
        long group = c.gpr[5] & -HashTable.GROUP;
        for (int slot = 0; slot < HashTable.GROUP; slot++) {
            if ((tables.first(group + slot) & HashTable.VALID) == 0) {
                tables.store(group + slot, c.gpr[6], c.gpr[7]);
                c.gpr[4] = group + slot;
                return 0;
            }
        }
        return H_PTEG_FULL;
    }

    /** A hash table as a machine with 512 MiB has it. */
    private static final class Tables implements PartitionTables, HashTable {
        private static final int ORDER = 22;
        private final long[] entries = new long[1 << ORDER - 3];

        @Override
        public HashTable hashTable() {
            return this;
        }

        @Override
        public long processTable() {
            return 0;
        }

        @Override
        public int largestPageShift() {
            return 16;
        }

        @Override
        public int order() {
            return ORDER;
        }

        @Override
        public long first(long index) {
            return entries[2 * (int) index];
        }

        @Override
        public long second(long index) {
            return entries[2 * (int) index + 1];
        }

        @Override
        public void store(long index, long first, long second) {
            entries[2 * (int) index] = first;
            entries[2 * (int) index + 1] = second;
        }

        @Override
        public boolean replaceSecond(long index, long expected, long value) {
            boolean same = second(index) == expected;
            if (same) {
                entries[2 * (int) index + 1] = value;
            }
            return same;
        }
    }
}
