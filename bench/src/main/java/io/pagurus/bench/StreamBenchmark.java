package io.pagurus.bench;

import io.pagurus.core.qdev.InstalledDeviceTypes;
import io.pagurus.migration.live.InstalledDescriptions;
import io.pagurus.migration.stream.ScanOptions;
import io.pagurus.migration.stream.StreamImage;
import io.pagurus.migration.stream.StreamRules;
import io.pagurus.migration.stream.StreamScanner;
import io.pagurus.migration.stream.StreamSource;
import io.pagurus.migration.stream.StreamTrace;
import io.pagurus.vmstate.VmStateException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Taking a stream apart, beside plain reading of the same file. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@SuppressWarnings("NullAway.Init") // JMH calls setUp first.
public class StreamBenchmark {
    private static final int BUFFER = 1 << 20;

    /** Which stream; a name of {@link StreamFiles}. */
    @Param({"small", "synthetic"})
    public String file;

    private final ByteBuffer direct = ByteBuffer.allocateDirect(BUFFER);
    private final ByteBuffer heap = ByteBuffer.allocate(BUFFER);
    private final ScanOptions installed = new ScanOptions(
            new InstalledDescriptions(InstalledDeviceTypes.of(Table.BY_HAND)),
            List.of(),
            Optional.empty(),
            StreamRules.AUTO);
    private Path path;

    /** Finds the file. */
    @Setup
    public void setUp() {
        path = StreamFiles.path(file);
    }

    /** {@return the stream's parts, by its own JSON} */
    @Benchmark
    public StreamImage scan() throws IOException, VmStateException {
        return StreamScanner.scan(StreamSource.open(path), ScanOptions.PLAIN, StreamTrace.off());
    }

    /** {@return the stream's parts, tables by their description} */
    @Benchmark
    public StreamImage scanInstalled() throws IOException, VmStateException {
        return StreamScanner.scan(StreamSource.open(path), installed, StreamTrace.off());
    }

    /** {@return bytes read outside the heap} */
    @Benchmark
    public long readDirect() throws IOException {
        return read(direct);
    }

    /** {@return bytes read into the heap} */
    @Benchmark
    public long readHeap() throws IOException {
        return read(heap);
    }

    private long read(ByteBuffer buffer) throws IOException {
        long total = 0;
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            for (int n = channel.read(buffer.clear()); n >= 0; n = channel.read(buffer.clear())) {
                total += n;
            }
        }
        return total;
    }
}
