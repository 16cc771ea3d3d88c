package io.pagurus.cpu.ppc64.exceptions;

import static io.pagurus.cpu.ppc64.exceptions.RelocatedGuest.CODE;
import static io.pagurus.cpu.ppc64.exceptions.RelocatedGuest.DATA;
import static io.pagurus.cpu.ppc64.exceptions.RelocatedGuest.MSR;
import static io.pagurus.cpu.ppc64.exceptions.RelocatedGuest.NO_CODE;
import static io.pagurus.cpu.ppc64.exceptions.RelocatedGuest.NO_DATA;
import static io.pagurus.cpu.ppc64.exceptions.RelocatedGuest.NO_EXECUTE;
import static io.pagurus.cpu.ppc64.exceptions.RelocatedGuest.READ_ONLY;

import io.pagurus.cpu.ppc64.exec.Cpu;
import io.pagurus.cpu.ppc64.exec.PendingInterrupts;
import io.pagurus.cpu.ppc64.state.Msr;
import io.pagurus.cpu.ppc64.state.Spr;
import java.util.stream.Stream;

/** The interrupts of {@link ExceptionsTest} (Power ISA III 6.5). */
final class ExceptionCases {
    private static final long NOT_MAPPED = 0x40000000;
    private static final long PROTECTED = 0x08000000;
    private static final long NOT_EXECUTABLE = 0x10000000;
    private static final long STORE = 0x02000000;
    private static final long ILLEGAL = 0x80000;
    private static final long PRIVILEGED = 0x40000;
    private static final long TRAP = 0x20000;
    private static final long FP_EXCEPTION = 0x100000;

    /** DSISR before, which an alignment interrupt adds to. */
    private static final long BEFORE = 0x2222;

    /** FPSCR[ZE]. */
    private static final long ZERO_DIVIDE_ENABLED = 0x10;

    private ExceptionCases() {}

    static Stream<ExceptionCase> all() {
        return Stream.of(dataStorage(), dataSegment(), instructions(), alignment(), program(), unavailable(), others())
                .flatMap(cases -> cases);
    }

    /** Sets r6, and r10 to what a handler puts into r6. */
    private static void bases(Cpu cpu, long first, long again) {
        cpu.gpr[6] = first;
        cpu.gpr[10] = again;
        cpu.gpr[14] = 8;
    }

    /** Walks over the end of a page by eight bytes a turn, and begins anew eight steps before it. */
    private static ExceptionCase walk(String name, int word, long end, long status) {
        return ExceptionCase.of(name, 0x300, word)
                .with(cpu -> bases(cpu, end - 72, end - 72))
                .retried()
                .at(_ -> end, status)
                .times(1.0 / 8);
    }

    /** Accesses a page that does not permit it, once in a turn: a loop sets r6 back. */
    private static ExceptionCase storage(String name, int word, long at, long dar, long status) {
        return ExceptionCase.of(name, 0x300, 0x7de67b78, word) // mr r6,r15
                .with(cpu -> {
                    bases(cpu, at, DATA + 64);
                    cpu.gpr[15] = at;
                })
                .retried()
                .at(_ -> dar, status);
    }

    private static Stream<ExceptionCase> dataStorage() {
        return Stream.of(
                walk("ldu off its page", 0xe8a60009, NO_DATA, NOT_MAPPED),
                walk("stdu off its page", 0xf8a60009, NO_DATA, NOT_MAPPED | STORE),
                walk("stdu into a page it may not", 0xf8a60009, READ_ONLY, PROTECTED | STORE),
                walk("lbzux off its page", 0x7ca670ee, NO_DATA, NOT_MAPPED),
                walk("lfdu off its page", 0xcc260008, NO_DATA, NOT_MAPPED),
                walk("stfdu into a page it may not", 0xdc260008, READ_ONLY, PROTECTED | STORE),
                storage("ld", 0xe8a60000, NO_DATA + 8, NO_DATA + 8, NOT_MAPPED),
                storage("ld across pages", 0xe8a60000, NO_DATA - 3, NO_DATA, NOT_MAPPED),
                storage("std across pages", 0xf8a60000, READ_ONLY - 3, READ_ONLY, PROTECTED | STORE),
                storage("lmw across pages", 0xbb860000, NO_DATA - 8, NO_DATA, NOT_MAPPED),
                storage("stmw across pages", 0xbf860000, READ_ONLY - 8, READ_ONLY, PROTECTED | STORE),
                storage("lxvd2x", 0x7c203698, NO_DATA + 16, NO_DATA + 16, NOT_MAPPED),
                storage("lxvd2x across pages", 0x7c203698, NO_DATA - 8, NO_DATA, NOT_MAPPED),
                storage("stvx", 0x7c2031ce, READ_ONLY + 32, READ_ONLY + 32, PROTECTED | STORE),
                storage("lwarx", 0x7ca03028, NO_DATA + 4, NO_DATA + 4, NOT_MAPPED),
                storage("dcbz", 0x7c0037ec, READ_ONLY + 128, READ_ONLY + 128, PROTECTED | STORE),
                storage("icbi", 0x7c0037ac, NO_DATA + 128, NO_DATA + 128, NOT_MAPPED));
    }

