package io.pagurus.core.fake;

import io.pagurus.machine.Machine;
import io.pagurus.machine.MachineOutline;
import io.pagurus.machine.MachineType;
import io.pagurus.qdev.DeviceException;
import io.pagurus.qdev.RecordedSection;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** A machine type that offers a {@link Switchboard} and plans by section_id. */
public class FakeMachineType implements MachineType {
    private final String name;

    /** Compat properties by device type. */
    public Map<String, Map<String, String>> compat = Map.of();

    /** Whether furnishing fails. */
    public boolean refuses;

    public FakeMachineType(String name) {
        this.name = name;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String summary() {
        return "fake machine";
    }

    @Override
    public boolean sendsConfiguration() {
        return true;
    }

    @Override
    public boolean sendsFooters() {
        return true;
    }

    @Override
    public boolean sendsVmdesc() {
        return true;
    }

    @Override
    public Map<String, String> compatProperties(String deviceType) {
        return compat.getOrDefault(deviceType, Map.of());
    }

    @Override
    public void furnish(Machine machine) throws DeviceException {
        if (refuses) {
            throw new DeviceException("no furniture");
        }
        machine.offer(Switchboard.class, new Switchboard());
    }

    @Override
    public List<Planned> plan(MachineOutline outline, Recognizer recognizer) {
        List<Planned> plan = new ArrayList<>();
        IntStream.range(0, outline.sections().size())
                .boxed()
                .sorted(Comparator.comparing(outline.sectionIds()::get))
                .forEach(i -> {
                    RecordedSection section = outline.sections().get(i);
                    plan.add(recognizer
                            .recognize(section)
                            .map(Planned.class::cast)
                            .orElseGet(() -> new Planned.PlannedPassenger(i)));
                });
        return plan;
    }
}
