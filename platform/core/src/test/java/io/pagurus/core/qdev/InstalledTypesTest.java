package io.pagurus.core.qdev;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pagurus.core.fake.FakeMachineType;
import io.pagurus.core.fake.FakeType;
import io.pagurus.core.qdev.InstalledDeviceTypes.Removal;
import io.pagurus.machine.MachineType;
import io.pagurus.qdev.DeviceType;
import io.pagurus.qdev.DeviceTypeCatalog.Installed;
import io.pagurus.qdev.DeviceTypeCatalog.Listener;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class InstalledTypesTest {
    private final InstalledDeviceTypes catalog = new InstalledDeviceTypes();
    private final List<String> events = new ArrayList<>();

    private final Listener recorder = new Listener() {
        @Override
        public void arrived(Installed installed) {
            events.add("+" + installed.bundle());
        }

        @Override
        public void leaving(Installed installed) {
            String rest = catalog.versions("iommu").stream()
                    .map(Installed::bundle)
                    .toList()
                    .toString();
            events.add("-%s of %s, left %s"
                    .formatted(installed.bundle(), installed.type().summary(), rest));
        }
    };

    private static Installed in(int bundle, DeviceType type) {
        return new Installed(type, "b" + bundle, bundle);
    }

    @Test
    void whatIsInstalledDoesNotDependOnTheOrderOfArrival() {
        List<Installed> all = List.of(
                in(7, FakeType.explicit("iommu", 2)),
                in(5, FakeType.explicit("iommu", 1)),
                in(9, FakeType.explicit("iommu", 1)),
                in(6, FakeType.explicit("drc", 3)),
                in(6, FakeType.explicit("iommu", 10)));
        List<String> expected = List.of("drc 3 b6", "iommu 1 b5", "iommu 2 b7", "iommu 10 b6");
        for (int seed = 0; seed < 50; seed++) {
            List<Installed> arriving = new ArrayList<>(all);
            Collections.shuffle(arriving, new Random(seed));
            InstalledDeviceTypes types = new InstalledDeviceTypes();
            arriving.forEach(installed -> types.install(installed, arriving.indexOf(installed)));
            assertEquals(
                    expected,
                    types.installed().stream()
                            .map(i -> "%s %d %s"
                                    .formatted(i.type().name(), i.type().implementation(), i.bundle()))
                            .toList());
        }
    }

    @Test
    void aLeavingTypeIsToldWhileItWorksAndIsNoLongerOffered() throws Exception {
        catalog.install(in(4, FakeType.explicit("iommu", 2)), 1);
        AutoCloseable subscription = catalog.listen(recorder);
        Removal removal = catalog.install(in(3, FakeType.explicit("iommu", 1)), 2);
        removal.remove();
        removal.remove();
        assertEquals(List.of("+b3", "-b3 of fake 1, left [b4]"), events);
        subscription.close();
        catalog.install(in(3, FakeType.explicit("iommu", 1)), 3);
        assertEquals(2, events.size());
    }

    @Test
    void ofTwoBundlesWithOneImplementationTheLowestCounts() {
        catalog.listen(recorder);
        Removal high = catalog.install(in(9, FakeType.explicit("iommu", 1)), 1);
        Removal low = catalog.install(in(5, FakeType.explicit("iommu", 1)), 2);
        Removal highest = catalog.install(in(11, FakeType.explicit("iommu", 1)), 3);
        assertEquals("b5", catalog.find("iommu", 1).orElseThrow().bundle());
        highest.remove();
        low.remove();
        assertEquals("b9", catalog.find("iommu", 1).orElseThrow().bundle());
        high.remove();
        assertTrue(catalog.find("iommu", 1).isEmpty());
        assertEquals(
                List.of(
                        "+b9",
                        "+b5",
                        "-b9 of fake 1, left [b5]",
                        "+b9",
                        "-b5 of fake 1, left [b9]",
                        "-b9 of fake 1, left []"),
                events);
    }

    @Test
    void aListenerThatFailsDoesNotKeepTheOthersFromBeingTold() {
        catalog.listen(new Listener() {
            @Override
            public void arrived(Installed installed) {
                throw new IllegalStateException("broken listener");
            }

            @Override
            public void leaving(Installed installed) {
                throw new IllegalStateException("broken listener");
            }
        });
        catalog.listen(recorder);
        catalog.install(in(1, FakeType.explicit("iommu", 1)), 1).remove();
        assertEquals(List.of("+b1", "-b1 of fake 1, left []"), events);
    }

    @Test
    void machineTypesFollowTheSameRule() {
        InstalledMachineTypes types = new InstalledMachineTypes();
        MachineType high = new FakeMachineType("fake-1");
        MachineType low = new FakeMachineType("fake-1");
        types.install(high, 9, 1);
        Runnable removal = types.install(low, 5, 2);
        types.install(new FakeMachineType("fake-0"), 7, 3);
        assertSame(low, types.find("fake-1").orElseThrow());
        assertEquals(
                List.of("fake-0", "fake-1"),
                types.list().stream().map(MachineType::name).toList());
        removal.run();
        assertSame(high, types.find("fake-1").orElseThrow());
    }
}
