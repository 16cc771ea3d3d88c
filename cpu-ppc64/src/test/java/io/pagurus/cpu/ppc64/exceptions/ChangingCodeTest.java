package io.pagurus.cpu.ppc64.exceptions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pagurus.cpu.ppc64.exceptions.RelocatedGuest.Rights;
import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A hot loop under translation whose code is overwritten by itself, or whose pages go away and mean other memory when they
 * come again: it runs what is there, from the instruction on that Power ISA II 4.3 and III 5.10 promise it for, and both tiers come
 * to the same.
 */
class ChangingCodeTest {
    private static final int TURNS = 640;

    /** Something changes once in so many turns. */
    private static final int PERIOD = 64;

    private static final long KERNEL = 0xc000_0000_0000_0000L;
    private static final int SC_1 = 0x44000022;

    /** What of the loop is overwritten. */
    private enum Place {
        /** The instruction behind the barrier that ends the sequence. */
        NEXT(RelocatedGuest.CODE + 44),
        /** An instruction of the loop that has run in this turn. */
        BEFORE(RelocatedGuest.CODE + 4),
        /** A function on another page. */
        FUNCTION(RelocatedGuest.FUNCTION);

        final long address;

        Place(long address) {
            this.address = address;
        }
    }

    static Stream<Arguments> stores() {
        return Arrays.stream(Mode.values())
                .flatMap(mode -> Arrays.stream(Place.values())
                        .flatMap(place -> Stream.of(false, true).map(alias -> Arguments.of(mode, place, alias))));
    }

    @ParameterizedTest
    @MethodSource("stores")
    void aStoreOverTheLoopIsSeenBehindItsBarrier(Mode mode, Place place, boolean alias) {
        assertEquals(overwritten(mode, place, alias, 0), overwritten(mode, place, alias, 1));
    }

    private static String overwritten(Mode mode, Place place, boolean alias, int tier) {
        RelocatedGuest guest = new RelocatedGuest(mode, tier);
        guest.code(
                RelocatedGuest.CODE,
                0x3a310001, // addi r17,r17,1
                0x38a50000, // BEFORE: addi r5,r5,0
                0x7229003f, // andi. r9,r17,63
                0x40820020, // bne NEXT
                0x7c843a78, // xor r4,r4,r7
                0x90860000, // stw r4,0(r6)
                0x7c00306c, // dcbst 0,r6
                0x7c0004ac, // sync
                0x7c0037ac, // icbi 0,r6
                0x7c0004ac, // sync
                0x4c00012c, // isync
                0x38a50000, // NEXT: addi r5,r5,0
                0x48000fd1, // bl FUNCTION
                0x4bffffcc); // b CODE
        guest.code(
                RelocatedGuest.FUNCTION,
                0x38a50000, // FUNCTION: addi r5,r5,0
                0x4e800020); // blr
        guest.cpu.gpr[4] = 0x38a50002; // addi r5,r5,2, and 1 with r7
        guest.cpu.gpr[7] = 3;
        guest.cpu.gpr[6] = alias ? place.address - RelocatedGuest.CODE + RelocatedGuest.ALIAS : place.address;
        guest.engine.run(9 * TURNS + 7 * (TURNS / PERIOD));

        long expected = 0;
        int adds = 0;
        for (int turn = 1; turn <= TURNS; turn++) {
            expected += place == Place.BEFORE ? adds : 0;
            if (turn % PERIOD == 0) {
                adds = adds == 1 ? 2 : 1;
            }
            expected += place == Place.BEFORE ? 0 : adds;
        }
        assertEquals(TURNS, guest.cpu.gpr[17]);
        assertEquals(RelocatedGuest.CODE, guest.cpu.nip);
        assertEquals(expected, guest.cpu.gpr[5], "tier " + tier);
        hasTranslated(guest, tier, 9 * TURNS / 2);
        return guest.state();
    }

    static Stream<Arguments> pages() {
        return Arrays.stream(Mode.values())
                .flatMap(mode -> Stream.of(
                        Arguments.of(mode, RelocatedGuest.DATA, false),
                        Arguments.of(mode, RelocatedGuest.DATA, true),
                        Arguments.of(mode, RelocatedGuest.FUNCTION, false),
                        Arguments.of(mode, RelocatedGuest.FUNCTION, true),
                        Arguments.of(mode, RelocatedGuest.CODE, false)));
    }

    @ParameterizedTest(name = "{0}, page {1}, goes away first: {2}")
    @MethodSource("pages")
    void aPageOfTheLoopBecomesAnother(Mode mode, long page, boolean goes) {
        assertEquals(remapped(mode, page, goes, 0), remapped(mode, page, goes, 1));
    }

