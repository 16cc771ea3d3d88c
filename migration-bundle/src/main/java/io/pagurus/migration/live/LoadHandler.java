package io.pagurus.migration.live;

import io.pagurus.machine.Machine;
import io.pagurus.memory.RamBlock;
import io.pagurus.migration.stream.HashPageTable;
import io.pagurus.migration.stream.HtabReader;
import io.pagurus.migration.stream.RamBlockSink;
import io.pagurus.migration.stream.RamReader;
import io.pagurus.migration.stream.SectionHandler;
import io.pagurus.migration.stream.SectionHeader;
import io.pagurus.migration.stream.StreamCommand;
import io.pagurus.migration.stream.StreamConfiguration;
import io.pagurus.migration.stream.StreamInput;
import io.pagurus.migration.stream.StreamTrace;
import io.pagurus.savestate.SaveStateBody;
import io.pagurus.savestate.SaveStateEntry;
import io.pagurus.savestate.SaveStateRegistry.Match;
import io.pagurus.savestate.SectionId;
import io.pagurus.vmstate.Errno;
import io.pagurus.vmstate.VmStateException;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Loads a stream into the live devices of a machine, through its registry. */
final class LoadHandler implements SectionHandler {
    private static final int TARGET_PAGE_BITS = 12;

    private final Machine machine;
    private final String machineType;
    private final StreamTrace trace;
    private final Map<Integer, SectionReader> iterables = new HashMap<>();
    private boolean returnPath;
    private final Map<SectionId, Integer> passengers = new HashMap<>();

    /** Reads the sections of one iterable. */
    @FunctionalInterface
    private interface SectionReader {
        void section(SectionHeader header, StreamInput in) throws VmStateException;
    }

    LoadHandler(Machine machine, String machineType, StreamTrace trace) {
        this.machine = machine;
        this.trace = trace;
        this.machineType = machineType;
    }

    @Override
    public void configuration(StreamConfiguration configuration) throws VmStateException {
        configuration.checkMachine(machineType);
        configuration.checkPageBits(TARGET_PAGE_BITS);
        configuration.checkCapabilities();
    }

    @Override
    public void full(SectionHeader header, StreamInput in) throws VmStateException {
        SaveStateEntry entry = find(header).entry();
        if (entry.body() instanceof SaveStateBody.Passenger) {
            entry = passenger(entry);
        }
        trace.load(entry.idstr(), vmsd(entry));
        try {
            SectionLoader.load(entry, header.versionId(), in);
        } catch (VmStateException e) {
            throw header.blame(e);
        }
        machine.saveStates().adoptSectionId(entry, header.sectionId());
    }

    /** Passengers may share an id; the first section of that id is the first passenger's, and so on. */
    private SaveStateEntry passenger(SaveStateEntry first) {
        List<SaveStateEntry> sharing = machine.saveStates().entries().stream()
                .filter(entry -> entry.id().equals(first.id()))
                .toList();
        int turn = passengers.merge(first.id(), 1, Integer::sum) - 1;
        return sharing.get(Math.min(turn, sharing.size() - 1));
    }

    @Override
    public void start(SectionHeader header, StreamInput in) throws VmStateException {
        SaveStateEntry entry = find(header).entry();
        if (!(entry.body() instanceof SaveStateBody.Live live)) {
            throw header.blame(
                    new VmStateException(Errno.EINVAL, "this section is not sent in parts").at(header.offset()));
        }
        SectionReader reader;
        if (live.handler() instanceof HashPageTable table) {
            reader = new HtabReader(table)::section;
        } else {
            Map<String, RamBlock> blocks = new HashMap<>();
            machine.ramBlocks().forEach(block -> blocks.put(block.idstr(), block));
            reader = new RamReader(new RamBlockSink(blocks::get))::section;
        }
        iterables.put(header.sectionId(), reader);
        machine.saveStates().adoptSectionId(entry, header.sectionId());
        proceed(header, in);
    }

    @Override
    public void part(SectionHeader header, StreamInput in) throws VmStateException {
        proceed(header, in);
    }

    @Override
    public void end(SectionHeader header, StreamInput in) throws VmStateException {
        proceed(header, in);
    }

    private void proceed(SectionHeader header, StreamInput in) throws VmStateException {
        SectionReader reader = iterables.get(header.sectionId());
        if (reader == null) {
            throw new IllegalStateException("the driver passes on parts of iterables that have begun only: " + header);
        }
        trace.load(header.id().idstr(), "(old)");
        try {
            reader.section(header, in);
        } catch (VmStateException e) {
            throw header.blame(e);
        }
    }

    @Override
    public void command(StreamCommand command) throws VmStateException {
        switch (command.type()) {
            // Nobody waits for the answers to what was recorded, so reading on is all there is to do.
            case OPEN_RETURN_PATH -> returnPath = true;
            case PING -> requireReturnPath(command);
            case SWITCHOVER_START -> {}
            default ->
                throw new VmStateException(
                                Errno.ENOTSUP, "command %s is not for a precopy stream".formatted(command.type()))
                        .at(command.offset());
        }
    }

    private void requireReturnPath(StreamCommand command) throws VmStateException {
        if (!returnPath) {
            throw new VmStateException(Errno.EPERM, "a PING to a receiver without return path")
                    .receiverLine("CMD_PING (0x%x) received with no return path"
                            .formatted(ByteBuffer.wrap(command.data()).getInt()))
                    .at(command.offset());
        }
    }

    private Match find(SectionHeader header) throws VmStateException {
        return SectionLoader.find(machine.saveStates(), header.id(), header.versionId(), header.offset());
    }

    private static String vmsd(SaveStateEntry entry) {
        return switch (entry.body()) {
            case SaveStateBody.Described<?> described -> described.vmsd().name();
            case SaveStateBody.Passenger _ -> "(passenger)";
            case SaveStateBody.Live _ -> "(old)";
        };
    }
}
