package io.pagurus.spapr.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PseriesTypeTest {
    private static PseriesType type(String version) {
        return new PseriesType(PseriesVersion.of(version));
    }

    @Test
    void everyReleaseOfQemuHasItsType() {
        List<String> names = PseriesType.all().stream().map(PseriesType::name).toList();
        assertEquals(37, names.size());
        assertEquals("pseries-2.1", names.getFirst());
        assertEquals("pseries-11.1", names.getLast());
        assertTrue(names.indexOf("pseries-2.9") < names.indexOf("pseries-2.10"));
    }

    @Test
    void configurationAndFootersCameWith24AndTheDescriptionWith23() {
        assertFalse(type("2.3").sendsConfiguration());
        assertFalse(type("2.3").sendsFooters());
        assertTrue(type("2.3").sendsVmdesc());
        assertFalse(type("2.2").sendsVmdesc());
        assertTrue(type("2.4").sendsConfiguration());
        assertTrue(type("2.4").sendsFooters());
    }

    @Test
    void olderTypesSwitchNewStateOff() {
        assertEquals(Map.of("x-migrate-faults", "off"), type("7.2").compatProperties("spapr-iommu"));
        assertEquals(Map.of(), type("8.0").compatProperties("spapr-iommu"));
        assertEquals(
                Map.of("rtas-stopped-state", "off", "pre-3.0-migration", "on", "x-sections", "7.2"),
                type("2.12").compatProperties("powerpc64-cpu"));
        assertEquals("8.1", type("9.1").compatProperties("powerpc64-cpu").get("x-sections"));
        assertEquals(Map.of(), type("10.1").compatProperties("powerpc64-cpu"));
    }
}
