package io.yemae.rest.edge.rate;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The buckets of all callers. Full ones are discarded from time to time. If the limit is reached, all new callers share one. */
final class Buckets {
    /** A bucket takes about 100 bytes. */
    static final int MOST = 100_000;

    private final Map<Traffic, Map<Object, Bucket>> byCaller = new EnumMap<>(Traffic.class);
    private final Map<Traffic, Bucket> shared = new EnumMap<>(Traffic.class);
    private final int most;

    Buckets(int most, long now) {
        this.most = most;
        for (Traffic each : Traffic.values()) {
            byCaller.put(each, new ConcurrentHashMap<>());
            shared.put(each, new Bucket(now));
        }
    }

    /** @param caller of a type with value equality, such as an address or a user's id */
    Bucket.Take take(Traffic traffic, Object caller, int perMinute, long now) {
        Map<Object, Bucket> buckets = byCaller.get(traffic);
        Bucket known = buckets.get(caller);
        if (known == null) {
            known = buckets.size() < most ? buckets.computeIfAbsent(caller, each -> new Bucket(now)) : shared.get(traffic);
        }
        return known.take(now, perMinute);
    }

    void sweep(long now) {
        byCaller.values().forEach(buckets -> buckets.values().removeIf(each -> each.isFull(now)));
    }

    int size() {
        return byCaller.values().stream().mapToInt(Map::size).sum();
    }
}
