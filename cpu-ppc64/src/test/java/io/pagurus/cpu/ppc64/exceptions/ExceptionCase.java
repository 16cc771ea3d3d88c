package io.pagurus.cpu.ppc64.exceptions;

import io.pagurus.cpu.ppc64.exec.Cpu;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;

/**
 * An interrupt that a loop makes again and again: {@code addi r17,r17,1}, the case's instructions, {@code addi r18,r18,1},
 * and back.
 *
 * @param name what it is called
 * @param vector where it goes
 * @param words the instructions
 * @param setup sets the registers they work on
 * @param repair instructions of the handler, which has SRR0 in r20 and SRR1 in r21, before it returns
 * @param srr0 saved address, {@link #ANY} if there are several
 * @param cause what SRR1 has besides the MSR
 * @param dar DAR afterwards
 * @param dsisr DSISR afterwards
 * @param each interrupts for each turn of the loop; 0 if not known beforehand
 */
record ExceptionCase(
        String name,
        int vector,
        int[] words,
        Consumer<RelocatedGuest> setup,
        int[] repair,
        ToLongFunction<RelocatedGuest> srr0,
        long cause,
        ToLongFunction<RelocatedGuest> dar,
        long dsisr,
        double each) {
    /** Stands for any address. */
    static final long ANY = 1;

    private static final int[] RETRY = {};
    private static final int[] RETRY_FROM_R10 = {0x7d465378}; // mr r6,r10
    private static final int[] RETRY_WITH_R11 = {
        0x7eb95b78, // or r25,r21,r11
        0x7f3b03a6 // mtsrr1 r25
    };
    private static final int[] SKIP = {
        0x3b340004, // addi r25,r20,4
        0x7f3a03a6 // mtsrr0 r25
    };
    private static final int[] RETURN_TO_LR = {
        0x7f2802a6, // mflr r25
        0x7f3a03a6 // mtsrr0 r25
    };

    /** An interrupt that leaves DAR and DSISR alone, once each turn. */
    static ExceptionCase of(String name, int vector, int... words) {
        long at = RelocatedGuest.CODE + 4L * words.length;
        return new ExceptionCase(name, vector, words, _ -> {}, RETRY, _ -> at, 0, _ -> 0x1111, 0x2222, 1);
    }

    /** With registers set. */
    ExceptionCase with(Consumer<Cpu> more) {
        return withGuest(guest -> more.accept(guest.cpu));
    }

    /** With something else set. */
    ExceptionCase withGuest(Consumer<RelocatedGuest> more) {
        return new ExceptionCase(name, vector, words, setup.andThen(more), repair, srr0, cause, dar, dsisr, each);
    }

    private ExceptionCase repaired(int[] how) {
        return new ExceptionCase(name, vector, words, setup, how, srr0, cause, dar, dsisr, each);
    }

    /** The handler goes on behind the instruction. */
    ExceptionCase skipped() {
        return repaired(SKIP);
    }

    /** The handler has the instruction run again with r6 as in r10. */
    ExceptionCase retried() {
        return repaired(RETRY_FROM_R10);
    }

    /** The handler has the instruction run again with the MSR bits of r11. */
    ExceptionCase enabled() {
        return repaired(RETRY_WITH_R11);
    }

    /** The handler returns to where the guest came from by a call. */
    ExceptionCase returned() {
        return repaired(RETURN_TO_LR);
    }

    /** The handler does something of its own. */
    ExceptionCase handled(int... how) {
        return repaired(how);
    }

    /** With another saved address. */
    ExceptionCase from(ToLongFunction<RelocatedGuest> address) {
        return new ExceptionCase(name, vector, words, setup, repair, address, cause, dar, dsisr, each);
    }

    /** With bits in SRR1. */
    ExceptionCase because(long bits) {
        return new ExceptionCase(name, vector, words, setup, repair, srr0, bits, dar, dsisr, each);
    }

    /** With what DAR and DSISR say. */
    ExceptionCase at(ToLongFunction<RelocatedGuest> address, long status) {
        return new ExceptionCase(name, vector, words, setup, repair, srr0, cause, address, status, each);
    }

    /** So often for each turn of the loop. */
    ExceptionCase times(double often) {
        return new ExceptionCase(name, vector, words, setup, repair, srr0, cause, dar, dsisr, often);
    }

    @Override
    public String toString() {
        return name;
    }
}
