package io.pagurus.cpu.ppc64.disassembler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pagurus.cpu.ppc64.isa.Instructions;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The disassembler writes what objdump wrote. */
class DisassemblerTest {
    private final Disassembler disassembler = new Disassembler(Instructions.table());

    @Test
    void kernelIsWrittenAsObjdumpDoes() throws IOException {
        List<Line> sample = Sample.recorded();
        assertTrue(sample.size() > 1000, "the recorded sample is there");
        List<String> different = new ArrayList<>();
        for (Line theirs : sample) {
            Line ours = disassembler.line(theirs.word(), theirs.address(), true);
            if (!ours.text().replace("0x", "").equals(theirs.text().replace("0x", ""))
                    && !NamedDifference.explains(theirs, ours)) {
                different.add("%08x %s, not %s".formatted(theirs.word(), theirs.text(), ours.text()));
            }
        }
        assertEquals(List.of(), different);
    }

    @Test
    void branchesTellWhereTheyGo() {
        assertEquals("b       0xc000000000000030", text(0x4800_002c, 0xc000_0000_0000_0004L));
        assertEquals("beq-    cr1,0xfffffffffffffffc", text(0x41c6_fff8, 4));
        assertEquals("bla     0x100", text(0x4800_0103, 0x1000));
        assertEquals("bgelr   cr0,1", text(0x4c80_0820, 0));
        assertEquals("bcl     20,4*cr7+so,0x14", text(0x429f_0005, 0x10));
    }

    @Test
    void wordsWithoutMeaningAreData() {
        assertEquals(".long   0x0", text(0, 0));
        assertEquals(".long   0x4000000", text(0x0400_0000, 0));
        assertEquals(".long   0x84600004", text(0x8460_0004, 0), "an update form without a base register");
        assertEquals(".long   0x7c63202f", text(0x7c63_202f, 0), "a reserved bit");
    }

    @Test
    void modelMattersOnlyWhereAWordMeansTwoInstructions() {
        assertEquals("modsd   r3,r4,r5", disassembler.text(0x7c64_2e12, 0, true));
        assertEquals("modsd   r3,r4,r5", disassembler.text(0x7c64_2e12, 0, false));
    }

    @Test
    void lineHasItsParts() {
        assertEquals(new Line(0x100, 0x7883_0020, "clrldi", "r3,r4,32"), disassembler.line(0x7883_0020, 0x100, true));
        assertEquals(new Line(0x100, 0x4e80_0020, "blr", ""), disassembler.line(0x4e80_0020, 0x100, true));
    }

    private String text(int word, long address) {
        return disassembler.text(word, address, true);
    }
}
