package io.pagurus.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pagurus.machine.Machine;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Machines loaded and saved here go on in real QEMU: it takes every byte and says nothing. */
class QemuTakesWhatWeWriteIT {
    /** Releases whose streams QEMU 7.2 takes. */
    private static final List<String> UP_TO_ITSELF = List.of("5.2", QemuOracle.RELEASE);

    /** One for each way a machine type identifies sections and frames them. */
    private static final List<String> ACROSS_MACHINE_TYPES = List.of(
            "fw-m2.1-power8",
            "fw-m2.8-power8",
            "fw-m4.0-power8",
            "v5.2-m5.2-power9-slof",
            "fw-m7.2-power9",
            "fw-hot-cpu");

    private static Trial trial;

    @BeforeAll
    static void find() throws Exception {
        trial = new Trial(QemuOracle.installed());
    }

    @TestFactory
    Stream<DynamicTest> everyRecordingThatPassedThroughALiveMachine() throws Exception {
        List<Recording> recordings = Recording.all().values().stream()
                .filter(recording -> UP_TO_ITSELF.contains(recording.release()))
                .toList();
        assertTrue(recordings.size() >= 12, "recordings: " + recordings);
        return TwoAtATime.of(recordings, recording -> {
            try (Machine machine = new Workshop().load(recording)) {
                taken(recording, recording.name(), Workshop.save(machine));
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> machinesThatForgotHowTheirStreamWasLaidOut() throws Exception {
        List<Recording> recordings = new ArrayList<>();
        for (String name :
                List.of("fw-m2.1-power8", "fw-m7.2-power8", "fw-m7.2-power9", "fw-hot-dimm", "fw-dev-vlan")) {
            recordings.add(Recording.named(name));
        }
        return TwoAtATime.of(recordings, recording -> {
            try (Machine machine = new Workshop().loadAfresh(recording)) {
                taken(recording, recording + ", laid out anew", Workshop.save(machine));
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> machinesWhoseDevicesWereReplaced() throws Exception {
        List<Swap> swaps = new ArrayList<>();
        for (String name : ACROSS_MACHINE_TYPES) {
            swaps.add(new Swap(Recording.named(name), "spapr-iommu", 3));
        }
        for (String name : List.of("fw-hot-cpu", "fw-hot-dimm")) {
            swaps.add(new Swap(Recording.named(name), "spapr-drc", 3));
        }
        return TwoAtATime.of(swaps, swap -> taken(swap.recording(), swap.toString(), swap.sent()));
    }

    @Test
    void aNewerReleaseIsRefusedForTheVersionOfOneSubsection() throws Exception {
        Recording recording = Recording.named("v10.0-m7.2-power9-slof");
        try (Machine machine = new Workshop().load(recording)) {
            QemuAnswer answer = trial.offer(recording, recording.name(), Workshop.save(machine));
            assertFalse(answer.completed());
            assertEquals(
                    List.of(
                            "cpu/slb: incoming version_id 2 is too new for local version_id 1",
                            "error while loading state for instance 0x0 of device 'cpu'",
                            "load of migration failed: Invalid argument"),
                    answer.words());
        }
    }

    private static void taken(Recording recording, String what, byte[] stream) throws Exception {
        QemuAnswer answer = trial.offer(recording, what, stream);
        assertEquals(List.of(), answer.words());
        assertEquals("completed", answer.status());
    }
}
