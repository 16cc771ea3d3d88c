package io.pagurus.cpu.ppc64.isa;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.pagurus.cpu.ppc64.decode.Opcode;
import io.pagurus.cpu.ppc64.exec.Cpu;
import io.pagurus.cpu.ppc64.interpreter.Interpreter;
import io.pagurus.cpu.ppc64.state.Msr;
import io.pagurus.cpu.ppc64.testing.FlatMemory;
import io.pagurus.cpu.ppc64.testing.NoEnvironment;
import java.math.BigInteger;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What standards and the ISA say of vector instructions; what the oracle does with random operands is recorded. */
class VectorInstructionsTest {
    private final FlatMemory memory = new FlatMemory(0, 0x10000);
    private final Cpu c = new Cpu(true, memory, new NoEnvironment());

    private void vr(int n, String digits) {
        BigInteger bits = new BigInteger(digits, 16);
        VectorRegister.set(c, n, bits.shiftRight(64).longValue(), bits.longValue());
    }

    private String vr(int n) {
        return "%016x%016x".formatted(VectorRegister.high(c, n), VectorRegister.low(c, n));
    }

    /** FIPS 197, appendix B: the state at the start of a round and its key, and the same of the last round. */
    @Test
    void cipherIsARoundOfAes() {
        vr(1, "193de3bea0f4e22b9ac68d2ae9f84808");
        vr(2, "a0fafe1788542cb123a339392a6c7605");
        VectorCipher.vcipher(c, 3, 1, 2);
        assertEquals("a49c7ff2689f352b6b5bea43026a5049", vr(3));
        vr(5, "eb40f21e592e38848ba113e71bc342d2");
        vr(6, "d014f9a8c9ee2589e13f0cc8b6630ca6");
        VectorCipher.vcipherlast(c, 7, 5, 6);
        assertEquals("3925841d02dc09fbdc118597196a0b32", vr(7));
    }

    /** FIPS 197, appendix C.1, inverse cipher: the state at the start of round 1, after its substitution, and its key. */
    @Test
    void inverseCipherIsARoundOfInverseAes() {
        vr(1, "7ad5fda789ef4e272bca100b3d9ff59f");
        vr(2, "549932d1f08557681093ed9cbe2c974e");
        VectorCipher.vncipher(c, 3, 1, 2);
        assertEquals("54d990a16ba09ab596bbf40ea111702f", vr(3));
    }

    /** FIPS 180-4, 4.1.2, of a word with one bit. */
    @Test
    void sigmaFunctionsAreChosenWordByWord() {
        vr(1, "80000000000000000000000080000000");
        VectorHash.vshasigmaw(c, 2, 1, 0, 0b0001);
        assertEquals("11002000000000000000000000205000", vr(2));
    }

    @Test
    void polynomialProductOfAllOnesIsEveryOtherBit() {
        vr(1, "0000000000000000ffffffffffffffff");
        VectorHash.vpmsumd(c, 2, 1, 1);
        assertEquals("55555555555555555555555555555555", vr(2));
    }

    @Test
    void aSaturatedElementSetsSatAndTheOthersDoNotClearIt() {
        vr(1, "7f000000000000000000000000000000");
        vr(2, "01000000000000000000000000000000");
        VectorAdd.vaddsbs(c, 3, 1, 2);
        assertEquals("7f000000000000000000000000000000", vr(3));
        VectorAdd.vaddsbs(c, 4, 2, 2);
        assertEquals(1, c.vscrWord());
    }

    @ParameterizedTest
    @CsvSource({"false, 00112233445566778899aabbccddeeff", "true, ffeeddccbbaa99887766554433221100"})
    void storageIsInTheByteOrderOfTheCpuAndElementsAreNot(boolean littleEndian, String loaded) {
        c.setMsr(Msr.SF | (littleEndian ? Msr.LE : 0));
        for (int i = 0; i < 16; i++) {
            c.store8(0x2000 + i, 0x11 * i);
        }
        c.gpr[4] = 0x2005;
        VectorLoad.lvx(c, 1, 32, 4);
        assertEquals(loaded, vr(1));
        VectorLoad.lvebx(c, 2, 32, 4);
        assertEquals(littleEndian ? "00000000000000000000550000000000" : "00000000005500000000000000000000", vr(2));
        c.gpr[5] = 0x3003;
        VectorStore.stvehx(c, 1, 32, 5);
        assertEquals(littleEndian ? 0x3322 : 0x2233, c.load16(0x3002));
        VectorLoad.lvsl(c, 3, 32, 4);
        assertEquals("05060708090a0b0c0d0e0f1011121314", vr(3));
    }

    /** Words, what they need of the MSR, and where they go without. */
    @ParameterizedTest
    @CsvSource({
        "10411000, 0x2000000, 0xf20", // vaddubm
        "10411085, 0x800000, 0xf40", // vrlwmi
        "10591642, 0, 0", // vcntmbb
        "7c0422ec, 0, 0", // dstst
        "7c002aac, 0, 0x700" // dst without a base
    })
    void anInstructionNeedsItsFacility(String word, String needed, String vector) {
        long bit = Long.decode(needed);
        int instruction = Integer.parseUnsignedInt(word, 16);
        assertEquals(Long.decode(vector) == 0 ? 0x1004 : Long.decode(vector), nipAfter(instruction, 0));
        if (bit != 0) {
            assertEquals(0x1004, nipAfter(instruction, bit));
        }
    }

    private long nipAfter(int word, long msr) {
        memory.instruction(0x1000, word);
        c.setMsr(Msr.SF | msr);
        c.nip = 0x1000;
        new Interpreter(c, Instructions.table()).run(1);
        return c.nip;
    }

    /** On POWER8 the oracle does not look at the last bit of these; on POWER9 they are others. */
    @ParameterizedTest
    @CsvSource({"1000030d, vspltisb, vinsertb", "100001c5, vsl, vrldnm", "10000003, vmaxub, vmaxub"})
    void aWordMayBeAnotherInstructionOnTheOtherModel(String word, String power8, String power9) {
        int instruction = Integer.parseUnsignedInt(word, 16);
        assertEquals(power8, mnemonic(instruction, false));
        assertEquals(power9, mnemonic(instruction, true));
    }

    private static String mnemonic(int word, boolean isa300) {
        Opcode row = Instructions.table().find(word, isa300);
        return Objects.requireNonNull(row).mnemonic();
    }
}