    private static String remapped(Mode mode, long page, boolean goes, int tier) {
        RelocatedGuest guest = new RelocatedGuest(mode, tier);
        int[] change = prepare(guest, page, goes);
        int[] loop = join(
                new int[] {
                    0x3a310001, // addi r17,r17,1
                    0xe8aa0000, // ld r5,0(r10)
                    0x7e102a14, // add r16,r16,r5
                    0x3a100004, // addi r16,r16,4
                    0x48000ff1, // bl FUNCTION
                    0x7229003f, // andi. r9,r17,63
                    0x4082ffe8 // bne CODE
                },
                change,
                new int[] {0x48000000 | -4 * (7 + change.length) & 0x3fffffc}); // b CODE
        guest.code(RelocatedGuest.CODE, loop);
        loop[3] = 0x3a100008; // addi r16,r16,8
        guest.ram.words(other(RelocatedGuest.CODE), loop);
        guest.ram.words(RelocatedGuest.REAL_FUNCTION, 0x3a100010, 0x4e800020); // addi r16,r16,16; blr
        guest.ram.words(other(RelocatedGuest.FUNCTION), 0x3a100020, 0x4e800020); // addi r16,r16,32; blr
        guest.ram.put(RelocatedGuest.REAL_DATA, 1);
        guest.ram.put(other(RelocatedGuest.DATA), 2);
        guest.cpu.gpr[10] = RelocatedGuest.DATA;

        int changes = TURNS / PERIOD;
        int handled = goes ? changes : 0;
        // One turn more, so that the last change has been met in both tiers: a region may reference its pages before.
        guest.engine.run(9L * (TURNS + 1) + (change.length + 1) * changes + (handler(guest).length + 1) * handled);
        assertEquals(TURNS + 1, guest.cpu.gpr[17], "turns; now at %x".formatted(guest.cpu.nip));
        assertEquals(RelocatedGuest.CODE, guest.cpu.nip);
        assertEquals(handled, guest.cpu.gpr[19], "interrupts");
        long changing = page == RelocatedGuest.DATA ? 1 : page == RelocatedGuest.CODE ? 4 : 16;
        assertEquals(21 * (TURNS + 1) + changing * (TURNS / 2), guest.cpu.gpr[16], "tier " + tier);
        if (goes) {
            boolean data = page == RelocatedGuest.DATA;
            assertEquals(data ? RelocatedGuest.CODE + 4 : page, guest.cpu.gpr[20], "SRR0");
            assertEquals(RelocatedGuest.MSR | (data ? 0 : 0x40000000), guest.cpu.gpr[21], "SRR1");
            assertEquals(data ? page : 0x1111, guest.cpu.gpr[22], "DAR");
            assertEquals(data ? 0x40000000 : 0x2222, guest.cpu.gpr[23], "DSISR");
        }
        hasTranslated(guest, tier, 9 * TURNS / 2);
        return guest.state();
    }

    private static void hasTranslated(RelocatedGuest guest, int tier, int least) {
        assertTrue(tier == 0 || guest.translated() > least, guest.translated() + " instructions by regions");
    }

    /** {@return real address of what takes a page's place} */
    private static long other(long page) {
        return page == RelocatedGuest.CODE
                ? 0x25000
                : page == RelocatedGuest.FUNCTION ? RelocatedGuest.REAL_OTHER_FUNCTION : 0x43000;
    }

    private static long real(long page) {
        return page == RelocatedGuest.CODE
                ? 0x21000
                : page == RelocatedGuest.FUNCTION ? RelocatedGuest.REAL_FUNCTION : RelocatedGuest.REAL_DATA;
    }

    /**
     * Sets up the change of a page's mapping: to another one each time, or away, and to another one by the handler of the
     * interrupt. Hash tables are the hypervisor's, so it does it; a radix tree is the guest's.
     *
     * @return the instructions that do it
     */
    private static int[] prepare(RelocatedGuest guest, long page, boolean goes) {
        int vector = page == RelocatedGuest.DATA ? 0x300 : 0x400;
        guest.handler(vector, handler(guest));
        if (!guest.mode.radix) {
            guest.hypercall = new Runnable() {
                private boolean gone;
                private boolean moved;

                @Override
                public void run() {
                    gone = goes && !gone;
                    if (gone) {
                        guest.unmap(page);
                    } else {
                        moved = !moved;
                        guest.map(page, moved ? other(page) : real(page), Rights.ALL);
                    }
                    guest.cpu.flushTranslations();
                }
            };
            return new int[] {SC_1};
        }
        guest.cpu.gpr[6] = page;
        guest.cpu.gpr[12] = KERNEL | RelocatedGuest.entry(page);
        guest.cpu.gpr[13] = RelocatedGuest.radixEntry(real(page), Rights.ALL);
        guest.cpu.gpr[15] = real(page) ^ other(page);
        int[] store = goes
                ? new int[] {0xf96c0000} // std r11,0(r12)
                : new int[] {
                    0x7dad7a78, // xor r13,r13,r15
                    0xf9ac0000 // std r13,0(r12)
                };
        return join(store, new int[] {
            0x7c0004ac, // sync
            0x7c633264, // tlbie r6,r3,0,1,1
            0x7c0006ac, // eieio
            0x7c00046c, // tlbsync
            0x7c0004ac, // sync
            0x4c00012c // isync
        });
    }

    private static int[] handler(RelocatedGuest guest) {
        int[] restore = guest.mode.radix
                ? new int[] {
                    0x7dad7a78, // xor r13,r13,r15
                    0xf9ac0000, // std r13,0(r12)
                    0x7c0004ac // sync
                }
                : new int[] {SC_1};
        return join(
                new int[] {
                    0x7e9a02a6, // mfsrr0 r20
                    0x7ebb02a6, // mfsrr1 r21
                    0x7ed302a6, // mfdar r22
                    0x7ef202a6, // mfdsisr r23
                    0x3a730001 // addi r19,r19,1
                },
                restore,
                new int[] {0x4c000024}); // rfid
    }

    private static int[] join(int[]... parts) {
        return Arrays.stream(parts).flatMapToInt(IntStream::of).toArray();
    }
}
