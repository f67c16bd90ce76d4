package io.yemae.ops;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Tuple;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** The policies as of at most a second ago: each node reads them again once a second at the most, and only when somebody asks. */
@ApplicationScoped
public class Policies {
    private static final long KEPT_NANOS = TimeUnit.SECONDS.toNanos(1);

    @PersistenceContext
    EntityManager entityManager;

    private volatile Snapshot snapshot = new Snapshot(Map.of(), System.nanoTime() - KEPT_NANOS);

    private record Snapshot(Map<String, Long> values, long readAt) {
    }

    public int get(Policy policy) {
        Snapshot current = snapshot;
        if (System.nanoTime() - current.readAt >= KEPT_NANOS) {
            current = read();
            snapshot = current;
        }
        return Math.toIntExact(current.values.get(policy.key()));
    }

    @SuppressWarnings("unchecked")
    private Snapshot read() {
        List<Tuple> rows = entityManager.createNativeQuery("SELECT name, value FROM policies", Tuple.class).getResultList();
        return new Snapshot(rows.stream().collect(Collectors.toUnmodifiableMap(row -> row.get(0, String.class), row -> row.get(1, Long.class))),
            System.nanoTime());
    }
}
