package io.pagurus.bench;

import io.pagurus.machine.Machine;
import io.pagurus.memory.RamBlock;
import io.pagurus.migration.live.MachineSaver;
import io.pagurus.qdev.DeviceException;
import io.pagurus.savestate.DuplicateSectionException;
import io.pagurus.savestate.SaveStateBody;
import io.pagurus.vmstate.VmStateException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.tukaani.xz.XZInputStream;

/** The streams that are read, unpacked, in one folder. */
final class StreamFiles {
    /** Name of the one given by the user. */
    static final String GIVEN = "given";

    private static final String RECORDED = "fw-m7.2-power9.stream.xz";
    private static final String FOLDER = "pagurus.bench.streams";
    private static final long SYNTHETIC_RAM = 256L << 20;

    private StreamFiles() {}

    /** {@return where the stream with a name lies} */
    static Path path(String name) {
        return Path.of(System.getProperty(FOLDER)).resolve(name + ".stream");
    }

    /**
     * Makes what is not there yet.
     *
     * @param recorded the folder with recorded streams
     * @param given a file of the user's, or empty
     */
    static void prepare(Path recorded, String given) throws IOException, DeviceException, VmStateException {
        Files.createDirectories(path("small").toAbsolutePath().getParent());
        if (!Files.exists(path("small"))) {
            unpack(recorded.resolve(RECORDED), path("small"));
        }
        if (!Files.exists(path("synthetic"))) {
            synthesize(path("synthetic"));
        }
        if (!given.isEmpty()) {
            Files.deleteIfExists(path(GIVEN));
            if (given.endsWith(".xz")) {
                unpack(Path.of(given), path(GIVEN));
            } else {
                Files.createSymbolicLink(path(GIVEN), Path.of(given).toAbsolutePath());
            }
        }
    }

    private static void unpack(Path packed, Path plain) throws IOException {
        Path part = Path.of(plain + ".part");
        try (InputStream in = new XZInputStream(new BufferedInputStream(Files.newInputStream(packed)));
                OutputStream out = Files.newOutputStream(part)) {
            in.transferTo(out);
        }
        Files.move(part, plain);
    }

    /** A machine with a large table and RAM of which every fourth page is empty. */
    private static void synthesize(Path plain) throws IOException, DeviceException, VmStateException {
        Path part = Path.of(plain + ".part");
        try (Table table = Table.filled(Table.BY_HAND, Table.LARGE);
                OutputStream out = Files.newOutputStream(part)) {
            Machine machine = table.machine();
            RamBlock ram = machine.addRam("ppc_spapr.ram", SYNTHETIC_RAM);
            SplittableRandom random = new SplittableRandom(1);
            byte[] page = new byte[RamBlock.PAGE_SIZE];
            for (long at = 0; at < SYNTHETIC_RAM; at += page.length) {
                if (at / page.length % 4 != 3) {
                    random.nextBytes(page);
                    ram.write(at, page, 0, page.length);
                }
            }
            machine.saveStates().registerLive(null, "ram", 0, new SaveStateBody.Live(4, machine.ramBlocks()));
            new MachineSaver(machine).save(out);
        } catch (DuplicateSectionException e) {
            throw new IllegalStateException("a machine without RAM section", e);
        }
        Files.move(part, plain);
    }
}
