package io.pagurus.core.savestate;

import static io.pagurus.core.fake.FakeType.vmsd;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pagurus.savestate.DuplicateSectionException;
import io.pagurus.savestate.Registration;
import io.pagurus.savestate.SaveStateBody;
import io.pagurus.savestate.SaveStateBody.Passenger;
import io.pagurus.savestate.SaveStateEntry;
import io.pagurus.savestate.SaveStateRegistry.Match;
import io.pagurus.savestate.SaveStateRegistry.MatchedBy;
import io.pagurus.savestate.SectionId;
import io.pagurus.vmstate.Priority;
import io.pagurus.vmstate.StateRecord;
import io.pagurus.vmstate.VmStateDescription;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CoreSaveStateRegistryTest {
    private static final int LIOBN = 0x80000000;

    private final CoreSaveStateRegistry registry = new CoreSaveStateRegistry();

    private SaveStateEntry add(String owner, @Nullable String path, String name, Registration registration)
            throws DuplicateSectionException {
        return registry.register(owner, path, vmsd(name), new StateRecord(), registration);
    }

    private List<String> ids() {
        return registry.entries().stream().map(e -> e.id().toString()).toList();
    }

    private MatchedBy foundBy(String idstr, int id) {
        return registry.find(idstr, id).map(Match::by).orElseThrow();
    }

    @Test
    void explicitIdsAreSentAsTheyAreAndFindNothingElse() throws DuplicateSectionException {
        add("/a", null, "spapr_iommu", Registration.vmstateRegister(LIOBN));
        add("/b", null, "spapr_iommu", Registration.vmstateRegister(LIOBN + 1));
        assertEquals(List.of("spapr_iommu/2147483648", "spapr_iommu/2147483649"), ids());
        assertEquals(MatchedBy.INSTANCE_ID, foundBy("spapr_iommu", LIOBN + 1));
        assertTrue(registry.find("spapr_iommu", 0).isEmpty(), "new to old fails");
    }

    @Test
    void idsByTypeAreCountedAndTheAliasFindsTheOldOnes() throws DuplicateSectionException {
        add("/a", null, "spapr_iommu", Registration.dcVmsdWithLegacyAlias(LIOBN, 1));
        SaveStateEntry second = add("/b", null, "spapr_iommu", Registration.dcVmsdWithLegacyAlias(LIOBN + 1, 1));
        assertEquals(List.of("spapr_iommu/0", "spapr_iommu/1"), ids());
        assertEquals(MatchedBy.ALIAS_ID, foundBy("spapr_iommu", LIOBN));
        assertEquals(
                new Match(second, MatchedBy.ALIAS_ID),
                registry.find("spapr_iommu", LIOBN + 1).orElseThrow());
        assertEquals(MatchedBy.INSTANCE_ID, foundBy("spapr_iommu", 1));
    }

    @Test
    void aDeclaredIdIsTheSameInBothDirections() throws DuplicateSectionException {
        add("/a", null, "spapr_iommu", Registration.declared(LIOBN));
        assertEquals(List.of("spapr_iommu/2147483648"), ids());
        assertEquals(MatchedBy.INSTANCE_ID, foundBy("spapr_iommu", LIOBN));
    }

    @Test
    void aDeclaredIdKeepsItsNumberUnderAPath() throws DuplicateSectionException {
        SaveStateEntry entry = add("/a", "vty@71000000", "spapr_vty", Registration.declared(7));
        assertEquals("vty@71000000/spapr_vty/7", entry.id().toString());
        assertNull(entry.compat());
    }

    @Test
    void anExplicitIdMovesIntoTheCompatEntryWhereThereIsAPath() throws DuplicateSectionException {
        SaveStateEntry entry = add("/a", "vty@71000000", "spapr_vty", Registration.vmstateRegister(5));
        assertEquals(new SectionId("vty@71000000/spapr_vty", 0), entry.id());
        assertEquals(new SectionId("spapr_vty", 5), entry.compat());
        assertEquals(MatchedBy.INSTANCE_ID, foundBy("vty@71000000/spapr_vty", 0));
        assertEquals(MatchedBy.COMPAT, foundBy("spapr_vty", 5));
        assertTrue(registry.find("spapr_vty", 0).isEmpty());
        assertTrue(registry.find("vty@71000000/spapr_vty", 5).isEmpty());
    }

    @Test
    void compatIdsAreCountedOverCompatEntriesOnly() throws DuplicateSectionException {
        add("/x", null, "spapr_vty", Registration.vmstateRegister(9));
        SaveStateEntry first = add("/a", "vty@71000000", "spapr_vty", Registration.dcVmsd());
        SaveStateEntry second = add("/b", "vty@71000001", "spapr_vty", Registration.any());
        assertEquals(new SectionId("spapr_vty", 0), first.compat());
        assertEquals(new SectionId("spapr_vty", 1), second.compat());
    }

    @Test
    void theAliasAlsoFindsTheCompatEntry() throws DuplicateSectionException {
        add("/a", "vty@71000000", "spapr_vty", Registration.dcVmsdWithLegacyAlias(0x71000000, 1));
        assertEquals(MatchedBy.COMPAT, foundBy("spapr_vty", 0x71000000));
        assertEquals(MatchedBy.ALIAS_ID, foundBy("vty@71000000/spapr_vty", 0x71000000));
    }

    @Test
    void withoutObjectThereIsNoPath() throws DuplicateSectionException {
        assertEquals(
                "cpu/3",
                add("/a", "bus@1", "cpu", Registration.vmstateRegisterNoObject(3))
                        .id()
                        .toString());
    }

    @Test
    void twoDevicesWithOnePathAreRefused() throws DuplicateSectionException {
        add("/a", "vty@71000000", "spapr_vty", Registration.dcVmsd());
        var refused = assertThrows(
                DuplicateSectionException.class, () -> add("/b", "vty@71000000", "spapr_vty", Registration.dcVmsd()));
        assertEquals(
                "savevm_state_handler_insert: Detected duplicate SaveStateEntry: id=vty@71000000/spapr_vty, instance_id=0x0",
                refused.getMessage());
        assertEquals(1, registry.entries().size());
    }

    @Test
    void liveEntriesAreAlwaysFoundByZero() throws DuplicateSectionException {
        SaveStateBody.Live live = new SaveStateBody.Live(4, this);
        registry.registerLive(null, "ram", 0, live);
        SaveStateEntry slirp = registry.registerLive(null, "slirp", 7, live);
        assertEquals(0, slirp.aliasId());
        assertEquals(MatchedBy.ALIAS_ID, foundBy("slirp", 0));
        assertEquals(MatchedBy.INSTANCE_ID, foundBy("slirp", 7));
        assertEquals(8, registry.registerLive(null, "slirp", -1, live).instanceId());
        assertEquals("register_savevm_live", slirp.registered());
    }

    @Test
    void anEntryWithoutAliasIsFoundByAllOnesAndAPassengerIsNot() throws DuplicateSectionException {
        add("/a", null, "cpu", Registration.any());
        registry.registerPassenger(new SectionId("timer", 0), Priority.DEFAULT, new Passenger(2, new byte[0], null));
        assertEquals(MatchedBy.ALIAS_ID, foundBy("cpu", -1));
        assertTrue(registry.find("timer", -1).isEmpty());
        assertEquals(MatchedBy.INSTANCE_ID, foundBy("timer", 0));
    }

    @Test
    void aNumberIsReusedOnlyIfItWasTheHighest() throws DuplicateSectionException {
        add("/a", null, "PCIBUS", Registration.any());
        add("/b", null, "PCIBUS", Registration.any());
        add("/c", null, "PCIBUS", Registration.any());
        registry.unregister("/a");
        assertEquals(3, add("/d", null, "PCIBUS", Registration.any()).instanceId());
        registry.unregister("/d");
        assertEquals(3, add("/e", null, "PCIBUS", Registration.any()).instanceId());
    }

    @Test
    void countingGoesOnAfterAnExplicitIdAndNeverReachesAny() throws DuplicateSectionException {
        add("/a", null, "spapr_iommu", Registration.vmstateRegister(LIOBN));
        assertEquals(
                LIOBN + 1, add("/b", null, "spapr_iommu", Registration.dcVmsd()).instanceId());
        add("/c", null, "spapr_iommu", Registration.vmstateRegister(-2));
        assertThrows(IllegalStateException.class, () -> add("/d", null, "spapr_iommu", Registration.dcVmsd()));
    }

    @Test
    void higherPriorityIsListedFirstThenConstruction() throws DuplicateSectionException {
        add("/a", null, "plain", Registration.any());
        registry.registerPassenger(new SectionId("last", 0), Priority.LOW, new Passenger(1, new byte[0], null));
        registry.register(
                "/b",
                null,
                VmStateDescription.record("bridge")
                        .version(1)
                        .minimumVersion(1)
                        .priority(Priority.PCI_BUS)
                        .build(),
                new StateRecord(),
                Registration.any());
        registry.registerLive(null, "ram", 0, new SaveStateBody.Live(4, this));
        assertEquals(List.of("bridge/0", "plain/0", "ram/0", "last/0"), ids());
        assertEquals(
                List.of(2, 0, 3, 1),
                registry.entries().stream().map(SaveStateEntry::sectionId).toList());
    }

    @Test
    void anAliasNeedsAVersionThatIsRead() {
        assertThrows(
                IllegalArgumentException.class, () -> add("/a", null, "x", Registration.dcVmsdWithLegacyAlias(1, 0)));
    }

    @Test
    void tooLongAPathIsRefusedInQemusWords() {
        var refused = assertThrows(
                IllegalArgumentException.class, () -> add("/a", "p".repeat(250), "spapr_vty", Registration.dcVmsd()));
        assertTrue(String.valueOf(refused.getMessage()).startsWith("Path too long for VMState"));
        assertEquals(List.of(), ids());
    }

    @Test
    void adoptedSectionIdsStayUniqueWhateverASenderClaims() throws DuplicateSectionException {
        List<SaveStateEntry> entries = new java.util.ArrayList<>();
        for (int i = 0; i < 4; i++) {
            entries.add(add("/" + i, null, "x", Registration.any()));
        }
        int[] claimed = {2, 2, -1, 0};
        for (int i = 0; i < 4; i++) {
            String name = "x";
            SaveStateEntry now = registry.find(name, i).orElseThrow().entry();
            assertEquals(claimed[i], registry.adoptSectionId(now, claimed[i]).sectionId());
        }
        List<Integer> numbers =
                registry.entries().stream().map(SaveStateEntry::sectionId).toList();
        assertEquals(4, numbers.stream().distinct().count(), numbers::toString);
        int fresh = add("/new", null, "x", Registration.any()).sectionId();
        assertTrue(!numbers.contains(fresh));
        assertThrows(IllegalArgumentException.class, () -> registry.adoptSectionId(entries.get(3), 77));
    }

    @Test
    void newEntriesCountOnAboveTheSendersNumbers() throws DuplicateSectionException {
        SaveStateEntry first = add("/a", null, "x", Registration.any());
        registry.adoptSectionId(first, 1107);
        assertEquals(1108, add("/b", null, "x", Registration.any()).sectionId());
    }

    @Test
    void sectionIdsAreNeverGivenTwice() throws DuplicateSectionException {
        add("/a", null, "x", Registration.any());
        registry.unregister("/a");
        assertEquals(1, add("/b", null, "x", Registration.any()).sectionId());
    }

    @Test
    void parkedEntriesKeepTheirIdentityAndPlace() throws DuplicateSectionException {
        add("/a", null, "one", Registration.dcVmsdWithLegacyAlias(9, 1));
        add("/a", null, "silent", Registration.any());
        add("/b", null, "two", Registration.any());
        Passenger bytes = new Passenger(1, new byte[] {1}, null);
        registry.park("/a", Map.of(new SectionId("one", 0), bytes));
        assertEquals(List.of("one/0", "two/0"), ids());
        assertEquals(bytes, registry.find("one", 9).orElseThrow().entry().body());
        assertEquals("passenger", registry.entries().getFirst().registered());
        assertTrue(registry.find("silent", 0).isEmpty());
        assertEquals(1, add("/c", null, "silent", Registration.any()).instanceId());
        CoreSaveStateRegistry whole = replay(List.of("/a"), (owner, copy) -> {
            copy.register(owner, null, vmsd("one"), new StateRecord(), Registration.dcVmsd());
            copy.register(owner, null, vmsd("silent"), new StateRecord(), Registration.dcVmsd());
        });
        assertEquals(
                List.of("one/0 0", "silent/0 1", "two/0 2", "silent/1 3"),
                whole.entries().stream().map(e -> e.id() + " " + e.sectionId()).toList());
    }

    private CoreSaveStateRegistry replay(
            List<String> owners, CoreSaveStateRegistry.Construction<DuplicateSectionException> construction)
            throws DuplicateSectionException {
        return registry.replay(java.util.Set.copyOf(owners), construction);
    }

    private void iommus(int count, java.util.function.IntFunction<Registration> registration)
            throws DuplicateSectionException {
        for (int i = 0; i < count; i++) {
            registry.mark("/" + i);
            add("/" + i, null, "spapr_iommu", registration.apply(i));
        }
    }

    @Test
    void replayingTheFoundingCaseForthAndBackRestoresEveryNumber() throws DuplicateSectionException {
        iommus(3, i -> Registration.vmstateRegister(LIOBN + i));
        List<String> before = ids();
        List<String> all = IntStream.range(0, 3).mapToObj(i -> "/" + i).toList();
        registry.become(replay(
                all,
                (owner, copy) -> copy.register(
                        owner,
                        null,
                        vmsd("spapr_iommu"),
                        new StateRecord(),
                        Registration.dcVmsdWithLegacyAlias(LIOBN + Integer.parseInt(owner.substring(1)), 1))));
        assertEquals(List.of("spapr_iommu/0", "spapr_iommu/1", "spapr_iommu/2"), ids());
        registry.become(replay(
                all,
                (owner, copy) -> copy.register(
                        owner,
                        null,
                        vmsd("spapr_iommu"),
                        new StateRecord(),
                        Registration.vmstateRegister(LIOBN + Integer.parseInt(owner.substring(1))))));
        assertEquals(before, ids());
        assertEquals(
                List.of(0, 1, 2),
                registry.entries().stream().map(SaveStateEntry::sectionId).toList());
        assertEquals(3, add("/new", null, "x", Registration.any()).sectionId());
    }

    @Test
    void replayNumbersOverWhatStandsBefore() throws DuplicateSectionException {
        iommus(3, i -> Registration.vmstateRegister(LIOBN + i));
        CoreSaveStateRegistry copy = replay(
                List.of("/1"),
                (owner, r) -> r.register(owner, null, vmsd("spapr_iommu"), new StateRecord(), Registration.dcVmsd()));
        assertEquals(
                List.of("spapr_iommu/2147483648", "spapr_iommu/2147483649", "spapr_iommu/2147483650"),
                copy.entries().stream().map(e -> e.id().toString()).toList(),
                "the number after the entry before it");
        assertThrows(IllegalArgumentException.class, () -> replay(List.of("/nobody"), (_, _) -> {}));
    }

    @Test
    void replayKeepsNumbersUniqueAgainstLaterEntries() throws DuplicateSectionException {
        iommus(3, i -> Registration.dcVmsd());
        CoreSaveStateRegistry copy = replay(List.of("/0"), (owner, r) -> {
            r.register(owner, null, vmsd("spapr_iommu"), new StateRecord(), Registration.dcVmsd());
            r.register(owner, null, vmsd("spapr_iommu"), new StateRecord(), Registration.dcVmsd());
        });
        assertEquals(
                List.of("spapr_iommu/0 3", "spapr_iommu/3 4", "spapr_iommu/1 1", "spapr_iommu/2 2"),
                copy.entries().stream().map(e -> e.id() + " " + e.sectionId()).toList());
        assertThrows(
                DuplicateSectionException.class,
                () -> replay(
                        List.of("/0"),
                        (owner, r) -> r.register(
                                owner, null, vmsd("spapr_iommu"), new StateRecord(), Registration.vmstateRegister(2))));
        assertEquals(3, registry.entries().size(), "the registry itself is as it was");
    }

    @Test
    void replayFindsThePlaceOfADeviceThatRegisteredNothing() throws DuplicateSectionException {
        registry.mark("/silent");
        iommus(1, i -> Registration.dcVmsd());
        CoreSaveStateRegistry copy = replay(
                List.of("/silent"),
                (owner, r) -> r.register(owner, null, vmsd("early"), new StateRecord(), Registration.dcVmsd()));
        assertEquals(
                List.of("early/0", "spapr_iommu/0"),
                copy.entries().stream().map(e -> e.id().toString()).toList());
    }
}
