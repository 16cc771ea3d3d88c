package io.pagurus.cpu.ppc64.spr;

import io.pagurus.cpu.ppc64.exec.Cpu;
import io.pagurus.cpu.ppc64.state.Spr;

/**
 * The performance monitor (Power ISA III chapter 9) as far as the oracle has it: counters of instructions and of cycles,
 * at a nominal gigahertz. PMC5 counts instructions and PMC6 cycles; the others what MMCR1 selects, if it is one of the
 * two. Counting is brought up to date when somebody looks or changes something.
 */
final class PerformanceMonitor {
    /** Distance between the number for problem state and the one for supervisor state. */
    private static final int PROBLEM = 16;

    /** MMCR0: freeze counters. */
    private static final long FC = 1L << 31;
    /** MMCR0: freeze counters 1 to 4. */
    private static final long FC14 = 1L << 5;
    /** MMCR0: freeze counters 5 and 6. */
    private static final long FC56 = 1L << 4;
    /** MMCR0: where it says what problem state may do. */
    private static final int PMCC_SHIFT = 18;
    /** MMCR0: bits problem state sees and sets: FC, PMAE, PMAO. */
    private static final long MMCR0_PROBLEM = 0x84000080L;
    /** MMCR2: bits problem state sees and sets: one freeze bit for each counter. */
    private static final long MMCR2_PROBLEM = 0x4020_1008_0402_0000L;

    /** MMCR1 events: instructions completed. */
    private static final int INSTRUCTIONS = 0x02;
    /** The same, for counter 1. */
    private static final int INSTRUCTIONS_1 = 0xfe;
    /** The same in a running program (CTRL[RUN]), for counter 4. */
    private static final int RUN_INSTRUCTIONS_4 = 0xfa;
    /** MMCR1 events: cycles. */
    private static final int CYCLES = 0x1e;
    /** The same, for counter 1. */
    private static final int CYCLES_1 = 0xf0;

    private PerformanceMonitor() {}

    /** {@return a register in supervisor state, by either number} */
    static long read(Cpu c, int number) {
        if (isCounter(own(number))) {
            count(c);
        }
        return c.spr[own(number)];
    }

    /** Writes a register in supervisor state, by either number. */
    static void write(Cpu c, int number, long value) {
        count(c);
        c.spr[own(number)] = value;
    }

    /** {@return a register in problem state} */
    static long readAsProblem(Cpu c, int number) {
        int own = own(number);
        if (own == Spr.MMCR0 || own == Spr.MMCR2 || isCounter(own)) {
            check(c, own);
        }
        long value = read(c, number);
        return own == Spr.MMCR0 ? value & MMCR0_PROBLEM : own == Spr.MMCR2 ? value & MMCR2_PROBLEM : value;
    }

    /** Writes a register in problem state: not with MMCR0[PMCC] of 0. */
    static void writeAsProblem(Cpu c, int number, long value) {
        int own = own(number);
        check(c, own);
        if (pmcc(c) == 0) {
            throw c.privileged();
        }
        long mask = own == Spr.MMCR0 ? MMCR0_PROBLEM : own == Spr.MMCR2 ? MMCR2_PROBLEM : -1;
        write(c, number, c.spr[own] & ~mask | value & mask);
    }

    /** MMCR0[PMCC]: 1 withholds all, 3 the counters 5 and 6. */
    private static void check(Cpu c, int own) {
        int pmcc = pmcc(c);
        if (pmcc == 1 || pmcc == 3 && own >= Spr.PMC1 + 4 && own < Spr.PMC1 + 6) {
            throw c.facilityUnavailable(Facility.PERFORMANCE_MONITOR.number());
        }
    }

    private static int pmcc(Cpu c) {
        return (int) (c.spr[Spr.MMCR0] >>> PMCC_SHIFT) & 3;
    }

    private static int own(int number) {
        return number < Spr.SIER ? number + PROBLEM : number;
    }

    private static boolean isCounter(int own) {
        return own >= Spr.PMC1 && own < Spr.PMC1 + 6;
    }

    private static void count(Cpu c) {
        long now = c.timeBase();
        long instructions = c.completed - c.monitoredCompleted;
        long cycles = (now - c.monitoredTime) * 1000 / 512;
        c.monitoredCompleted = c.completed;
        c.monitoredTime = now;
        long mmcr0 = c.spr[Spr.MMCR0];
        if ((mmcr0 & FC) != 0) {
            return;
        }
        if ((mmcr0 & FC14) == 0) {
            for (int counter = 1; counter <= 4; counter++) {
                int event = (int) (c.spr[Spr.MMCR1] >>> 8 * (4 - counter)) & 0xff;
                c.spr[Spr.PMC1 + counter - 1] += counted(c, counter, event, instructions, cycles);
            }
        }
        if ((mmcr0 & FC56) == 0) {
            c.spr[Spr.PMC1 + 4] += instructions;
            c.spr[Spr.PMC1 + 5] += cycles;
        }
    }

    private static long counted(Cpu c, int counter, int event, long instructions, long cycles) {
        boolean running = (c.spr[Spr.CTRL_READ] & 1) != 0;
        if (event == INSTRUCTIONS
                || event == INSTRUCTIONS_1 && counter == 1
                || event == RUN_INSTRUCTIONS_4 && counter == 4 && running) {
            return instructions;
        }
        return event == CYCLES || event == CYCLES_1 && counter == 1 ? cycles : 0;
    }
}
