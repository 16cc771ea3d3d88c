package io.pagurus.migration.vmstate;

import io.pagurus.vmstate.FieldInput;
import io.pagurus.vmstate.StateInput;
import io.pagurus.vmstate.VmStateDescription;
import io.pagurus.vmstate.VmStateException;
import java.util.ArrayList;
import java.util.List;

/** The stream as a hand-written encoding sees it; nested descriptions go through the same run. */
final class CustomInput implements FieldInput {
    private final LoadRun run;
    private final StateInput in;
    private final List<DecodedField> nested = new ArrayList<>();

    CustomInput(LoadRun run) {
        this.run = run;
        this.in = run.in;
    }

    List<DecodedField> nested() {
        return nested;
    }

    DecodedValue asStruct(String type) {
        return new DecodedValue.Struct(type, 0, nested, List.of());
    }

    @Override
    public <E> void load(VmStateDescription<E> vmsd, E state, int version) throws VmStateException {
        int offset = run.offset();
        DecodedValue.Struct decoded = run.section(vmsd, state, version);
        if (decoded != null) {
            nested.add(new DecodedField(vmsd.name(), "struct", run.offset() - (long) offset, offset, decoded));
        }
    }

    @Override
    public boolean checking() {
        return run.receiving();
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
    }

    @Override
    public int u8() throws VmStateException {
        return in.u8();
    }

    @Override
    public int u16() throws VmStateException {
        return in.u16();
    }

    @Override
    public long u32() throws VmStateException {
        return in.u32();
    }

    @Override
    public long u64() throws VmStateException {
        return in.u64();
    }

    @Override
    public void longs(long[] target, int offset, int length) throws VmStateException {
        in.longs(target, offset, length);
    }

    @Override
    public void ints(int[] target, int offset, int length) throws VmStateException {
        in.ints(target, offset, length);
    }

    @Override
    public void shorts(short[] target, int offset, int length) throws VmStateException {
        in.shorts(target, offset, length);
    }
}
