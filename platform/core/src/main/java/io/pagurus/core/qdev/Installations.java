package io.pagurus.core.qdev;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Things that bundles bring, one counting under each key: that of the lowest bundle id, then of the lowest service id.
 * What counts depends on what is installed and never on who came first.
 *
 * @param <K> what may be there only once
 * @param <V> what is brought
 */
final class Installations<K, V> {
    private static final Logger log = LoggerFactory.getLogger(Installations.class);

    /**
     * What one bundle brings.
     *
     * @param key what it is
     * @param value the thing
     * @param bundleId id of the bundle
     * @param serviceId id of the service
     * @param <K> type of the key
     * @param <V> type of the thing
     */
    record Offer<K, V>(K key, V value, long bundleId, long serviceId) {}

    /**
     * A change of what counts.
     *
     * @param arrived what counts now and did not before, or null
     * @param left what counted before and does not now, or null
     * @param <V> type of the thing
     */
    record Change<V>(@Nullable V arrived, @Nullable V left) {}

    private final Comparator<? super K> order;
    private final Map<K, TreeSet<Offer<K, V>>> offers = new HashMap<>();

    Installations(Comparator<? super K> order) {
        this.order = order;
    }

    synchronized Change<V> add(Offer<K, V> offer) {
        TreeSet<Offer<K, V>> same = offers.computeIfAbsent(
                offer.key(),
                _ -> new TreeSet<>(Comparator.comparingLong((Offer<K, V> o) -> o.bundleId())
                        .thenComparingLong(Offer::serviceId)));
        Offer<K, V> before = same.isEmpty() ? null : same.first();
        same.add(offer);
        Offer<K, V> now = same.first();
        if (before == null) {
            return new Change<>(now.value(), null);
        }
        log.warn(
                "{} comes from bundles {}; that of bundle {} counts",
                offer.key(),
                same.stream().map(Offer::bundleId).toList(),
                now.bundleId());
        return now.equals(offer) ? new Change<>(now.value(), before.value()) : new Change<>(null, null);
    }

    synchronized Change<V> remove(Offer<K, V> offer) {
        TreeSet<Offer<K, V>> same = offers.get(offer.key());
        if (same == null || !same.contains(offer)) {
            return new Change<>(null, null);
        }
        boolean counted = same.first().equals(offer);
        same.remove(offer);
        if (same.isEmpty()) {
            offers.remove(offer.key());
        }
        if (!counted) {
            return new Change<>(null, null);
        }
        return new Change<>(same.isEmpty() ? null : same.first().value(), offer.value());
    }

    /** {@return what counts, in order of the keys} */
    synchronized List<V> list() {
        TreeMap<K, V> sorted = new TreeMap<>(order);
        offers.forEach((key, same) -> sorted.put(key, same.first().value()));
        return new ArrayList<>(sorted.values());
    }

    synchronized Optional<V> find(K key) {
        TreeSet<Offer<K, V>> same = offers.get(key);
        return same == null ? Optional.empty() : Optional.of(same.first().value());
    }
}
