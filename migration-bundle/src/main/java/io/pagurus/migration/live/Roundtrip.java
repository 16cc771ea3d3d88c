package io.pagurus.migration.live;

import io.pagurus.machine.Machine;
import io.pagurus.memory.RamBlock;
import io.pagurus.migration.stream.StreamImage;
import io.pagurus.migration.stream.StreamItem;
import io.pagurus.migration.stream.StreamItem.CommandItem;
import io.pagurus.migration.stream.StreamItem.SectionItem;
import io.pagurus.migration.stream.StreamSource;
import io.pagurus.qdev.DeviceException;
import io.pagurus.savestate.SaveStateBody;
import io.pagurus.savestate.SaveStateEntry;
import io.pagurus.savestate.SectionId;
import io.pagurus.vmstate.VmStateException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Loads a stream into live devices, saves the machine again and compares the two streams part by part. */
public final class Roundtrip {
    private final MachineLoader loader;
    private final LoadOptions options;

    /**
     * A round trip.
     *
     * @param loader loads the stream
     * @param options what the user said; the machine is never listed
     */
    public Roundtrip(MachineLoader loader, LoadOptions options) {
        this.loader = loader;
        this.options = new LoadOptions(false, "", options.machineType(), options.implementations(), options.catalogs());
    }

    /**
     * Makes the round trip.
     *
     * @param source the stream
     * @param saved where the machine is saved again
     * @return the comparison
     * @throws VmStateException if the stream is refused or cannot be saved
     * @throws DeviceException if the machine cannot be built
     * @throws IOException if {@code saved} cannot be written or read
     */
    public Result run(StreamSource source, Path saved) throws VmStateException, DeviceException, IOException {
        MachineLoader.Loaded loaded = loader.load(source, options);
        try (Machine machine = loaded.machine()) {
            try (OutputStream out = Files.newOutputStream(saved)) {
                new MachineSaver(machine).save(out);
            }
            StreamSource again = StreamSource.open(saved);
            StreamImage image = loader.scan(again, options);
            return compare(source, loaded, again, image);
        }
    }

    private Result compare(StreamSource source, MachineLoader.Loaded loaded, StreamSource again, StreamImage image)
            throws VmStateException, DeviceException {
        StreamImage before = loaded.image();
        long superseded = before.ram().superseded();
        boolean sameRam = superseded == 0 || sameRam(loaded.machine(), again);
        Map<SectionId, String> carriers = carriers(loaded.machine());
        List<Part> parts = new ArrayList<>();
        parts.add(part("header and configuration", "", "format", source, 0, start(before), again, 0, start(image)));
        int common = Math.min(before.items().size(), image.items().size());
        for (int i = 0; i < common; i++) {
            StreamItem a = before.items().get(i);
            StreamItem b = image.items().get(i);
            String carrier = carrier(a, carriers);
            Part part = part(label(a), kind(a), carrier, source, a.offset(), a.end(), again, b.offset(), b.end());
            boolean isRam = a instanceof SectionItem section
                    && section.header().id().idstr().equals(Iterables.RAM);
            if (!part.identical() && isRam && superseded > 0 && sameRam) {
                part = part.supersededPages();
            }
            parts.add(part);
        }
        for (StreamItem missing : before.items().subList(common, before.items().size())) {
            parts.add(new Part(label(missing), kind(missing), "", missing.end() - missing.offset(), "not saved again"));
        }
        for (StreamItem extra : image.items().subList(common, image.items().size())) {
            parts.add(new Part(label(extra), kind(extra), "", extra.end() - extra.offset(), "saved, but never came"));
        }
        parts.add(part(
                "end mark and JSON",
                "",
                "format",
                source,
                before.end().eofOffset(),
                before.end().endOffset(),
                again,
                image.end().eofOffset(),
                image.end().endOffset()));
        return new Result(before.machineType(), parts, superseded, source.size(), again.size());
    }

    private static long start(StreamImage image) {
        return image.items().isEmpty()
                ? image.end().eofOffset()
                : image.items().getFirst().offset();
    }

