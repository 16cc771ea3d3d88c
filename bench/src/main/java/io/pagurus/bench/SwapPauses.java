package io.pagurus.bench;

import io.pagurus.migration.swap.SwapEngine;
import io.pagurus.migration.swap.SwapEngine.Move;
import io.pagurus.qdev.DeviceException;
import io.pagurus.qdev.DeviceType;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How long the guest stands still while a table of 2 MiB moves to another implementation. No JMH: what counts is a part
 * of each swap, and its worst cases more than its mean.
 */
final class SwapPauses {
    private static final int WARM_UP = 200;
    private static final double NANOS_PER_MICRO = 1000;

    private final int swaps;
    private final SwapEngine engine = new SwapEngine();
    private final byte[] from = new byte[Table.LARGE * Long.BYTES];
    private final byte[] between = from.clone();
    private final byte[] to = from.clone();

    /** Swaps measured in each run. */
    SwapPauses(int swaps) {
        this.swaps = swaps;
    }

    /** {@return a line for an idle guest and one for a busy guest} */
    List<Line> run() throws DeviceException, InterruptedException {
        return List.of(line(false), line(true));
    }

    private Line line(boolean busy) throws DeviceException, InterruptedException {
        try (Table table = Table.filled(Table.BY_HAND, Table.LARGE)) {
            AtomicLong calls = new AtomicLong();
            Thread guest = guest(table, calls);
            if (busy) {
                guest.start();
            }
            Samples pauses;
            try {
                measure(table, WARM_UP);
                pauses = measure(table, swaps);
            } finally {
                guest.interrupt();
                guest.join();
            }
            return new Line(
                    busy ? "swap, guest busy" : "swap, guest idle",
                    pauses.median(),
                    "us",
                    "copy of the table, twice",
                    copies().median(),
                    0,
                    "90%% %.0f us, 99%% %.0f us, worst %.0f us of %d%s"
                            .formatted(
                                    pauses.quantile(0.9),
                                    pauses.quantile(0.99),
                                    pauses.largest(),
                                    swaps,
                                    busy ? ", %,d hypercalls meanwhile".formatted(calls.get()) : ""),
                    "from the moment the guest has stopped: save, load by the receiver's rules, switch the scopes",
                    "the guest's clock goes on: a pause that a disk or network request would not notice is a good one");
        }
    }

    private static Thread guest(Table table, AtomicLong calls) {
        return Thread.ofPlatform().daemon().name("guest").unstarted(() -> {
            for (int i = 0; !Thread.currentThread().isInterrupted(); i = i + 1 & Table.LARGE - 1) {
                if (table.put(i) != 0) {
                    throw new IllegalStateException("a hypercall was lost");
                }
                calls.incrementAndGet();
            }
        });
    }

    private Samples measure(Table table, int count) throws DeviceException {
        double[] micros = new double[count];
        for (int i = 0; i < count; i++) {
            DeviceType next = table.node().type().equals(Table.BY_HAND) ? Table.DECLARED : Table.BY_HAND;
            Move move = engine.move(table.machine(), List.of(table.node()), next, false);
            if (!move.committed()) {
                throw new IllegalStateException("a swap was refused: " + move.refused());
            }
            micros[i] = move.pauseNanos() / NANOS_PER_MICRO;
        }
        return Samples.of(micros);
    }

    private Samples copies() {
        double[] micros = new double[swaps];
        for (int i = 0; i < swaps; i++) {
            long start = System.nanoTime();
            System.arraycopy(from, 0, between, 0, from.length);
            System.arraycopy(between, 0, to, 0, from.length);
            micros[i] = (System.nanoTime() - start) / NANOS_PER_MICRO;
        }
        return Samples.of(micros);
    }
}
