package io.pagurus.spapr.machine.contract;

import io.pagurus.qdev.DeviceException;
import io.pagurus.qdev.Hook;
import io.pagurus.qdev.RealizeScope;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Places of one kind, each held by at most one active scope. Changes come with the guest stopped, lookups from any
 * thread.
 */
final class Slots<K, V> {
    private final String kind;
    private final ConcurrentHashMap<K, V> held = new ConcurrentHashMap<>();

    /**
     * Places of a kind.
     *
     * @param kind what a place is called in a refusal
     */
    Slots(String kind) {
        this.kind = kind;
    }

    /** Holds a place from the activation of a scope to its end. */
    void hold(RealizeScope scope, K place, V holder) {
        scope.hook(new Hook() {
            @Override
            public void activate() throws DeviceException {
                V other = held.putIfAbsent(place, holder);
                if (other != null && !other.equals(holder)) {
                    throw new DeviceException("%s %s is taken".formatted(kind, name(place)));
                }
            }

            @Override
            public void deactivate() {
                held.remove(place, holder);
            }
        });
    }

    private static String name(Object place) {
        return place instanceof Integer number ? "0x" + Integer.toHexString(number) : place.toString();
    }

    @Nullable
    V get(K place) {
        return held.get(place);
    }

    Optional<V> find(K place) {
        return Optional.ofNullable(held.get(place));
    }

    Set<K> places() {
        return new TreeSet<>(held.keySet());
    }
}
