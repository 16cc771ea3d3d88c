package io.pagurus.bench;

import io.pagurus.migration.live.SectionLoader;
import io.pagurus.migration.vmstate.BytesInput;
import io.pagurus.migration.vmstate.BytesOutput;
import io.pagurus.migration.vmstate.VmStateWriter;
import io.pagurus.qdev.DeviceException;
import io.pagurus.savestate.SaveStateBody;
import io.pagurus.savestate.SaveStateEntry;
import io.pagurus.vmstate.VmStateException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** A table of 2 MiB through its description, beside copying as many bytes. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@SuppressWarnings("NullAway.Init") // JMH calls setUp first.
public class TableBenchmark {
    private static final int BYTES = Table.LARGE * Long.BYTES;

    private final byte[] from = new byte[BYTES];
    private final byte[] between = new byte[BYTES];
    private final byte[] to = new byte[BYTES];
    private Table sender;
    private Table receiver;
    private SaveStateEntry source;
    private SaveStateEntry target;
    private byte[] saved;

    /** Makes sender and receiver. */
    @Setup
    public void setUp() throws DeviceException, VmStateException {
        sender = Table.filled(Table.BY_HAND, Table.LARGE);
        receiver = new Table(Table.DECLARED, Table.LARGE);
        source = sender.machine().saveStates().entries().getFirst();
        target = receiver.machine().saveStates().entries().getFirst();
        saved = save().toByteArray();
    }

    /** Closes both. */
    @TearDown
    public void tearDown() {
        sender.close();
        receiver.close();
    }

    private static <S> void save(SaveStateBody.Described<S> described, BytesOutput out) throws VmStateException {
        VmStateWriter.save(described.vmsd(), described.state(), out);
    }

    /** {@return the table as a section's payload} */
    @Benchmark
    public BytesOutput save() throws VmStateException {
        BytesOutput out = new BytesOutput(0, BYTES + 64);
        save((SaveStateBody.Described<?>) source.body(), out);
        return out;
    }

    /** Loads a payload. */
    @Benchmark
    public void load() throws VmStateException {
        SectionLoader.load(target, source.versionId(), new BytesInput(saved));
    }

    /** Saves one table and loads the other from it. */
    @Benchmark
    public void saveAndLoad() throws VmStateException {
        SectionLoader.load(target, source.versionId(), new BytesInput(save().toByteArray()));
    }

    /** {@return a copy of as many bytes, into memory that is there} */
    @Benchmark
    public byte[] copy() {
        System.arraycopy(from, 0, between, 0, BYTES);
        return between;
    }

    /** {@return a copy of a copy, into memory that is there} */
    @Benchmark
    public byte[] copyTwice() {
        System.arraycopy(from, 0, between, 0, BYTES);
        System.arraycopy(between, 0, to, 0, BYTES);
        return to;
    }

    /** {@return a copy of a copy, both new} */
    @Benchmark
    public byte[] copyTwiceIntoNew() {
        return from.clone().clone();
    }
}
