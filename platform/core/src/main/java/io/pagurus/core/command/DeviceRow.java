package io.pagurus.core.command;

import io.pagurus.machine.DeviceNode;
import io.pagurus.machine.Machine;
import io.pagurus.qdev.DeviceType;
import io.pagurus.qdev.DeviceTypeCatalog;
import io.pagurus.savestate.SaveStateEntry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A device of a machine as commands answer it.
 *
 * @param path its path
 * @param bus its bus
 * @param name its name on the bus
 * @param type name of the device
 * @param implementation number of the implementation in charge
 * @param bundle symbolic name and version of that implementation's bundle; empty if it is not installed
 * @param parked whether no implementation is in charge
 * @param properties its properties
 * @param facts what it says about itself
 * @param entries its save-state entries
 */
record DeviceRow(
        String path,
        String bus,
        String name,
        String type,
        int implementation,
        String bundle,
        boolean parked,
        SortedMap<String, String> properties,
        SortedMap<String, String> facts,
        List<EntryRow> entries) {

    /** {@return the devices of a machine, in construction order} */
    static List<DeviceRow> of(Machine machine, DeviceTypeCatalog catalog) {
        Map<String, List<EntryRow>> entries = new HashMap<>();
        for (SaveStateEntry entry : machine.saveStates().entries()) {
            if (entry.owner() != null) {
                entries.computeIfAbsent(entry.owner(), _ -> new ArrayList<>()).add(EntryRow.of(entry));
            }
        }
        return machine.devices().stream()
                .map(node -> of(node, catalog, entries.getOrDefault(node.path(), List.of())))
                .toList();
    }

    private static DeviceRow of(DeviceNode node, DeviceTypeCatalog catalog, List<EntryRow> entries) {
        DeviceType type = node.type();
        String bundle = catalog.find(type.name(), type.implementation())
                .filter(installed -> installed.type().equals(type))
                .map(DeviceTypeCatalog.Installed::bundle)
                .orElse("");
        return new DeviceRow(
                node.path(),
                node.placement().bus(),
                node.placement().name(),
                type.name(),
                type.implementation(),
                bundle,
                node.parked(),
                node.config().values(),
                new TreeMap<>(node.device().facts()),
                List.copyOf(entries));
    }

    /** {@return whether it has entries and none of them would send a section now} */
    boolean silent() {
        return !entries.isEmpty() && entries.stream().noneMatch(EntryRow::sends);
    }

    /** {@return what is in charge, as people read it} */
    String inCharge() {
        return parked ? "parked (was implementation " + implementation + ")" : "implementation " + implementation;
    }
}
