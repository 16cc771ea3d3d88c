package io.pagurus.spapr;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/**
 * A node of the device tree as ibm,configure-connector hands it to a guest.
 *
 * @param name with unit address, such as {@code ethernet@5}
 * @param properties values by name, in order
 * @param children nodes below
 */
public record DeviceTreeNode(String name, SequencedMap<String, byte[]> properties, List<DeviceTreeNode> children) {
    /** Copies maps, lists and values. */
    public DeviceTreeNode {
        LinkedHashMap<String, byte[]> copy = new LinkedHashMap<>();
        properties.forEach((key, value) -> copy.put(key, value.clone()));
        properties = Collections.unmodifiableSequencedMap(copy);
        children = List.copyOf(new ArrayList<>(children));
    }

    /**
     * {@return a node without properties and children}
     *
     * @param name its name
     */
    public static DeviceTreeNode named(String name) {
        return new DeviceTreeNode(name, new LinkedHashMap<>(), List.of());
    }

    /**
     * {@return the node with one more property}
     *
     * @param property its name
     * @param value its value
     */
    public DeviceTreeNode with(String property, byte... value) {
        LinkedHashMap<String, byte[]> more = new LinkedHashMap<>(properties);
        more.put(property, value);
        return new DeviceTreeNode(name, more, children);
    }

    /**
     * {@return the node with one more child}
     *
     * @param child the child
     */
    public DeviceTreeNode with(DeviceTreeNode child) {
        List<DeviceTreeNode> more = new ArrayList<>(children);
        more.add(child);
        return new DeviceTreeNode(name, properties, more);
    }
}
