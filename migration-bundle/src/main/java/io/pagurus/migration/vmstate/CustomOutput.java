package io.pagurus.migration.vmstate;

import io.pagurus.vmstate.FieldOutput;
import io.pagurus.vmstate.StateOutput;
import io.pagurus.vmstate.VmStateDescription;
import io.pagurus.vmstate.VmStateException;

/** The stream as a hand-written encoding writes it. */
record CustomOutput(StateOutput out) implements FieldOutput {
    @Override
    public <E> void save(VmStateDescription<E> vmsd, E state) throws VmStateException {
        VmStateWriter.save(vmsd, state, out);
    }

    @Override
    public long position() {
        return out.position();
    }

    @Override
    public void bytes(byte[] source, int offset, int length) throws VmStateException {
        out.bytes(source, offset, length);
    }

    @Override
    public void u8(int value) throws VmStateException {
        out.u8(value);
    }

    @Override
    public void u16(int value) throws VmStateException {
        out.u16(value);
    }

    @Override
    public void u32(long value) throws VmStateException {
        out.u32(value);
    }

    @Override
    public void u64(long value) throws VmStateException {
        out.u64(value);
    }

    @Override
    public void longs(long[] source, int offset, int length) throws VmStateException {
        out.longs(source, offset, length);
    }

    @Override
    public void ints(int[] source, int offset, int length) throws VmStateException {
        out.ints(source, offset, length);
    }

    @Override
    public void shorts(short[] source, int offset, int length) throws VmStateException {
        out.shorts(source, offset, length);
    }
}
