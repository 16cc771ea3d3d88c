package io.pagurus.spapr.machine.plan;

import io.pagurus.machine.MachineOutline;
import io.pagurus.machine.MachineType.Planned;
import io.pagurus.machine.MachineType.Planned.PlannedDevice;
import io.pagurus.machine.MachineType.Planned.PlannedPassenger;
import io.pagurus.machine.MachineType.Recognizer;
import io.pagurus.qdev.RecordedSection;
import io.pagurus.savestate.SectionId;
import io.pagurus.spapr.machine.PseriesVersion;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The sender's machine, in its construction order. */
public final class SenderPlan {
    /** Stands in the payload of a section that a connector did not send; the device is asked by its identity only. */
    private static final ByteBuffer NOTHING = ByteBuffer.allocate(Integer.BYTES);

    private final MachineOutline outline;
    private final Recognizer recognizer;
    private final List<Sent> sent;
    private final ConnectorLayout layout;
    private final Attachments attachments;
    /** Sections {@code cpu} by instance_id, which is the CPU's number. */
    private final Map<Integer, Sent> cpus = new HashMap<>();

    private final List<Planned> plan = new ArrayList<>();
    private final Set<Integer> covered = new HashSet<>();

    /**
     * Reasons about a stream.
     *
     * @param version of the machine type
     * @param outline its sections and RAM blocks; hostile
     * @param recognizer asks the installed device types
     */
    public SenderPlan(PseriesVersion version, MachineOutline outline, Recognizer recognizer) {
        this.outline = outline;
        this.recognizer = recognizer;
        this.sent = Sent.inConstructionOrder(outline);
        this.layout = new ConnectorLayout(version, outline, sent);
        this.attachments = new Attachments(sent, layout);
        sent.stream()
                .filter(section -> section.is("cpu"))
                .forEach(section -> cpus.putIfAbsent(section.instanceId(), section));
    }

    /** {@return every section once, as (part of) a device or as a passenger, and the connectors that sent nothing} */
    public List<Planned> planned() {
        Map<Long, Sent> bySectionId = new HashMap<>();
        sent.forEach(section -> bySectionId.putIfAbsent(section.sectionId(), section));
        NavigableMap<Long, Integer> connectors = layout.bySectionId();
        for (Sent section : sent) {
            while (!connectors.isEmpty() && connectors.firstKey() <= section.sectionId()) {
                Map.Entry<Long, Integer> next = connectors.pollFirstEntry();
                connector(next.getValue(), bySectionId.get(next.getKey()), bySectionId.get(next.getKey() + 1));
            }
            if (!covered.contains(section.number())) {
                plan.add(section.is("cpu_common") ? cpuOf(section) : deviceOf(section));
            }
        }
        return List.copyOf(plan);
    }

    /** A CPU stands where its first section does; only its second one tells what it is. */
    private Planned cpuOf(Sent common) {
        Optional<Sent> registers = Optional.ofNullable(cpus.get(common.instanceId()));
        Optional<PlannedDevice> device = registers.flatMap(section -> recognizer.recognize(section.section()));
        if (device.isEmpty()) {
            return new PlannedPassenger(common.number());
        }
        registers.ifPresent(section -> covered.add(section.number()));
        return device.get();
    }

    private Planned deviceOf(Sent section) {
        Optional<PlannedDevice> device = recognizer.recognize(section.section());
        return device.isPresent() ? device.get() : new PlannedPassenger(section.number());
    }

    /** A connector at its place: with what it sent there, or silent. Sections that contradict the layout win over it. */
    private void connector(int index, @Nullable Sent first, @Nullable Sent second) {
        SectionId id = new SectionId("spapr_drc", index);
        Sent own = first != null && first.section().id().equals(id) ? first : null;
        if (first != null && own == null) {
            return;
        }
        SectionId physicalId = new SectionId("spapr_drc/physical", index);
        Sent physical = second != null && second.section().id().equals(physicalId) ? second : null;
        Sent told = own != null ? own : physical;
        RecordedSection asked =
                told != null ? told.section() : new RecordedSection(outline.machineType(), id, 1, NOTHING.duplicate());
        Optional<PlannedDevice> device = recognizer.recognize(asked);
        if (device.isEmpty()) {
            return;
        }
        plan.add(told != null ? device.get() : silent(device.get(), attachments.has(index)));
        if (own != null) {
            covered.add(own.number());
        }
        if (physical != null) {
            covered.add(physical.number());
        }
    }

    private static PlannedDevice silent(PlannedDevice device, boolean attached) {
        return new PlannedDevice(
                device.type(), device.implementation(), device.config().with("attached", attached ? "on" : "off"));
    }
}
