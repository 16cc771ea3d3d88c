package io.pagurus.core.savestate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pagurus.savestate.DuplicateSectionException;
import io.pagurus.savestate.Registration;
import io.pagurus.savestate.SaveStateBody;
import io.pagurus.savestate.SaveStateEntry;
import io.pagurus.savestate.SectionId;
import io.pagurus.vmstate.Priority;
import io.pagurus.vmstate.StateRecord;
import io.pagurus.vmstate.VmStateDescription;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The indexed registry against a list walked from front to back. */
class RegistryEquivalenceTest {
    private static final List<String> NAMES = List.of("spapr_drc", "spapr_iommu", "cpu", "drc", "a/cpu");
    private static final List<Priority> PRIORITIES =
            List.of(Priority.LOW, Priority.DEFAULT, Priority.DEFAULT, Priority.IOMMU, Priority.PCI_BUS);

    static IntStream seeds() {
        return IntStream.range(0, 60);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void numbersFindsAndOrdersAsAWalkOfTheListDoes(int seed) {
        Random random = new Random(seed);
        CoreSaveStateRegistry indexed = new CoreSaveStateRegistry();
        LinearRegistry linear = new LinearRegistry();
        for (int step = 0; step < 200; step++) {
            String owner = "/sysbus/" + random.nextInt(30);
            if (random.nextInt(12) == 0) {
                indexed.unregister(owner);
                linear.unregister(owner);
            } else if (random.nextInt(10) == 0) {
                String idstr = pick(random, NAMES);
                int id = id(random);
                assertEquals(
                        linear.registerLive(owner, idstr, id),
                        attempt(() -> indexed.registerLive(owner, idstr, id, new SaveStateBody.Live(1, this))));
            } else {
                String name = pick(random, NAMES);
                String path = random.nextInt(3) == 0 ? "vio@" + random.nextInt(40) : null;
                Priority priority = pick(random, PRIORITIES);
                Registration registration = registration(random);
                assertEquals(
                        linear.register(owner, path, name, priority, registration),
                        attempt(() -> register(indexed, owner, path, name, priority, registration)));
            }
            assertEquals(
                    linear.order(),
                    indexed.entries().stream().map(SaveStateEntry::id).toList());
        }
        for (String name : NAMES) {
            for (int id = -1; id < 12; id++) {
                assertSameFind(linear, indexed, name, id);
                assertSameFind(linear, indexed, name, 0x80000000 + id);
                assertSameFind(linear, indexed, "vio@" + (id + 1) + "/" + name, id % 2);
            }
        }
    }

    private static void assertSameFind(LinearRegistry linear, CoreSaveStateRegistry indexed, String idstr, int id) {
        assertEquals(
                linear.find(idstr, id),
                indexed.find(idstr, id).map(match -> match.entry().id()),
                () -> idstr + " " + id);
    }

    private interface Attempt {
        SaveStateEntry run() throws DuplicateSectionException;
    }

    private static Optional<SectionId> attempt(Attempt attempt) {
        try {
            return Optional.of(attempt.run().id());
        } catch (DuplicateSectionException e) {
            return Optional.empty();
        }
    }

    private static SaveStateEntry register(
            CoreSaveStateRegistry registry,
            String owner,
            @Nullable String path,
            String name,
            Priority priority,
            Registration registration)
            throws DuplicateSectionException {
        VmStateDescription<StateRecord> vmsd = VmStateDescription.record(name)
                .version(1)
                .minimumVersion(1)
                .priority(priority)
                .build();
        return registry.register(owner, path, vmsd, new StateRecord(), registration);
    }

    private static Registration registration(Random random) {
        return switch (random.nextInt(6)) {
            case 0 -> Registration.vmstateRegister(id(random));
            case 1 -> Registration.vmstateRegisterNoObject(id(random));
            case 2 -> Registration.any();
            case 3 -> Registration.dcVmsd();
            case 4 -> Registration.dcVmsdWithLegacyAlias(id(random), 1);
            default -> Registration.declared(Math.max(0, id(random)));
        };
    }

    private static int id(Random random) {
        int small = random.nextInt(10);
        return random.nextInt(8) == 0 ? -1 : random.nextBoolean() ? small : 0x80000000 + small;
    }

    private static <T> T pick(Random random, List<T> from) {
        return from.get(random.nextInt(from.size()));
    }

    @Test
    void tensOfThousandsOfConnectorsAreNumberedAndFoundInAMoment() throws DuplicateSectionException {
        long start = System.nanoTime();
        CoreSaveStateRegistry registry = new CoreSaveStateRegistry();
        for (int i = 0; i < 40_000; i++) {
            Registration byIndex = Registration.vmstateRegister(0x80000000 + i);
            register(registry, "/sysbus/drc@" + i, null, "spapr_drc", Priority.DEFAULT, byIndex);
        }
        for (int i = 0; i < 40_000; i++) {
            assertEquals(
                    0x80000000 + i,
                    registry.find("spapr_drc", 0x80000000 + i)
                            .orElseThrow()
                            .entry()
                            .instanceId());
        }
        assertEquals(40_000, registry.entries().size());
        assertTrue(System.nanoTime() - start < 10_000_000_000L);
    }
}
