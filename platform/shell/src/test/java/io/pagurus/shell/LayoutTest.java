package io.pagurus.shell;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pagurus.command.Block;
import io.pagurus.command.Report;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LayoutTest {
    private record Section(String idstr, long instanceId, Optional<Integer> alias) {}

    private static final List<Section> SECTIONS = List.of(
            new Section("spapr_iommu", 0x8000_0000L, Optional.empty()), new Section("slirp", 0, Optional.of(3)));

    @Test
    void recordsBecomeATable() {
        assertEquals("""
                idstr        instanceId  alias
                -----------  ----------  -----
                spapr_iommu  2147483648
                slirp        0           3
                """, Layout.TEXT.render(Report.of(SECTIONS), 80));
    }

    @Test
    void plainLinesHaveTabsAndNothingIsShortened() {
        assertEquals(
                "idstr\tinstanceId\talias\nspapr_iommu\t2147483648\t\nslirp\t0\t3\n",
                Layout.PLAIN.render(Report.of(SECTIONS), 10));
    }

    @Test
    void lineEndsInsideCellsDoNotBreakRows() {
        Block table = Block.Table.of(null, "a").row("x\ty\nz").build();
        assertEquals("a\nx y z\n", Layout.PLAIN.render(Report.of(null, table), 80));
        assertEquals("a\n-----\nx y z\n", Layout.TEXT.render(Report.of(null, table), 80));
    }

    @Test
    void jsonKeepsTypes() {
        assertEquals("""
                [ {
                  "idstr" : "spapr_iommu",
                  "instanceId" : 2147483648,
                  "alias" : null
                }, {
                  "idstr" : "slirp",
                  "instanceId" : 0,
                  "alias" : 3
                } ]
                """, Layout.JSON.render(Report.of(SECTIONS), 80));
        assertEquals(
                "{\n  \"bytes\" : \"0aff\"\n}\n",
                Layout.JSON.render(Report.of(Map.of("bytes", new byte[] {10, -1})), 80));
    }

    @Test
    void widestColumnsAreShortenedFirst() {
        assertArrayEquals(new int[] {5, 20, 20}, TextBlocks.fit(new int[] {5, 80, 30}, 45));
        assertArrayEquals(new int[] {4, 4}, TextBlocks.fit(new int[] {9, 9}, 3));
    }

    @Test
    void proseGoesOnBelowItself() {
        Block table = Block.Table.of(null, "name", "message")
                .row("short", "Unknown savevm section or instance 'spapr_iommu' 0")
                .row("next", "ok")
                .build();
        assertEquals("""
                name   message
                -----  -----------------------
                short  Unknown savevm section
                       or instance
                       'spapr_iommu' 0
                next   ok
                """, Layout.TEXT.render(Report.of(null, table), 30));
    }

    @Test
    void longNamesLoseTheirMiddle() {
        Block table = Block.Table.of(null, "path", "bundle")
                .row("/sysbus/tce-table@80000001", "io.pagurus.device.spapr-iommu 1.0.0")
                .build();
        String text = Layout.TEXT.render(Report.of(null, table), 40);
        assertTrue(text.contains("@80000001"), text);
        assertTrue(text.contains(" 1.0.0"), text);
        assertTrue(text.lines().allMatch(line -> line.length() <= 40), text);
    }

    @Test
    void treesAreDrawn() {
        Block tree = Block.Tree.of("machine", Block.Tree.of("bus", Block.Tree.of("vty")), Block.Tree.of("rtc"));
        assertEquals("""
                machine
                ├─ bus
                │  └─ vty
                └─ rtc
                """, Layout.TEXT.render(Report.of(null, tree), 80));
    }

    @Test
    void aTableWithoutRowsOrColumnsIsNoError() {
        assertEquals(
                "a\n-\n",
                Layout.TEXT.render(Report.of(null, Block.Table.of(null, "a").build()), 80));
        assertEquals("", Layout.TEXT.render(Report.of(null), 80));
    }
}
