package io.pagurus.cpu.ppc64.disassembler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pagurus.cpu.ppc64.isa.Instructions;
import io.pagurus.cpu.ppc64.machine.GuestImages;
import io.pagurus.testing.tools.RequiredTools;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The disassembler and objdump beside each other: on all guest programs, on random words of each instruction, and on a
 * kernel if there is one: the ELF file that the system property {@code pagurus.kernel} names, or {@code
 * ~/.cache/pagurus-oracle/vmlinux}.
 */
class DisassemblerIT {
    private static final int WORDS_OF_EACH = 40;

    /** What an address of 32 bits has in front of it when it is sign-extended. */
    private static final Pattern RAW = Pattern.compile("0xf{8}(?=[0-9a-f]{8}$)");

    private final Disassembler disassembler = new Disassembler(Instructions.table());
    private final List<String> different = new ArrayList<>();
    private int compared;

    @BeforeEach
    void objdumpIsInstalled() {
        RequiredTools.required("binutils-powerpc64le-linux-gnu", Objdump.PROGRAM);
    }

    @Test
    void guestProgramsAreWrittenAsObjdumpDoes() throws IOException, InterruptedException {
        GuestImages.required();
        Objdump.disassemble(GuestImages.executables(), this::compare);
        assertTrue(compared > 100_000, () -> compared + " words");
        assertEquals(List.of(), different);
    }

    @Test
    void everyInstructionIsWrittenAsObjdumpDoes() throws IOException, InterruptedException {
        Random random = new Random(3);
        List<Integer> words = new ArrayList<>();
        for (Encoding encoding : disassembler.encodings()) {
            int free = encoding.operandBits() & ~encoding.row().fixed();
            for (int i = 0; i < WORDS_OF_EACH; i++) {
                words.add(encoding.row().encoded() | random.nextInt() & free);
            }
        }
        Objdump.disassemble(words).forEach(this::compare);
        assertTrue(compared > 10_000, () -> compared + " words");
        assertEquals(List.of(), different);
    }

    /**
     * A kernel is no part of what continuous integration has: without one there is no test here, and {@link DisassemblerTest}
     * has a sample of one.
     */
    @TestFactory
    Stream<DynamicTest> kernelIsWrittenAsObjdumpDoes() {
        Path kernel = Path.of(System.getProperty(
                "pagurus.kernel", System.getProperty("user.home") + "/.cache/pagurus-oracle/vmlinux"));
        if (!Files.exists(kernel)) {
            System.err.println("not compared: no kernel at " + kernel + " (-Dpagurus.kernel=FILE)");
            return Stream.empty();
        }
        return Stream.of(DynamicTest.dynamicTest(kernel.toString(), () -> kernelIsWrittenAsObjdumpDoes(kernel)));
    }

    private void kernelIsWrittenAsObjdumpDoes(Path kernel) throws IOException, InterruptedException {
        Objdump.disassemble(List.of(kernel), this::compare);
        System.out.println(kernel + ": " + compared + " words compared");
        assertTrue(compared > 1_000_000, () -> compared + " words");
        assertEquals(List.of(), different);
    }

    private void compare(Line theirs) {
        compared++;
        Line ours = disassembler.line(theirs.word(), theirs.address(), true);
        if (!ours.equals(theirs)
                && !plain(ours).equals(plain(theirs))
                && !NamedDifference.explains(theirs, ours)
                && different.size() < 100) {
            different.add("%x %08x %s, not %s".formatted(theirs.address(), theirs.word(), theirs.text(), ours.text()));
        }
    }

    /** objdump writes addresses without 0x where it knows a symbol, and those of raw words with 32 bits. */
    private static String plain(Line line) {
        return RAW.matcher(line.text()).replaceAll("").replace("0x", "");
    }
}
