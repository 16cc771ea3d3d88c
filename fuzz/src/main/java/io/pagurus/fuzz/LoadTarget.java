package io.pagurus.fuzz;

import io.pagurus.machine.Machine;
import io.pagurus.migration.live.LoadOptions;
import io.pagurus.migration.live.MachineLoader;
import io.pagurus.migration.live.MachineSaver;
import io.pagurus.migration.stream.StreamImage;
import io.pagurus.migration.stream.StreamSource;
import io.pagurus.qdev.DeviceException;
import io.pagurus.vmstate.VmStateException;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes a machine with live devices from a stream. What it saves must load, and save the same. */
final class LoadTarget implements Target {
    private final MachineLoader loader = new MachineLoader(Hardware.machines(), Hardware.CATALOG);
    private final LoadOptions options =
            new LoadOptions(false, "", Optional.empty(), Map.of(), List.of(Hardware.DESCRIPTIONS));

    /**
     * A connector at rest sends nothing; gaps between section_ids tell of it, so that a short stream may bring many (2^16
     * at most). Streams that bring more than this take seconds each and show nothing new.
     */
    private static final long MOST_CONNECTORS = 1 << 10;

    private static final long BYTES_PER_CONNECTOR = 32 << 10;

    private long connectors;

    @Override
    public long excused() {
        return connectors * BYTES_PER_CONNECTOR;
    }

    @Override
    public void read(byte[] input) throws VmStateException, DeviceException {
        connectors = 0;
        StreamImage image = loader.scan(StreamSource.ofBytes(input), options);
        connectors = image.fullSections().stream()
                .mapToLong(section -> Integer.toUnsignedLong(section.header().sectionId()))
                .max()
                .orElse(0);
        if (connectors > MOST_CONNECTORS) {
            connectors = 0;
            return;
        }
        byte[] first = reload(input);
        byte[] second;
        try {
            second = reload(first);
        } catch (VmStateException | DeviceException e) {
            throw new BrokenPromise("what was saved is refused: " + e.getMessage(), e);
        }
        if (!Arrays.equals(first, second)) {
            throw new BrokenPromise("a machine and its copy are saved differently, from byte %d of %d and %d"
                    .formatted(Arrays.mismatch(first, second), first.length, second.length));
        }
    }

    private byte[] reload(byte[] stream) throws VmStateException, DeviceException {
        try (Machine machine =
                loader.load(StreamSource.ofBytes(stream), options).machine()) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            try {
                new MachineSaver(machine).save(out);
            } catch (VmStateException e) {
                throw new BrokenPromise("what was loaded cannot be saved: " + e.getMessage(), e);
            }
            return out.toByteArray();
        }
    }
}
