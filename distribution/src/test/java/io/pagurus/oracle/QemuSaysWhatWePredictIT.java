package io.pagurus.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What a receiver here says of a stream is, line for line, what QEMU prints. */
class QemuSaysWhatWePredictIT {
    private static final String FAILED = "load of migration failed: ";
    private static final String UNKNOWN =
            "Unknown savevm section or instance '%s' %d. Make sure that your current VM setup "
                    + "matches your saved VM setup, including any hotplugged devices";

    private static Trial trial;
    private static Recording recording;
    private static SentStream sent;

    @BeforeAll
    static void find() throws Exception {
        trial = new Trial(QemuOracle.installed());
        recording = Recording.named("fw-m7.2-power9");
        sent = new Workshop().sent(recording);
    }

    @Test
    void convertedToDcVmsdTheTablesAreUnknownToTheirOwnPast() throws Exception {
        assertEquals(
                List.of(UNKNOWN.formatted("spapr_iommu", 0), FAILED + "Invalid argument"),
                agreed(new Swap(recording, "spapr-iommu", 2)));
    }

    @Test
    void aNewVersionIsNotForTheOldOne() throws Exception {
        assertEquals(
                List.of("savevm: unsupported version 4 for 'spapr_iommu' v3", FAILED + "Invalid argument"),
                agreed(new Swap(recording, "spapr-iommu", 5)));
    }

    @TestFactory
    Stream<DynamicTest> convertedToDcVmsdAConnectorInTransitionIsUnknownToItsOwnPast() throws Exception {
        List<Recording> plugged = List.of(Recording.named("fw-hot-cpu"), Recording.named("fw-hot-dimm"));
        return TwoAtATime.of(
                plugged,
                recorded -> assertEquals(
                        List.of(UNKNOWN.formatted("spapr_drc", 1), FAILED + "Invalid argument"),
                        agreed(new Swap(recorded, "spapr-drc", 2))));
    }

    @Test
    void aSubsectionThatIsNotNeededHarmsNobody() throws Exception {
        assertEquals(List.of(), agreed(new Swap(recording, "spapr-iommu", 4)));
    }

    @TestFactory
    Stream<DynamicTest> whatHappensToAStreamOnItsWay() {
        return TwoAtATime.of(
                Damage.foreseen(),
                damage -> agreed(recording, damage.what(), damage.arrives().apply(sent)));
    }

    @TestFactory
    Stream<DynamicTest> whereTheyDifferAndWhy() {
        return TwoAtATime.of(KnownDifference.all(), difference -> {
            byte[] stream = difference.damage().arrives().apply(sent);
            assertEquals(difference.ours(), new Workshop().words(recording, stream), "ours");
            QemuAnswer answer = trial.offer(recording, difference.damage().what(), stream);
            assertEquals(difference.qemu(), answer.words(), "QEMU's");
            assertEquals(status(difference.qemu()), answer.status());
        });
    }

    private static List<String> agreed(Swap swap) throws Exception {
        return agreed(swap.recording(), swap.toString(), swap.sent());
    }

    /** {@return what both say} */
    private static List<String> agreed(Recording receiver, String what, byte[] stream) throws Exception {
        List<String> predicted = new Workshop().words(receiver, stream);
        QemuAnswer answer = trial.offer(receiver, what, stream);
        assertEquals(predicted, answer.words(), what);
        assertEquals(status(predicted), answer.status(), what);
        return predicted;
    }

    private static String status(List<String> words) {
        return !words.isEmpty() && words.getLast().startsWith(FAILED) ? "exited 1" : "completed";
    }
}
