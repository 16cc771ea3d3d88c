package io.pagurus.migration.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pagurus.migration.vmstate.BytesOutput;
import io.pagurus.savestate.SectionId;
import io.pagurus.vmstate.Errno;
import io.pagurus.vmstate.VmStateException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Streams that nobody honest wrote: each is refused with a place and a reason, or read; nothing else happens. */
class HostileStreamTest {
    private static final String FINAL_EINVAL = "load of migration failed: Invalid argument";

    /** Scans and shows; true if it was accepted. */
    private static boolean accepted(byte[] bytes) {
        try {
            StreamImage image = SmallStream.scan(bytes);
            SectionShow.state(image, new StringBuilder());
            image.outline();
            return true;
        } catch (VmStateException e) {
            return false;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void refusesEveryTruncation(boolean modern) throws VmStateException {
        byte[] whole = SmallStream.bytes(modern);
        assertTrue(accepted(whole));
        for (int length = 0; length < whole.length; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            VmStateException refusal = Failures.of(() -> SmallStream.scan(cut));
            assertTrue(refusal.offset() <= cut.length, refusal::getMessage);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void survivesEveryFlippedBit(boolean modern) throws VmStateException {
        byte[] bytes = SmallStream.bytes(modern);
        for (int at = 0; at < bytes.length; at++) {
            for (int bit = 0; bit < 8; bit++) {
                bytes[at] ^= (byte) (1 << bit);
                boolean _ = accepted(bytes);
                bytes[at] ^= (byte) (1 << bit);
            }
        }
        assertTrue(accepted(bytes));
    }

    private static BytesOutput head() {
        BytesOutput out = new BytesOutput();
        out.u32(0x5145564dL);
        out.u32(3);
        out.u8(7);
        out.u32(1);
        out.u8('p');
        return out;
    }

    private static void name(BytesOutput out, String name) {
        out.u8(name.length());
        for (char c : name.toCharArray()) {
            out.u8(c);
        }
    }

    private static void section(BytesOutput out, int type, int sectionId, SectionId id, int version) {
        out.u8(type);
        out.u32(sectionId);
        name(out, id.idstr());
        out.u32(id.instanceId());
        out.u32(version);
    }

    private static VmStateException refusal(BytesOutput out) {
        return Failures.of(() -> SmallStream.scan(out.toByteArray()));
    }

    @Test
    void refusesForeignFiles() {
        assertEquals(
                List.of("Not a migration stream", FINAL_EINVAL),
                Failures.of(() -> SmallStream.scan(new byte[100])).receiverLines());
        BytesOutput old = new BytesOutput();
        old.u32(0x5145564dL);
        old.u32(2);
        assertEquals(
                List.of(
                        "SaveVM v2 format is obsolete and don't work anymore",
                        "load of migration failed: Operation not supported"),
                refusal(old).receiverLines());
        BytesOutput fresh = new BytesOutput();
        fresh.u32(0x5145564dL);
        fresh.u32(4);
        assertEquals(Errno.ENOTSUP, refusal(fresh).errno());
    }

    @Test
    void refusesAMissingConfigurationIfThereMustBeOne() throws VmStateException {
        byte[] bytes = SmallStream.bytes(false);
        StreamRules rules = new StreamRules(Presence.PRESENT, Presence.AUTO, Presence.AUTO);
        ScanOptions options =
                new ScanOptions(ScanOptions.PLAIN.installed(), List.of(), ScanOptions.PLAIN.machineType(), rules);
        VmStateException refusal = Failures.of(() -> StreamScanner.scan(StreamSource.ofBytes(bytes), options));
        assertEquals(List.of("Configuration section missing", FINAL_EINVAL), refusal.receiverLines());
        assertEquals(8, refusal.offset());
    }

    @Test
    void refusesUnknownTypesSectionsAndCommands() {
        BytesOutput type = head();
        type.u8(0x55);
        assertEquals(
                List.of("Unknown savevm section type 85", FINAL_EINVAL),
                refusal(type).receiverLines());

        BytesOutput part = head();
        part.u8(2);
        part.u32(77);
        assertEquals(
                List.of("Unknown savevm section 77", FINAL_EINVAL),
                refusal(part).receiverLines());

        BytesOutput iterable = head();
        section(iterable, 1, 5, new SectionId("dirty-bitmap", 0), 1);
        assertEquals(Errno.ENOTSUP, refusal(iterable).errno());

        BytesOutput command = head();
        command.u8(8);
        command.u16(99);
        command.u16(1);
        assertEquals(
                List.of("MIG_CMD 0x63 unknown (len 0x1)", FINAL_EINVAL),
                refusal(command).receiverLines());

        BytesOutput length = head();
        length.u8(8);
        length.u16(2);
        length.u16(3);
        assertEquals(
                "PING received with bad length - expecting 4, got 3",
                refusal(length).receiverLines().getFirst());

        BytesOutput subsection = head();
        subsection.u8(5);
        name(subsection, "configuration/new");
        subsection.u32(1);
        assertEquals(Errno.ENOENT, refusal(subsection).errno());
    }

    @Test
    void refusesASectionIdAnnouncedTwice() {
        BytesOutput out = head();
        for (int i = 0; i < 2; i++) {
            section(out, 1, 5, SmallStream.HTAB, 1);
            out.u32(0xffffffffL);
            out.u8(0x7e);
            out.u32(5);
        }
        VmStateException refusal = refusal(out);
        assertTrue(refusal.getMessage().contains("announced twice"), refusal::getMessage);
    }

    @Test
    void refusesMissingAndForeignFooters() {
        BytesOutput out = head();
        section(out, 1, 5, SmallStream.HTAB, 1);
        out.u32(0xffffffffL);
        out.u8(0);
        assertEquals(
                List.of("Missing section footer for spapr/htab", FINAL_EINVAL),
                refusal(out).receiverLines());
        BytesOutput other = head();
        section(other, 1, 5, SmallStream.HTAB, 1);
        other.u32(0xffffffffL);
        other.u8(0x7e);
        other.u32(6);
        assertEquals(
                List.of("Mismatched section id in footer for spapr/htab - read 0x6 expected 0x5", FINAL_EINVAL),
                refusal(other).receiverLines());
    }

    @Test
    void refusesAnArrayOfFourGibibytesInAKibibyte() throws VmStateException {
        String json =
                "{\"page_size\": 4096, \"devices\": [{\"name\": \"box\", \"instance_id\": 7, \"vmsd_name\": \"box\","
                        + " \"version\": 2, \"fields\": [{\"name\": \"big\", \"array_len\": 1073741824, \"type\": \"uint32\","
                        + " \"size\": 4}]}]}";
        VmStateException refusal = refusal(described(json));
        assertTrue(refusal.getMessage().contains("box/7/big"), refusal::getMessage);
        assertEquals(
                "error while loading state for instance 0x7 of device 'box'",
                refusal.receiverLines().getFirst());
    }

    @Test
    void refusesArraysWithoutBytes() throws VmStateException {
        String json =
                "{\"page_size\": 4096, \"devices\": [{\"name\": \"box\", \"instance_id\": 7, \"vmsd_name\": \"box\","
                        + " \"version\": 2, \"fields\": [{\"name\": \"none\", \"array_len\": 2147483647, \"type\": \"buffer\","
                        + " \"size\": 0}]}]}";
        assertTrue(refusal(described(json)).getMessage().contains("too many elements without bytes"));
    }

    @Test
    void refusesAnotherSubsectionThanDescribed() throws VmStateException {
        byte[] bytes = SmallStream.bytes(true);
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        bytes[text.indexOf("box/lid")] = 'c';
        VmStateException refusal = Failures.of(() -> SmallStream.scan(bytes));
        assertTrue(refusal.getMessage().contains("expected box/lid v4, found cox/lid v4"), refusal::getMessage);
    }

    /** The end mark that is met first is inside the payload as described. */
    @Test
    void refusesADescriptionThatIsNotWhereTheStreamEnds() throws VmStateException {
        String json =
                "{\"page_size\": 4096, \"devices\": [{\"name\": \"box\", \"instance_id\": 7, \"vmsd_name\": \"box\","
                        + " \"version\": 2, \"fields\": [{\"name\": \"a\", \"type\": \"buffer\", \"size\": 2}]}]}";
        BytesOutput out = new BytesOutput();
        out.u32(0x5145564dL);
        out.u32(3);
        section(out, 4, 5, SmallStream.DEVICE, 2);
        out.u8(0);
        out.u8(6);
        out.u32(json.length());
        out.bytes(json.getBytes(StandardCharsets.US_ASCII), 0, json.length());
        VmStateException refusal = refusal(out);
        assertTrue(refusal.getMessage().contains("does not end with the JSON description"), refusal::getMessage);
    }

    private static BytesOutput described(String json) throws VmStateException {
        BytesOutput out = head();
        section(out, 4, 5, SmallStream.DEVICE, 2);
        out.u32(0);
        out.u8(0x7e);
        out.u32(5);
        out.u8(0);
        out.u8(6);
        out.u32(json.length());
        for (char c : json.toCharArray()) {
            out.u8(c);
        }
        return out;
    }

    @Test
    void saysWhatQemuSaysWithoutMindingOfTheTrailer() throws VmStateException {
        BytesOutput out = head();
        out.u8(0);
        out.u8(9);
        StreamImage image = SmallStream.scan(out.toByteArray());
        assertEquals(
                List.of("Expected vmdescription section, but got 9"),
                image.end().receiverLines());
        assertEquals(1, image.end().leftOver());
    }
}
