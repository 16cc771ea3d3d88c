package io.pagurus.migration.vmstate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pagurus.migration.vmstate.Difference.Kind;
import io.pagurus.migration.vmstate.Effect.Severity;
import io.pagurus.vmstate.Priority;
import io.pagurus.vmstate.StateRecord;
import io.pagurus.vmstate.VmStateBuilder;
import io.pagurus.vmstate.VmStateDescription;
import io.pagurus.vmstate.WireType;
import java.util.List;
import org.junit.jupiter.api.Test;

class StaticComparisonTest {
    private static VmStateBuilder<StateRecord> iommu(int version) {
        return VmStateDescription.record("spapr_iommu")
                .version(version)
                .minimumVersion(2)
                .uint32Equal("liobn")
                .uint32("nb")
                .varray("table", "nb", WireType.UINT64);
    }

    private static Difference only(VmStateDescription<?> from, VmStateDescription<?> to) {
        List<Difference> differences = StaticComparison.compare(from, to);
        assertEquals(1, differences.size(), differences.toString());
        return differences.getFirst();
    }

    private static void assertEffects(Severity forward, Severity backward, Difference difference) {
        assertEquals(forward, difference.forward().severity(), difference.toString());
        assertEquals(backward, difference.backward().severity(), difference.toString());
    }

    @Test
    void theSameIsTheSame() {
        assertEquals(List.of(), StaticComparison.compare(iommu(2).build(), iommu(2).build()));
        assertEquals(List.of(), StaticComparison.compare(Samples.IOMMU, Samples.IOMMU));
    }

    @Test
    void aFieldSinceANewVersionBreaksOnlyTheWayBack() {
        List<Difference> differences = StaticComparison.compare(
                iommu(2).build(), iommu(3).bool("def_win", f -> f.since(3)).build());
        assertEquals(Kind.VERSION, differences.get(0).kind());
        assertEffects(Severity.NONE, Severity.BROKEN, differences.get(0));
        assertEquals(
                "spapr_iommu: incoming version_id 3 is too new for local version_id 2",
                differences.get(0).backward().text());
        assertEquals(Kind.FIELD_ADDED, differences.get(1).kind());
        assertEquals("spapr_iommu/def_win", differences.get(1).where());
        assertEffects(Severity.LOSSY, Severity.BROKEN, differences.get(1));
    }

    @Test
    void aFieldWithoutAVersionBreaksBothWays() {
        Difference difference = only(iommu(2).build(), iommu(2).bool("def_win").build());
        assertEquals(Kind.FIELD_ADDED, difference.kind());
        assertEffects(Severity.BROKEN, Severity.BROKEN, difference);
        assertTrue(difference.repair().contains("since(3)"), difference.repair());
        assertEquals(
                Kind.FIELD_REMOVED,
                only(iommu(2).bool("def_win").build(), iommu(2).build()).kind());
    }

    @Test
    void aSubsectionBreaksTheWayBackOnlyWhenNeeded() {
        VmStateDescription<StateRecord> ex = VmStateDescription.record("spapr_iommu_ex")
                .needed(s -> s.getBoolean("x"))
                .uint64("x")
                .build();
        Difference difference = only(iommu(2).build(), iommu(2).subsection(ex).build());
        assertEquals(Kind.SUBSECTION_ADDED, difference.kind());
        assertEffects(Severity.LOSSY, Severity.DEPENDS, difference);
        assertEffects(
                Severity.DEPENDS, Severity.LOSSY, only(iommu(2).subsection(ex).build(), iommu(2).build()));
    }

    @Test
    void fieldsOfNestedStructuresAreNamedByTheirPath() {
        VmStateDescription<StateRecord> before =
                VmStateDescription.record("in").uint8("a").build();
        VmStateDescription<StateRecord> after =
                VmStateDescription.record("in").uint8("a").uint8("b").build();
        Difference difference = only(
                VmStateDescription.record("out").struct("s", before).build(),
                VmStateDescription.record("out").struct("s", after).build());
        assertEquals("out/s/b", difference.where());
        assertEffects(Severity.BROKEN, Severity.BROKEN, difference);
    }

    @Test
    void orderTypeCountPresenceAndPadding() {
        VmStateDescription<StateRecord> ab =
                VmStateDescription.record("v").uint32("a").uint32("b").build();
        assertEquals(
                Kind.FIELD_ORDER,
                only(ab, VmStateDescription.record("v").uint32("b").uint32("a").build())
                        .kind());
        Difference type =
                only(ab, VmStateDescription.record("v").uint64("a").uint32("b").build());
        assertEquals(Kind.FIELD_TYPE, type.kind());
        assertEffects(Severity.BROKEN, Severity.BROKEN, type);
        Difference equal = only(
                ab, VmStateDescription.record("v").uint32Equal("a").uint32("b").build());
        assertEffects(Severity.DEPENDS, Severity.DEPENDS, equal);
        Difference padding =
                only(ab, VmStateDescription.record("v").unused(4).uint32("b").build());
        assertEquals(Kind.FIELD_PADDING, padding.kind());
        assertEffects(Severity.LOSSY, Severity.LOSSY, padding);
        Difference presence = only(
                ab,
                VmStateDescription.record("v")
                        .uint32("a", f -> f.when((_, _) -> true))
                        .uint32("b")
                        .build());
        assertEquals(Kind.FIELD_PRESENCE, presence.kind());
        Difference count = only(
                VmStateDescription.record("v").array("x", WireType.UINT8, 4).build(),
                VmStateDescription.record("v").array("x", WireType.UINT8, 8).build());
        assertEquals(Kind.FIELD_COUNT, count.kind());
        assertEquals("4 elements became 8 elements", count.what());
        assertEquals(
                Kind.PRIORITY,
                only(
                                ab,
                                VmStateDescription.record("v")
                                        .priority(Priority.IOMMU)
                                        .uint32("a")
                                        .uint32("b")
                                        .build())
                        .kind());
    }
}
