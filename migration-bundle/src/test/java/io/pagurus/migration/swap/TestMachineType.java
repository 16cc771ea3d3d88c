package io.pagurus.migration.swap;

import io.pagurus.machine.Machine;
import io.pagurus.machine.MachineOutline;
import io.pagurus.machine.MachineType;
import java.util.List;
import java.util.Map;

/** A machine type without furniture. */
final class TestMachineType implements MachineType {
    @Override
    public String name() {
        return "bare";
    }

    @Override
    public String summary() {
        return "bare machine";
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
        return Map.of();
    }

    @Override
    public void furnish(Machine machine) {
        // Nothing to put in.
    }

    @Override
    public List<Planned> plan(MachineOutline outline, Recognizer recognizer) {
        return List.of();
    }
}
