package io.pagurus.migration.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pagurus.vmstate.VmStateException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The JSON at the end. */
class VmDescTest {
    private static VmDesc parse(String json) throws VmStateException {
        return VmDesc.parse(json.getBytes(StandardCharsets.UTF_8), 1000);
    }

    private static VmStateException refusal(String json) {
        return Failures.of(() -> parse(json));
    }

    @Test
    void keepsEachDevicesOwnText() throws VmStateException {
        String one = "{ \"name\" : \"a\", \"instance_id\" : 2147483648, \"fields\" : [ ] }";
        String two = "{ \"name\" : \"b\", \"instance_id\" : -2147483648, \"size\" : 3, \"fields\" : [ ] }";
        byte[] json = VmDesc.assemble(VmDescLayout.SPACED, null, 4096, List.of(one, two));
        VmDesc parsed = VmDesc.parse(json, 0);
        assertEquals(VmDescLayout.SPACED, parsed.layout());
        assertEquals(
                List.of(one, two),
                parsed.devices().stream().map(VmDesc.Described::text).toList());
        assertEquals(Integer.MIN_VALUE, parsed.devices().get(0).instanceId());
        assertEquals(Integer.MIN_VALUE, parsed.devices().get(1).instanceId());
    }

    @Test
    void refusesNestingWithoutEnd() {
        VmStateException refusal = refusal("{\"devices\": " + "[".repeat(100_000));
        assertTrue(refusal.offset() >= 1000, refusal::getMessage);
        assertTrue(refusal("{\"x\": " + "[".repeat(100_000)).getMessage().contains("damaged"));
        String struct = "{\"name\": \"s\", \"type\": \"struct\", \"size\": 1, \"struct\": {\"fields\": [";
        assertTrue(refusal("{\"devices\": [{\"fields\": [" + struct.repeat(10_000))
                .getMessage()
                .contains("damaged"));
    }

    @Test
    void refusesWhatIsNoDescription() {
        for (String bad : List.of(
                "",
                "[]",
                "{",
                "{} {}",
                "{\"devices\": 3}",
                "{\"devices\": [3]}",
                "{\"page_size\": 4096, \"page_size\": 4096}",
                "{\"page_size\": 1e3}",
                "{\"page_size\": 99999999999999999999999999}",
                "{\"devices\": [{\"instance_id\": 4294967296}]}",
                "{\"devices\": [{\"fields\": [{\"name\": \"a\", \"type\": \"b\"}]}]}",
                "{\"devices\": [{\"fields\": [{\"name\": \"a\", \"type\": \"b\", \"size\": -1}]}]}",
                "{\"devices\": [{\"fields\": [{\"name\": \"a\", \"type\": \"b\", \"size\": 1, \"array_len\": -1}]}]}",
                "{\"devices\": [{\"name\": \"" + "n".repeat(10_000) + "\"}]}",
                "\u0000{\u0000}")) {
            refusal(bad);
        }
    }

    @Test
    void isFoundFromTheEndOnlyIfItEndsThere() throws VmStateException {
        byte[] bytes = SmallStream.bytes(true);
        long at = bytes.length - SmallStream.json().length;
        assertEquals(Optional.of(at), VmDesc.locate(StreamSource.ofBytes(bytes)));
        byte[] longer = Arrays.copyOf(bytes, bytes.length + 1);
        assertEquals(Optional.empty(), VmDesc.locate(StreamSource.ofBytes(longer)));
        assertEquals(Optional.empty(), VmDesc.locate(StreamSource.ofBytes(new byte[0])));
        assertEquals(Optional.empty(), VmDesc.locate(StreamSource.ofBytes(new byte[] {0, 6, 0, 0, 0, 0})));
    }

    @Test
    void refusesADescriptionWithoutPageSize() {
        byte[] json = "{\"devices\": []}".getBytes(StandardCharsets.UTF_8);
        VmStateException refusal = Failures.of(() -> VmDesc.parse(json, 100));
        assertTrue(refusal.getMessage().contains("lacks page_size at offset 1"), refusal::getMessage);
    }

    /** Jackson takes an overlong form for the letter j, and Java's decoder does not. */
    @Test
    void refusesWhatIsNotUtf8() {
        byte[] json = "{\"page_size\": 4096, \"name\": \"..\"}".getBytes(StandardCharsets.UTF_8);
        int at = new String(json, StandardCharsets.UTF_8).indexOf("..");
        json[at] = (byte) 0xc1;
        json[at + 1] = (byte) 0xaa;
        VmStateException refusal = Failures.of(() -> VmDesc.parse(json, 0));
        assertEquals(at, refusal.offset());
        assertTrue(refusal.getMessage().contains("not UTF-8"), refusal::getMessage);
    }
}
