package io.yemae.policies;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Tuple;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The policies, cached for at most a second. The node that changes one applies it at once. */
@ApplicationScoped
public class Policies {

    @PersistenceContext
    EntityManager entityManager;

    private final TimedCache<Map<String, Long>> values = new TimedCache<>(this::read);

    public int get(Policy policy) {
        return Math.toIntExact(values.get().get(policy.key()));
    }

    void onCommit(@Observes(during = TransactionPhase.AFTER_SUCCESS) SettingChange change) {
        values.changed();
    }

    @SuppressWarnings("unchecked")
    private Map<String, Long> read() {
        List<Tuple> rows = entityManager.createNativeQuery("SELECT name, value FROM policies", Tuple.class).getResultList();
        return rows.stream().collect(Collectors.toUnmodifiableMap(row -> row.get(0, String.class), row -> row.get(1, Long.class)));
    }
}
