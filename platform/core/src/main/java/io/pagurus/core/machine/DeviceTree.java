package io.pagurus.core.machine;

import io.pagurus.machine.DeviceNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The places of a machine by path, in construction order. */
final class DeviceTree {
    private final Map<String, Node> byPath = new LinkedHashMap<>();

    synchronized List<DeviceNode> list() {
        return List.copyOf(byPath.values());
    }

    synchronized List<Node> nodes() {
        return new ArrayList<>(byPath.values());
    }

    /** {@return a device by its path, or by its name on the bus where only one bus has that name} */
    synchronized Optional<DeviceNode> find(String name) {
        Node node = byPath.get(name);
        if (node != null) {
            return Optional.of(node);
        }
        List<Node> named = byPath.values().stream()
                .filter(n -> n.placement().name().equals(name))
                .toList();
        return named.size() == 1 ? Optional.of(named.getFirst()) : Optional.empty();
    }

    synchronized boolean has(String path) {
        return byPath.containsKey(path);
    }

    synchronized boolean has(DeviceNode node) {
        return byPath.get(node.path()) == node;
    }

    synchronized void add(Node node) {
        byPath.put(node.path(), node);
    }

    synchronized void remove(Node node) {
        byPath.remove(node.path(), node);
    }

    synchronized boolean anyParked() {
        return byPath.values().stream().anyMatch(Node::parked);
    }
}
