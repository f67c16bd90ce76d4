package io.yemae.rest.fastpath;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToLongBiFunction;

/**
 * A map of limited weight. If it becomes too heavy, the entries go that were not used for longest, so a stranger who asks for ever new keys
 * does not displace those that are asked for all the time. Never blocks for long: its lock is held for a few instructions.
 */
public final class BoundedCache<K, V> {
    private final Map<K, V> entries = new LinkedHashMap<>(16, 0.75f, true);
    private final ToLongBiFunction<K, V> weight;
    private final long most;
    private long total;

    /** @param weight must always be the same for a key and its value */
    public BoundedCache(long most, ToLongBiFunction<K, V> weight) {
        this.most = most;
        this.weight = weight;
    }

    public synchronized Optional<V> get(K key) {
        return Optional.ofNullable(entries.get(key));
    }

    /** A value that alone is too heavy is not kept. */
    public synchronized void put(K key, V value) {
        V before = entries.put(key, value);
        total += weight.applyAsLong(key, value) - (before == null ? 0 : weight.applyAsLong(key, before));
        Iterator<Map.Entry<K, V>> eldest = entries.entrySet().iterator();
        while (total > most) {
            Map.Entry<K, V> dropped = eldest.next();
            total -= weight.applyAsLong(dropped.getKey(), dropped.getValue());
            eldest.remove();
        }
    }

    synchronized int size() {
        return entries.size();
    }
}
