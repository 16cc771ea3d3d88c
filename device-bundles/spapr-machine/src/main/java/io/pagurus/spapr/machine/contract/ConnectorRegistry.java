package io.pagurus.spapr.machine.contract;

import io.pagurus.qdev.RealizeScope;
import io.pagurus.spapr.DrConnector;
import io.pagurus.spapr.DrConnectors;
import io.pagurus.spapr.DrcSlot;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** The dynamic reconfiguration connectors of one machine. */
final class ConnectorRegistry implements DrConnectors {
    private final Slots<Integer, DrConnector> connectors = new Slots<>("DRC index");
    private final Map<Integer, DrcSlot> slots = new ConcurrentHashMap<>();
    private final List<Listener> listeners = new CopyOnWriteArrayList<>();

    @Override
    public void attach(RealizeScope scope, DrConnector connector) {
        connectors.hold(scope, connector.index(), connector);
    }

    @Override
    public Optional<DrConnector> find(int index) {
        return connectors.find(index);
    }

    @Override
    public DrcSlot slot(int index) {
        return slots.computeIfAbsent(index, _ -> new ConnectorSlot());
    }

    @Override
    public List<DrConnector> all() {
        return connectors.places().stream()
                .sorted(Comparator.comparingLong(Integer::toUnsignedLong))
                .map(connectors::get)
                .filter(Objects::nonNull)
                .toList();
    }

    @Override
    public AutoCloseable listen(Listener listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    @Override
    public void tell(Event event, int index) {
        listeners.forEach(listener -> listener.happened(event, index));
    }
}
