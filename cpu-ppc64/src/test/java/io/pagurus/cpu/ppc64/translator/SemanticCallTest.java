package io.pagurus.cpu.ppc64.translator;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.pagurus.cpu.ppc64.isa.Instructions;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a call may touch decides which registers leave their locals for it: too little would be wrong, too much is slow. */
class SemanticCallTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "'mfspr r3,SRR0', 7c7a02a6, OPERANDS",
        "'mtspr SRR1,r3', 7c7b03a6, OPERANDS",
        "'mtspr SPRG0,r3', 7c7043a6, OPERANDS",
        "'mfspr r3,DAR', 7c7302a6, OPERANDS",
        "'mfspr r3,XER', 7c6102a6, REGISTERS",
        "'mfspr r3,CFAR', 7c7c02a6, REGISTERS",
        "'mfspr r3,DEC', 7c7602a6, REGISTERS",
        "'mtspr XER,r3', 7c6103a6, REGISTERS",
        "'mtspr DEC,r3', 7c7603a6, EVERYTHING",
        "'mtspr AMR,r3', 7c7d03a6, EVERYTHING"
    })
    void aSpecialPurposeRegisterThatNothingHangsOnLeavesTheOthersWhereTheyAre(
            String text, String word, SemanticCall.Effect effect) {
        int instruction = Integer.parseUnsignedInt(word, 16);
        var row = Objects.requireNonNull(Instructions.table().find(instruction, true), text);
        assertEquals(effect, SemanticCall.effect(new Instruction(row, instruction, 0x1000, 0, null)));
    }
}
