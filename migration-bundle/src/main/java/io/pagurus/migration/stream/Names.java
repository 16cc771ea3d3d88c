package io.pagurus.migration.stream;

import io.pagurus.vmstate.Errno;
import io.pagurus.vmstate.StateInput;
import io.pagurus.vmstate.StateOutput;
import io.pagurus.vmstate.VmStateException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Names on the wire: bytes without a NUL. They must be UTF-8 here, so that they can be written again unchanged. */
final class Names {
    private Names() {}

    /**
     * {@return a name of known length}
     *
     * @throws VmStateException EIO if it is cut, EINVAL if it is not text
     */
    static String read(StateInput in, int length) throws VmStateException {
        long at = in.position();
        byte[] bytes = new byte[length];
        in.bytes(bytes, 0, length);
        for (byte b : bytes) {
            if (b == 0) {
                throw new VmStateException(Errno.EINVAL, "a name holds a NUL").at(at);
            }
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new VmStateException(Errno.EINVAL, "a name is not UTF-8", e).at(at);
        }
    }

    /**
     * {@return what is there of a name if the stream ends inside it, else null}
     *
     * @param in stands at the name's length; nothing is consumed
     */
    static @Nullable String cut(StateInput in) throws VmStateException {
        int length = in.peek(0);
        if (length >= 0 && in.peek(length) >= 0) {
            return null;
        }
        StringBuilder begun = new StringBuilder();
        for (int i = 1; i < length && in.peek(i) >= 0; i++) {
            begun.append((char) in.peek(i));
        }
        return begun.toString();
    }

    /** Writes a name behind its length in one byte. */
    static void write(StateOutput out, String name) throws VmStateException {
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        if (bytes.length > 255) {
            throw new VmStateException(Errno.EINVAL, "a name of " + bytes.length + " bytes: " + name);
        }
        out.u8(bytes.length);
        out.bytes(bytes, 0, bytes.length);
    }
}
