package io.pagurus.acceptance;

import io.pagurus.vmstate.StateInput;
import io.pagurus.vmstate.VmStateException;

/** Input that ends after some bytes, as a broken line does. */
record CutInput(StateInput in, long start, int length) implements StateInput {
    CutInput(StateInput in, int length) {
        this(in, in.position(), length);
    }

    @Override
    public long position() {
        return in.position();
    }

    @Override
    public long remaining() {
        return Math.min(in.remaining(), start + length - in.position());
    }

    @Override
    public int peek(int ahead) throws VmStateException {
        return ahead < remaining() ? in.peek(ahead) : -1;
    }

    private void need(long bytes) throws VmStateException {
        if (bytes > remaining()) {
            throw VmStateException.shortRead(position(), bytes, remaining());
        }
    }

    @Override
    public void bytes(byte[] target, int offset, int count) throws VmStateException {
        need(count);
        in.bytes(target, offset, count);
    }

    @Override
    public int u8() throws VmStateException {
        need(1);
        return in.u8();
    }
}