    private static Stream<ExceptionCase> dataSegment() {
        return Stream.of(
                ExceptionCase.of("ld without a segment", 0x380, 0x7de67b78, 0xe8a60000)
                        .withGuest(guest -> {
                            bases(guest.cpu, guest.noSegment(), DATA);
                            guest.cpu.gpr[15] = guest.noSegment();
                        })
                        .retried()
                        .at(RelocatedGuest::noSegment, BEFORE),
                ExceptionCase.of("std without a segment", 0x380, 0x7de67b78, 0xf8a60000)
                        .withGuest(guest -> {
                            bases(guest.cpu, guest.noSegment(), DATA);
                            guest.cpu.gpr[15] = guest.noSegment();
                        })
                        .retried()
                        .at(RelocatedGuest::noSegment, BEFORE));
    }

    /** A call of what cannot be fetched; r4 has no part in it. */
    private static ExceptionCase call(String name, int vector, long target) {
        return ExceptionCase.of(name, vector, 0x4e800421) // bctrl
                .with(cpu -> cpu.ctr = target)
                .from(_ -> target)
                .returned();
    }

    private static Stream<ExceptionCase> instructions() {
        return Stream.of(
                call("call of a page that is not there", 0x400, NO_CODE + 0x20).because(NOT_MAPPED),
                call("call of a page that is not executable", 0x400, NO_EXECUTE).because(NOT_EXECUTABLE),
                call("call of a page that is not executable in problem state", 0x400, NO_EXECUTE)
                        .with(cpu -> cpu.msr |= Msr.PR)
                        .because(NOT_EXECUTABLE),
                call("call without a segment", 0x480, 0)
                        .withGuest(guest -> guest.cpu.ctr = guest.noSegment())
                        .from(RelocatedGuest::noSegment),
                call("running off a page", 0x400, NO_CODE - 8)
                        .withGuest(guest -> guest.code(NO_CODE - 8, 0x38a50001, 0x38a50001)) // addi r5,r5,1
                        .from(_ -> NO_CODE)
                        .because(NOT_MAPPED));
    }

    private static Stream<ExceptionCase> alignment() {
        return Stream.of(
                ExceptionCase.of("lwarx not aligned", 0x600, 0x7ca03028)
                        .with(cpu -> bases(cpu, DATA + 2, DATA))
                        .skipped()
                        .at(_ -> DATA + 2, BEFORE | 0xa0),
                ExceptionCase.of("ldarx not aligned", 0x600, 0x7ca030a8)
                        .with(cpu -> bases(cpu, DATA + 4, DATA))
                        .skipped()
                        .at(_ -> DATA + 4, BEFORE | 0xa0));
    }