    /** Whether the RAM of a machine loaded from the saved stream is the RAM that was saved. */
    private boolean sameRam(Machine first, StreamSource again) throws VmStateException, DeviceException {
        try (Machine second = loader.load(again, options).machine()) {
            byte[] a = new byte[RamBlock.PAGE_SIZE];
            byte[] b = new byte[RamBlock.PAGE_SIZE];
            for (int i = 0; i < first.ramBlocks().size(); i++) {
                RamBlock x = first.ramBlocks().get(i);
                RamBlock y = second.ramBlocks().get(i);
                for (long offset = 0; offset < x.usedLength(); offset += RamBlock.PAGE_SIZE) {
                    x.read(offset, a, 0, a.length);
                    y.read(offset, b, 0, b.length);
                    if (!Arrays.equals(a, b)) {
                        return false;
                    }
                }
            }
            return true;
        }
    }

    private static Map<SectionId, String> carriers(Machine machine) {
        Map<SectionId, String> carriers = new HashMap<>();
        for (SaveStateEntry entry : machine.saveStates().entries()) {
            carriers.put(
                    entry.id(),
                    switch (entry.body()) {
                        case SaveStateBody.Described<?> _ -> entry.owner() == null ? "live" : "live: " + entry.owner();
                        case SaveStateBody.Passenger _ -> "passenger";
                        case SaveStateBody.Live _ -> "iterable";
                    });
        }
        return carriers;
    }

    private static String carrier(StreamItem item, Map<SectionId, String> carriers) {
        return item instanceof SectionItem section
                ? carriers.getOrDefault(section.header().id(), "")
                : "format";
    }

    private static String label(StreamItem item) {
        return switch (item) {
            case SectionItem section -> section.header().id().toString();
            case CommandItem command -> command.command().type().toString();
        };
    }

    private static String kind(StreamItem item) {
        return switch (item) {
            case SectionItem section -> section.header().kind().toString();
            case CommandItem _ -> "COMMAND";
        };
    }

    private static Part part(
            String label,
            String kind,
            String carrier,
            StreamSource a,
            long aFrom,
            long aEnd,
            StreamSource b,
            long bFrom,
            long bEnd) {
        ByteBuffer before = a.slice(aFrom, aEnd - aFrom);
        ByteBuffer after = b.slice(bFrom, bEnd - bFrom);
        int mismatch = before.mismatch(after);
        String difference = mismatch < 0
                ? ""
                : "differs from byte %d on (offset %d; %d bytes became %d)"
                        .formatted(mismatch, aFrom + mismatch, aEnd - aFrom, bEnd - bFrom);
        return new Part(label, kind, carrier, aEnd - aFrom, difference);
    }

    /**
     * One part of the stream.
     *
     * @param part idstr/instance_id, or what else it is
     * @param kind START, PART, END, FULL or COMMAND; empty for what is neither
     * @param carrier what held it meanwhile: a live device, a passenger, an iterable, the format itself
     * @param bytes its length, framing included
     * @param difference empty if identical
     */
    public record Part(String part, String kind, String carrier, long bytes, String difference) {
        /** What stands for a difference that later records of the same pages explain. */
        static final String SUPERSEDED = "superseded pages";

        /** {@return whether every byte is the same} */
        public boolean identical() {
            return difference.isEmpty();
        }

        /** {@return whether it is as it should be: identical, or different only in pages that were sent again later} */
        public boolean good() {
            return identical() || difference.equals(SUPERSEDED);
        }

        Part supersededPages() {
            return new Part(part, kind, carrier, bytes, SUPERSEDED);
        }
    }

    /**
     * The comparison.
     *
     * @param machineType of the stream
     * @param parts in the order of the stream
     * @param superseded page records whose page was sent again later; their contents are gone once it is loaded, so RAM
     *     is compared by what it holds in the end
     * @param bytes of the stream
     * @param savedBytes of the stream as saved again
     */
    public record Result(String machineType, List<Part> parts, long superseded, long bytes, long savedBytes) {
        /** Copies the list. */
        public Result {
            parts = List.copyOf(parts);
        }

        /** {@return whether every part is as it should be} */
        public boolean good() {
            return parts.stream().allMatch(Part::good);
        }
    }
}
