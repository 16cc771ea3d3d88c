package io.pagurus.migration.vmstate;

import static org.junit.jupiter.api.Assertions.assertThrows;

import io.pagurus.vmstate.VmStateDescription;
import io.pagurus.vmstate.VmStateException;
import java.util.Arrays;
import java.util.HexFormat;

/** Bytes as tests write them: hex, with blanks where the eye wants them. */
final class Wire {
    private Wire() {}

    static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex.replaceAll("\\s", ""));
    }

    static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    static String hex(String spaced) {
        return spaced.replaceAll("\\s", "");
    }

    static <S> byte[] save(VmStateDescription<S> vmsd, S state) throws VmStateException {
        BytesOutput out = new BytesOutput();
        VmStateWriter.save(vmsd, state, out);
        return out.toByteArray();
    }

    static <S> String json(VmStateDescription<S> vmsd, S state, JsonStyle style) throws VmStateException {
        JsonText json = new JsonText().startObject();
        VmStateWriter.save(vmsd, state, new BytesOutput(), json, style);
        return json.endObject().toString();
    }

    /** Loads in the newest version, perhaps with bytes left over, and returns how many were consumed. */
    static <S> int load(VmStateDescription<S> vmsd, S state, byte[] bytes) throws VmStateException {
        return load(vmsd, state, bytes, vmsd.versionId());
    }

    static <S> int load(VmStateDescription<S> vmsd, S state, byte[] bytes, int version) throws VmStateException {
        BytesInput in = new BytesInput(bytes);
        VmStateReader.load(vmsd, state, in, version);
        return (int) in.position();
    }

    static <S> VmStateException loadFails(VmStateDescription<S> vmsd, S state, String hex) {
        return assertThrows(VmStateException.class, () -> load(vmsd, state, bytes(hex)));
    }

    static byte[] first(byte[] bytes, int length) {
        return Arrays.copyOf(bytes, length);
    }
}
