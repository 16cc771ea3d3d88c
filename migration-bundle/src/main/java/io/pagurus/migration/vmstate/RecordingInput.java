package io.pagurus.migration.vmstate;

import io.pagurus.vmstate.StateInput;
import io.pagurus.vmstate.VmStateException;

/** Keeps a copy of all that is read. */
final class RecordingInput implements StateInput {
    private final StateInput in;
    private final SectionBytes recorded = new SectionBytes(new byte[0]);

    RecordingInput(StateInput in) {
        this.in = in;
    }

    SectionBytes recorded() {
        return recorded;
    }

    @Override
    public long position() {
        return in.position();
    }

    @Override
    public long remaining() {
        return in.remaining();
    }

    @Override
    public int peek(int ahead) throws VmStateException {
        return in.peek(ahead);
    }

    @Override
    public void bytes(byte[] target, int offset, int length) throws VmStateException {
        in.bytes(target, offset, length);
        int at = recorded.grow(length);
        System.arraycopy(target, offset, recorded.array(), at, length);
    }

    @Override
    public int u8() throws VmStateException {
        int value = in.u8();
        int at = recorded.grow(1);
        recorded.array()[at] = (byte) value;
        return value;
    }

    @Override
    public void longs(long[] target, int offset, int length) throws VmStateException {
        record(8 * length).longs(target, offset, length);
    }

    @Override
    public void ints(int[] target, int offset, int length) throws VmStateException {
        record(4 * length).ints(target, offset, length);
    }

    @Override
    public void shorts(short[] target, int offset, int length) throws VmStateException {
        record(2 * length).shorts(target, offset, length);
    }

    /** Takes the bytes where they are kept, then reads the integers from there. */
    private BytesInput record(int length) throws VmStateException {
        if (length > in.remaining()) {
            throw VmStateException.shortRead(in.position(), length, in.remaining());
        }
        int at = recorded.grow(length);
        in.bytes(recorded.array(), at, length);
        return new BytesInput(recorded.array(), at, length, at);
    }
}
