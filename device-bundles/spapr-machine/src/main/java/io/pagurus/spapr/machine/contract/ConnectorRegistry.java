package io.pagurus.spapr.machine.contract;

import io.pagurus.qdev.RealizeScope;
import io.pagurus.spapr.DrConnector;
import io.pagurus.spapr.DrConnectors;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** The dynamic reconfiguration connectors of one machine. */
final class ConnectorRegistry implements DrConnectors {
    private final Slots<Integer, DrConnector> connectors = new Slots<>("DRC index");
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
