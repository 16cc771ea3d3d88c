package io.pagurus.cpu.ppc64.dfp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DecletTest {
    @ParameterizedTest
    @CsvSource({
        "0000000101, 5",
        "0000001001, 9",
        "0001010101, 55",
        "0001111001, 79",
        "0000001010, 80",
        "0001011111, 99",
        "1011010101, 555",
        "0011111111, 999",
        "0111111111, 999",
        "1111111111, 999",
        "1101101110, 888"
    })
    void bitsAreTheDigitsOfTheIsasExamples(String bits, int number) {
        assertEquals(number, Declet.number(Integer.parseInt(bits, 2)));
    }

    @Test
    void everyNumberHasItsCanonicalDeclet() {
        Set<Integer> canonical = new HashSet<>();
        for (int number = 0; number < 1000; number++) {
            int declet = Declet.of(number);
            assertEquals(number, Declet.number(declet));
            assertTrue(canonical.add(declet));
        }
    }

    @Test
    void onlyDecletsOfThreeDigitsOfEightOrNineAreRedundant() {
        int redundant = 0;
        for (int declet = 0; declet < 1024; declet++) {
            int canonical = Declet.of(Declet.number(declet));
            if (canonical != declet) {
                assertEquals(declet & 0xff, canonical);
                assertEquals(0x6e, declet & 0x6e);
                redundant++;
            }
        }
        assertEquals(24, redundant);
    }
}
