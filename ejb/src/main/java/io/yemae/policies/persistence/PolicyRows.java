package io.yemae.policies.persistence;

import io.yemae.policies.PolicyView;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

@ApplicationScoped
public class PolicyRows {
    /* With the name of who changed it last, which is in the audit log. By audit_entries_by_target and the key of users. */
    private static final String LIST = """
        SELECT name, value, smallest, largest, description, updated_at, changed_by('policy.change', name) AS changed_by
        FROM policies
        """;

    private static final String SET = """
        UPDATE policies
        SET value = ?2, updated_at = now()
        WHERE name = ?1""";

    @PersistenceContext
    EntityManager entityManager;

    /** The values by name. */
    @SuppressWarnings("unchecked")
    public Map<String, Long> values() {
        List<Tuple> rows = entityManager.createNativeQuery("SELECT name, value FROM policies", Tuple.class).getResultList();
        return rows.stream().collect(Collectors.toUnmodifiableMap(row -> row.get(0, String.class), row -> row.get(1, Long.class)));
    }

    /** By name. */
    @SuppressWarnings("unchecked")
    public List<PolicyView> list() {
        List<Tuple> rows = entityManager.createNativeQuery(LIST + "ORDER BY name", Tuple.class).getResultList();
        return rows.stream().map(PolicyRows::view).toList();
    }

    /** Locks the row. Empty if there is no such policy. */
    @SuppressWarnings("unchecked")
    public Optional<PolicyView> lock(String name) {
        List<Tuple> rows = entityManager.createNativeQuery(LIST + "WHERE name = ?1 FOR UPDATE", Tuple.class)
            .setParameter(1, name)
            .getResultList();
        return rows.stream().findFirst().map(PolicyRows::view);
    }

    /** Sets the value if there is such a policy. @return how many there are: 0 or 1 */
    public int set(String name, long value) {
        return entityManager.createNativeQuery(SET).setParameter(1, name).setParameter(2, value).executeUpdate();
    }

    private static PolicyView view(Tuple row) {
        return new PolicyView(row.get("name", String.class), row.get("value", Long.class), row.get("smallest", Long.class),
            row.get("largest", Long.class), row.get("description", String.class), row.get("updated_at", Instant.class),
            row.get("changed_by", String.class));
    }
}
