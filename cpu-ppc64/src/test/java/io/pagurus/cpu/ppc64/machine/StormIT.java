package io.pagurus.cpu.ppc64.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pagurus.cpu.ppc64.exec.HostMemory;
import io.pagurus.cpu.ppc64.model.PpcModel;
import io.pagurus.cpu.ppc64.translator.TranslatingEngine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * 100,000 decrementer interrupts a second: each deadline has its one, none comes early, and what the guest computes
 * meanwhile stays right. A host that is too slow has them late, which is no failure. {@link StormMain} does it for a minute.
 */
class StormIT {
    private static final Duration LIMIT = Duration.ofMinutes(2);

    /** A quarter of a second. */
    private static final int DEADLINES = 25_000;

    @TempDir
    private static Path folder;

    private static List<Path> images;

    @BeforeAll
    static void build() throws IOException, InterruptedException {
        SystemOracle.required();
        images = new ArrayList<>();
        for (Path image : GuestImages.of("storm")) {
            byte[] bytes = Files.readAllBytes(image);
            Storm.deadlines(bytes, DEADLINES);
            images.add(Files.write(folder.resolve(image.getFileName()), bytes));
        }
        assertEquals(4, images.size());
    }

    @TestFactory
    Stream<DynamicTest> noDecrementerIsLost() {
        return images.stream()
                .map(image -> DynamicTest.dynamicTest(image.getFileName().toString(), () -> {
                    String theirs = SystemOracle.console(image);
                    assertTrue(
                            theirs.startsWith(
                                    "deadlines %1$d, interrupts %1$d, early 0, lost 0\n".formatted(DEADLINES)),
                            theirs);
                    PpcModel model = image.toString().contains("-power8-") ? PpcModel.POWER8 : PpcModel.POWER9;
                    for (int tier = 0; tier <= 1; tier++) {
                        String ours = new GuestMachine(model, Files.readAllBytes(image), tier, false).run(LIMIT);
                        assertEquals(theirs, ours, "tier " + tier);
                    }
                }));
    }

    /** With a time base that follows the instructions the interrupts come between the same instructions in both tiers. */
    @Test
    void bothTiersComeToTheSameInstruction() throws IOException {
        byte[] image = Files.readAllBytes(images.getLast());
        Storm.deadlines(image, DEADLINES / 5);
        List<GuestMachine> machines = IntStream.rangeClosed(0, 1)
                .mapToObj(tier -> new GuestMachine(PpcModel.POWER9, image, tier, true))
                .toList();
        List<String> consoles =
                machines.stream().map(machine -> machine.run(LIMIT)).toList();
        assertEquals(consoles.get(0), consoles.get(1));
        assertTrue(
                consoles.get(0).startsWith("deadlines %1$d, interrupts %1$d,".formatted(DEADLINES / 5)),
                consoles.get(0));
        GuestMachine interpreted = machines.get(0);
        GuestMachine translated = machines.get(1);
        assertEquals(interpreted.cpu.completed, translated.cpu.completed);
        assertEquals(interpreted.cpu.nip, translated.cpu.nip);
        assertTrue(((TranslatingEngine) translated.engine).translated() > translated.cpu.completed / 2);
        for (long at = 0; at < 0x0300_0000; at += Long.BYTES) {
            if (HostMemory.get64(interpreted.ram().at(at))
                    != HostMemory.get64(translated.ram().at(at))) {
                throw new AssertionError("memory differs at 0x%x".formatted(at));
            }
        }
    }
}
