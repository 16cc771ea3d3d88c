package io.pagurus.cpu.ppc64.spr;

import io.pagurus.cpu.ppc64.exec.Cpu;
import io.pagurus.cpu.ppc64.exec.PendingInterrupts;
import io.pagurus.cpu.ppc64.mmu.TranslationRegisters;
import io.pagurus.cpu.ppc64.state.Msr;
import io.pagurus.cpu.ppc64.state.Spr;
import java.util.Map;

/** The kinds of access that {@link SprTable} names. */
final class KindsOfAccess {
    private static final long WORD = 0xffff_ffffL;

    /** XER bits that only POWER9 has: OV32 and CA32. */
    private static final long XER_ISA300 = 0xc0000;

    private static final int AMOR = 349;

    private interface Reading {
        long read(Cpu cpu, int number);
    }

    private interface Writing {
        void write(Cpu cpu, int number, long value);
    }

    private record Both(Reading reading, Writing writing) implements Access {
        @Override
        public long read(Cpu cpu, int number) {
            return reading.read(cpu, number);
        }

        @Override
        public void write(Cpu cpu, int number, long value) {
            writing.write(cpu, number, value);
        }
    }

    /** Behind a bit of FSCR. */
    private record Guarded(Facility facility, Access access) implements Access {
        @Override
        public long read(Cpu cpu, int number) {
            facility.require(cpu);
            return access.read(cpu, number);
        }

        @Override
        public void write(Cpu cpu, int number, long value) {
            facility.require(cpu);
            access.write(cpu, number, value);
        }
    }

    private static final Access PLAIN = new Both((c, n) -> c.spr[n], (c, n, v) -> c.spr[n] = v);

    /** The upper half of the register before. */
    private static final Access UPPER =
            new Both((c, n) -> c.spr[n - 1] >>> 32, (c, n, v) -> c.spr[n - 1] = v << 32 | c.spr[n - 1] & WORD);

    /** In supervisor state, and in problem state where nothing else is said. */
    static final Map<String, Access> KINDS = Map.ofEntries(
            Map.entry("plain", PLAIN),
            Map.entry("nothing", new Both((c, n) -> 0, (c, n, v) -> {})),
            Map.entry("word", new Both((c, n) -> c.spr[n], (c, n, v) -> c.spr[n] = v & WORD)),
            Map.entry("xer", new Both((c, n) -> c.xer(), KindsOfAccess::writeXer)),
            Map.entry("lr", new Both((c, n) -> c.lr, (c, n, v) -> c.lr = v)),
            Map.entry("ctr", new Both((c, n) -> c.ctr, (c, n, v) -> c.ctr = v)),
            Map.entry("cfar", new Both((c, n) -> c.cfar, (c, n, v) -> c.cfar = v)),
            Map.entry("uamr", new Both((c, n) -> c.spr[n], KindsOfAccess::writeUamr)),
            Map.entry("translation", new Both((c, n) -> c.spr[n], KindsOfAccess::writeTranslation)),
            Map.entry("control", new Both((c, n) -> 0, (c, n, v) -> c.spr[Spr.CTRL_READ] = v)),
            Map.entry("usprg3", new Both((c, n) -> c.spr[Spr.SPRG3], (c, n, v) -> {})),
            Map.entry(
                    "decrementer",
                    new Both((c, n) -> c.pending.decrementerRegister(), (c, n, v) -> c.pending.setDecrementer(v))),
            Map.entry("timebase", new Both((c, n) -> c.timeBase(), KindsOfAccess::writeTimeBaseLower)),
            Map.entry("timebaseupper", new Both((c, n) -> c.timeBase() >>> 32, KindsOfAccess::writeTimeBaseUpper)),
            Map.entry(
                    "doorbells",
                    new Both((c, n) -> (c.pending.lines() & PendingInterrupts.DOORBELL) != 0 ? 1 : 0, (c, n, v) -> {})),
            Map.entry("tm", new Guarded(Facility.TM, PLAIN)),
            Map.entry("tmupper", new Guarded(Facility.TM, UPPER)),
            Map.entry("ebb", PLAIN),
            Map.entry("ebbupper", UPPER),
            Map.entry("tar", PLAIN),
            Map.entry("monitor", new Both(PerformanceMonitor::read, PerformanceMonitor::write)));

    /** What is different in problem state. */
    static final Map<String, Access> IN_PROBLEM_STATE = Map.of(
            "ebb", new Guarded(Facility.EBB, PLAIN),
            "ebbupper", new Guarded(Facility.EBB, UPPER),
            "tar", new Guarded(Facility.TAR, PLAIN),
            "monitor", new Both(PerformanceMonitor::readAsProblem, PerformanceMonitor::writeAsProblem));

    private KindsOfAccess() {}

    static void writeXer(Cpu c, int number, long value) {
        c.setXer(value & (c.isa300 ? WORD : WORD & ~XER_ISA300));
    }

    /** AMR under a mask: UAMOR, or AMOR in supervisor state. The number itself never reads it on the oracle. */
    static void writeUamr(Cpu c, int number, long value) {
        long mask = c.spr[(c.msr & Msr.PR) != 0 ? Spr.UAMOR : AMOR];
        c.spr[Spr.AMR] = c.spr[Spr.AMR] & ~mask | value & mask;
        TranslationRegisters.authorityChanged(c);
    }

    static void writeTranslation(Cpu c, int number, long value) {
        c.spr[number] = value;
        if (number == Spr.PIDR) {
            TranslationRegisters.pidChanged(c);
        } else {
            TranslationRegisters.authorityChanged(c);
        }
    }

    static void writeTimeBaseLower(Cpu c, int number, long value) {
        setTimeBase(c, c.timeBase() & ~WORD | value & WORD);
    }

    static void writeTimeBaseUpper(Cpu c, int number, long value) {
        setTimeBase(c, c.timeBase() & WORD | value << 32);
    }

    /** The decrementer counts on from what it is. */
    private static void setTimeBase(Cpu c, long value) {
        long decrementer = c.pending.decrementer();
        c.timeBaseOffset += value - c.timeBase();
        c.pending.setDecrementer(decrementer);
    }
}
