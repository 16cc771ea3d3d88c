package io.pagurus.bench;

import io.pagurus.migration.compat.Judge;
import io.pagurus.migration.compat.Judge.Judgement;
import io.pagurus.migration.compat.Outcome;
import io.pagurus.migration.compat.Receiver;
import io.pagurus.migration.live.SavedSections;
import io.pagurus.migration.live.SectionReceiver;
import io.pagurus.migration.live.SectionSaver;
import io.pagurus.qdev.DeviceException;
import io.pagurus.vmstate.VmStateException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** One cell of a compatibility matrix, its sections at hand. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@SuppressWarnings("NullAway.Init") // JMH calls setUp first.
public class VerdictBenchmark {
    /** Entries of the table: 512 bytes, and 2 MiB. */
    @Param({"64", "262144"})
    public int entries;

    private Table sender;
    private Table taker;
    private Receiver receiver;
    private SavedSections sent;

    /** Makes sender and receiver. */
    @Setup
    public void setUp() throws DeviceException, VmStateException {
        sender = Table.filled(Table.BY_HAND, entries);
        taker = new Table(Table.DECLARED, entries);
        receiver = new Receiver(taker.machine().saveStates(), taker.owners());
        sent = SectionSaver.save(sender.machine().saveStates().entries());
        Outcome outcome = judge().verdict().outcome();
        if (outcome != Outcome.IDENTICAL) {
            throw new IllegalStateException("the cell measured is not the cell meant: " + outcome);
        }
    }

    /** Closes both. */
    @TearDown
    public void tearDown() {
        sender.close();
        taker.close();
    }

    /** {@return a verdict} */
    @Benchmark
    public Judgement judge() {
        return Judge.judge(sent, receiver);
    }

    /** {@return what the receiver sends on, unjudged} */
    @Benchmark
    public SavedSections moveOnly() throws VmStateException {
        new SectionReceiver(receiver.registry()).receive(sent, sent.sections().getFirst());
        return SectionSaver.save(receiver.entries());
    }
}
