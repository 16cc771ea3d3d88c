package io.pagurus.migration.vmstate;

import io.pagurus.vmstate.StateInput;
import io.pagurus.vmstate.StateOutput;
import io.pagurus.vmstate.VmStateException;
import io.pagurus.vmstate.WireType;

/** Single integers between memory and wire. */
final class Scalars {
    private Scalars() {}

    /** {@return the value read, widened by its type; a boolean as 0 or 1} */
    static long read(WireType type, StateInput in) throws VmStateException {
        long raw = switch (type.bytes()) {
            case 1 -> in.u8();
            case 2 -> in.u16();
            case 4 -> in.u32();
            default -> in.u64();
        };
        return type.normalize(raw);
    }

    /** {@return the value as QEMU takes it if the stream ends inside it: the missing bytes as zeros} Consumes nothing. */
    static long zeroPadded(WireType type, StateInput in) throws VmStateException {
        long raw = 0;
        for (int i = 0; i < type.bytes(); i++) {
            raw = raw << 8 | Math.max(0, in.peek(i));
        }
        return type.normalize(raw);
    }

    static void write(WireType type, long value, StateOutput out) throws VmStateException {
        switch (type.bytes()) {
            case 1 -> out.u8((int) (type == WireType.BOOL && value != 0 ? 1 : value));
            case 2 -> out.u16((int) value);
            case 4 -> out.u32(value);
            default -> out.u64(value);
        }
    }

    static DecodedValue decoded(WireType type, long value) {
        return type == WireType.BOOL
                ? new DecodedValue.Bool(value != 0)
                : new DecodedValue.Int(type.bytes(), type.signed(), value);
    }
}
