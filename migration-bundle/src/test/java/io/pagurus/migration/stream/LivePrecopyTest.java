package io.pagurus.migration.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.pagurus.migration.stream.StreamItem.SectionItem;
import io.pagurus.vmstate.VmStateException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** A stream of a running guest: pages come several times, the last one counts. */
class LivePrecopyTest {
    @Test
    void differsFromTheOriginalOnlyInSupersededPages() throws IOException, VmStateException {
        Path file = Streams.collection()
                .map(c -> c.resolve("special").resolve("live-precopy.stream.xz"))
                .orElse(Path.of("absent"));
        assumeTrue(Files.exists(file), "no live-precopy stream; name the folder of streams with -Dpagurus.streams");
        StreamImage image = StreamScanner.scan(StreamSource.open(file), ScanOptions.PLAIN);
        assertTrue(image.ram().superseded() > 0);
        assertEquals(0, image.ram().unmentioned());

        Resave first = new Resave(image);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        RamWriter.Replay replay = first.write(bytes);
        assertEquals(0, replay.rewritten());
        assertEquals(image.ram().superseded(), replay.superseded());

        StreamImage again = StreamScanner.scan(StreamSource.ofBytes(bytes.toByteArray()), ScanOptions.PLAIN);
        assertEquals(image.source().size(), again.source().size());
        assertEquals(image.ram().superseded(), again.ram().superseded());
        for (int i = 0; i < image.items().size(); i++) {
            StreamItem item = image.items().get(i);
            assertEquals(item.offset(), again.items().get(i).offset());
            if (item instanceof SectionItem s && !s.header().id().idstr().equals("ram")) {
                long length = item.end() - item.offset();
                assertEquals(
                        image.source().slice(item.offset(), length),
                        again.source().slice(item.offset(), length));
            }
        }
        Resave second = new Resave(again);
        first.ram.forEach((name, block) -> {
            byte[] one = new byte[1 << 20];
            byte[] two = new byte[1 << 20];
            for (long at = 0; at < block.usedLength(); at += one.length) {
                block.read(at, one, 0, one.length);
                Objects.requireNonNull(second.ram.get(name)).read(at, two, 0, two.length);
                assertEquals(-1, Arrays.mismatch(one, two));
            }
        });
    }
}