    private static Stream<ExceptionCase> program() {
        return Stream.of(
                ExceptionCase.of("illegal", 0x700, 0).skipped().because(ILLEGAL),
                ExceptionCase.of("trap", 0x700, 0x7fe63088).skipped().because(TRAP), // tdu r6,r6
                ExceptionCase.of(
                                "trap in one of eight turns",
                                0x700,
                                0x72290007,
                                0x08890000) // andi. r9,r17,7; tdeqi r9,0
                        .skipped()
                        .because(TRAP)
                        .times(1.0 / 8),
                ExceptionCase.of("hypervisor's instruction", 0x700, 0x4c000224) // hrfid
                        .skipped()
                        .because(PRIVILEGED),
                ExceptionCase.of("mfmsr in problem state", 0x700, 0x7ca000a6)
                        .with(cpu -> cpu.msr |= Msr.PR)
                        .skipped()
                        .because(PRIVILEGED),
                ExceptionCase.of("mfsprg in problem state", 0x700, 0x7cb042a6)
                        .with(cpu -> cpu.msr |= Msr.PR)
                        .skipped()
                        .because(PRIVILEGED),
                ExceptionCase.of("tlbie without guest translation shootdown", 0x700, 0x7c633264)
                        .with(cpu -> cpu.spr[Spr.LPCR] &= ~io.pagurus.cpu.ppc64.state.Lpcr.GTSE)
                        .skipped()
                        .because(PRIVILEGED),
                ExceptionCase.of("fdiv by zero, enabled", 0x700, 0xfc221824)
                        .with(cpu -> {
                            cpu.vsr[4] = Double.doubleToRawLongBits(1);
                            cpu.fpscr = ZERO_DIVIDE_ENABLED;
                            cpu.msr |= Msr.FE0 | Msr.FE1;
                        })
                        .skipped()
                        .because(FP_EXCEPTION));
    }

    /** Takes facilities away in each turn, which the handler gives back. */
    private static ExceptionCase without(String name, int vector, long facility, int word) {
        return ExceptionCase.of(name, vector, 0x7d800164, word) // mtmsrd r12
                .with(cpu -> {
                    cpu.gpr[11] = facility;
                    cpu.gpr[12] = MSR & ~facility;
                })
                .enabled();
    }

    private static Stream<ExceptionCase> unavailable() {
        return Stream.of(
                without("floating point unavailable", 0x800, Msr.FP, 0xfc22182a), // fadd f1,f2,f3
                without("vector unavailable", 0xf20, Msr.VEC, 0x10210c84), // vor v1,v1,v1
                without("vsx unavailable", 0xf40, Msr.VSX, 0xf0210c90), // xxlor vs1,vs1,vs1
                without("lfd without floating point", 0x800, Msr.FP, 0xc8260000) // lfd f1,0(r6)
                        .with(cpu -> bases(cpu, DATA, DATA)),
                ExceptionCase.of("tbegin. unavailable", 0xf60, 0x7c00051d).skipped(),
                ExceptionCase.of("mftar unavailable", 0xf60, 0x7cafcaa6)
                        .with(cpu -> {
                            cpu.msr |= Msr.PR;
                            cpu.spr[Spr.FSCR] = 0;
                        })
                        .skipped());
    }

    private static Stream<ExceptionCase> others() {
        return Stream.of(
                ExceptionCase.of("system call", 0xc00, 0x44000002).from(_ -> CODE + 8),
                ExceptionCase.of("system call in problem state", 0xc00, 0x44000002)
                        .with(cpu -> cpu.msr |= Msr.PR)
                        .from(_ -> CODE + 8),
                ExceptionCase.of("decrementer", 0x900, 0x7ca62b78, 0x7ca53214) // mr r6,r5; add r5,r5,r6
                        .with(cpu -> {
                            cpu.gpr[15] = 99;
                            cpu.spr[Spr.DEC] = 100;
                        })
                        .handled(0x7df603a6) // mtdec r15
                        .from(_ -> ExceptionCase.ANY)
                        .times(0),
                ExceptionCase.of("external", 0x500, 0x44000022) // sc 1
                        .withGuest(guest -> guest.hypercall = () -> toggle(guest.cpu.pending))
                        .handled(0x44000022)
                        .from(_ -> CODE + 8),
                ExceptionCase.of("doorbell", 0xa00, 0x7c00691c) // msgsndp r13
                        .with(cpu -> cpu.gpr[13] = 5L << 27)
                        .from(_ -> CODE + 8),
                ExceptionCase.of("trace of each instruction", 0xd00)
                        .with(cpu -> cpu.msr |= Msr.SE)
                        .from(_ -> ExceptionCase.ANY)
                        .times(3),
                ExceptionCase.of("trace of branches", 0xd00)
                        .with(cpu -> cpu.msr |= Msr.BE)
                        .from(_ -> CODE));
    }

    private static void toggle(PendingInterrupts pending) {
        if (pending.lines() == 0) {
            pending.raise(PendingInterrupts.EXTERNAL);
        } else {
            pending.lower(PendingInterrupts.EXTERNAL);
        }
    }
}
