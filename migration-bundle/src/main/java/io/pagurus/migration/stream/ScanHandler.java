package io.pagurus.migration.stream;

import io.pagurus.migration.stream.StreamItem.CommandItem;
import io.pagurus.migration.stream.StreamItem.Delimiter;
import io.pagurus.migration.stream.StreamItem.SectionItem;
import io.pagurus.migration.vmstate.DecodedValue;
import io.pagurus.migration.vmstate.VmStateScanner;
import io.pagurus.savestate.SectionId;
import io.pagurus.vmstate.Errno;
import io.pagurus.vmstate.VmStateDescription;
import io.pagurus.vmstate.VmStateException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Collects the parts of a stream while the driver passes over it. */
final class ScanHandler implements SectionHandler {
    private static final String RAM = "ram";
    private static final String HTAB = "spapr/htab";

    private final StreamSource source;
    private final ScanOptions options;
    private final StreamTrace trace;
    private final Map<SectionId, Deque<VmDesc.Described>> described = new HashMap<>();
    private final List<StreamItem> items = new ArrayList<>();
    private final RamReader ram = new RamReader(new PassingSink());
    private final HashPageTable table = new HashPageTable();
    private final HtabReader htab = new HtabReader(table);
    private final String inferred;
    private @Nullable StreamConfiguration configuration;
    private @Nullable Found found;

    /** What is known of the section being read. */
    private record Found(
            Delimiter by,
            String vmsdName,
            List<String> subsections,
            VmDesc.@Nullable Described described,
            @Nullable VmStateDescription<?> description,
            int iterableIndex) {}

    ScanHandler(StreamSource source, ScanOptions options, StreamTrace trace, @Nullable VmDesc vmdesc) {
        this.source = source;
        this.options = options;
        this.trace = trace;
        // Machine types up to 2.3 send no configuration; 2.3 is the one of them that sends the JSON.
        this.inferred = vmdesc == null ? "pseries-2.2" : "pseries-2.3";
        if (vmdesc != null) {
            for (VmDesc.Described device : vmdesc.devices()) {
                // Several sections can have one identity (slirp in 7.2): their order tells them apart.
                described
                        .computeIfAbsent(new SectionId(device.name(), device.instanceId()), _ -> new ArrayDeque<>())
                        .add(device);
            }
        }
    }

    private String machineType() {
        return configuration != null
                ? configuration.machineType()
                : options.machineType().orElse(inferred);
    }

    StreamImage image(StreamEnd end, @Nullable VmDesc vmdesc) {
        return new StreamImage(
                source,
                configuration,
                machineType(),
                configuration == null && options.machineType().isEmpty(),
                end,
                items,
                ram.transcript(),
                htab.transcript(),
                table.shift(),
                vmdesc);
    }

    @Override
    public void configuration(StreamConfiguration received) throws VmStateException {
        StreamScanner.check(received);
        configuration = received;
    }

    @Override
    public void full(SectionHeader header, StreamInput in) throws VmStateException {
        SectionKey key = new SectionKey(machineType(), header.id(), header.versionId());
        VmDesc.Described json =
                Optional.ofNullable(described.get(header.id())).map(Deque::poll).orElse(null);
        Optional<VmStateDescription<?>> installed = options.installed().apply(key);
        if (installed.isPresent()) {
            byDescription(Delimiter.DESCRIPTION, installed.get(), json, header, in);
        } else if (json != null) {
            byJson(json, header, in);
        } else {
            Optional<VmStateDescription<?>> known = options.catalogs().stream()
                    .flatMap(c -> c.find(key.machineType(), key.id(), key.versionId()).stream())
                    .findFirst();
            if (known.isEmpty()) {
                throw unknown(header);
            }
            byDescription(Delimiter.CATALOG, known.get(), null, header, in);
        }
    }

    private static VmStateException unknown(SectionHeader header) {
        return new VmStateException(
                        Errno.EINVAL,
                        "nothing tells where this section ends: no device, no JSON, no catalogue knows it")
                .receiverLine(
                        ("Unknown savevm section or instance '%s' %s. Make sure that your current VM setup matches"
                                        + " your saved VM setup, including any hotplugged devices")
                                .formatted(header.id().idstr(), header.id().instance()))
                .within(header.id().toString())
                .at(header.offset());
    }

    private void byDescription(
            Delimiter by,
            VmStateDescription<?> description,
            VmDesc.@Nullable Described json,
            SectionHeader header,
            StreamInput in)
            throws VmStateException {
        trace.load(header.id().idstr(), description.name());
        try {
            DecodedValue.Struct root = VmStateScanner.scan(description, in, header.versionId());
            List<String> subsections =
                    root.subsections().stream().map(DecodedValue.Struct::vmsd).toList();
            found = new Found(by, description.name(), subsections, json, description, -1);
        } catch (VmStateException e) {
            throw header.blame(e);
        }
    }

    private void byJson(VmDesc.Described json, SectionHeader header, StreamInput in) throws VmStateException {
        String vmsd = json.body().vmsdName();
        trace.load(header.id().idstr(), vmsd.isEmpty() ? "(old)" : vmsd);
        try {
            DescribedPayload.skip(json.body(), in);
            List<String> subsections = json.body().subsections().stream()
                    .map(VmDesc.Struct::vmsdName)
                    .toList();
            found = new Found(Delimiter.JSON, vmsd, subsections, json, null, -1);
        } catch (VmStateException e) {
            throw header.blame(e);
        }
    }

    @Override
    public void start(SectionHeader header, StreamInput in) throws VmStateException {
        iterable(header, in);
    }

    @Override
    public void part(SectionHeader header, StreamInput in) throws VmStateException {
        iterable(header, in);
    }

    @Override
    public void end(SectionHeader header, StreamInput in) throws VmStateException {
        iterable(header, in);
    }

    private void iterable(SectionHeader header, StreamInput in) throws VmStateException {
        String idstr = header.id().idstr();
        if (!idstr.equals(RAM) && !idstr.equals(HTAB)) {
            throw new VmStateException(Errno.ENOTSUP, "sections of the iterable " + idstr + " are not read here")
                    .within(header.id().toString())
                    .at(header.offset());
        }
        trace.load(idstr, "(old)");
        try {
            int index;
            if (idstr.equals(RAM)) {
                ram.section(header, in);
                index = ram.transcript().sectionCount() - 1;
            } else {
                htab.section(header, in);
                index = htab.transcript().sectionCount() - 1;
            }
            found = new Found(Delimiter.ITERABLE, "", List.of(), null, null, index);
        } catch (VmStateException e) {
            throw header.blame(e);
        }
    }

    @Override
    public void finished(SectionHeader header, long payloadEnd, long end) {
        Found f = Objects.requireNonNull(found);
        items.add(new SectionItem(
                header,
                payloadEnd,
                end,
                f.by(),
                f.vmsdName(),
                f.subsections(),
                f.described(),
                f.description(),
                f.iterableIndex()));
        found = null;
    }

    @Override
    public void command(StreamCommand command) {
        items.add(new CommandItem(command, command.offset() + 5 + command.data().length));
    }
}
