package io.pagurus.cpu.ppc64.exec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CodePagesTest {
    private final CodePages code = new CodePages(new CpuGroup());
    private final List<Long> overwritten = new ArrayList<>();

    CodePagesTest() {
        code.listen((host, bytes) -> overwritten.add(host));
    }

    @Test
    void onlyDecodedWordsAreReportedAndOnlyOnce() {
        code.mark(null, 0x5100, 3);
        assertTrue(code.holds(0x5ffc));
        assertFalse(code.holds(0x6000));
        code.written(0x50f8, 8);
        code.written(0x510c, 8);
        assertEquals(List.of(), overwritten);
        code.written(0x510b, 1);
        code.written(0x510b, 1);
        assertEquals(List.of(0x510bL), overwritten);
        assertTrue(code.holds(0x5000));
        code.written(0x5000, 4096);
        assertEquals(List.of(0x510bL, 0x5000L), overwritten);
        assertFalse(code.holds(0x5000));
    }

    @Test
    void aRangeAcrossElementsOfTheBitmapIsMarkedAsAWhole() {
        code.mark(null, 0x7000, 1024);
        for (long host = 0x7000; host < 0x8000; host += 4) {
            code.written(host, 4);
        }
        assertEquals(1024, overwritten.size());
        assertFalse(code.holds(0x7000));
    }

    @Test
    void pagesOfOneBucketAreToldApart() {
        code.mark(null, 0x1000, 1);
        code.mark(null, 0x1001L << 24, 1);
        code.written(0x1000, 4);
        assertFalse(code.holds(0x1000));
        assertTrue(code.holds(0x1001L << 24));
    }
}
