package io.yemae.policies.persistence;

import io.yemae.policies.FeatureFlagView;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

@ApplicationScoped
public class FeatureFlagRows {
    /* With the name of who changed it last, as for policies. */
    private static final String LIST = """
        SELECT name, enabled, description, updated_at, changed_by('feature.change', name) AS changed_by
        FROM feature_flags
        """;

    private static final String CHANGE = """
        UPDATE feature_flags
        SET enabled = ?2, updated_at = now()
        WHERE name = ?1
          AND enabled <> ?2""";

    private static final String SET = """
        UPDATE feature_flags
        SET enabled = (?2 <> 0), updated_at = now()
        WHERE name = ?1""";

    @PersistenceContext
    EntityManager entityManager;

    /** The names of those that are on. */
    @SuppressWarnings("unchecked")
    public Set<String> enabled() {
        List<String> names = entityManager.createNativeQuery("SELECT name FROM feature_flags WHERE enabled", String.class).getResultList();
        return Set.copyOf(names);
    }

    /** By name. */
    @SuppressWarnings("unchecked")
    public List<FeatureFlagView> list() {
        List<Tuple> rows = entityManager.createNativeQuery(LIST + "ORDER BY name", Tuple.class).getResultList();
        return rows.stream().map(FeatureFlagRows::view).toList();
    }

    /** Empty if there is no such flag. */
    @SuppressWarnings("unchecked")
    public Optional<FeatureFlagView> find(String name) {
        List<Tuple> rows = entityManager.createNativeQuery(LIST + "WHERE name = ?1", Tuple.class).setParameter(1, name).getResultList();
        return rows.stream().findFirst().map(FeatureFlagRows::view);
    }

    /** @return false if there is no such flag, or if it has this value already */
    public boolean change(String name, boolean enabled) {
        return entityManager.createNativeQuery(CHANGE).setParameter(1, name).setParameter(2, enabled).executeUpdate() > 0;
    }

    /** Switches the flag if there is one: 0 is off, any other value is on. @return how many there are: 0 or 1 */
    public int set(String name, long value) {
        return entityManager.createNativeQuery(SET).setParameter(1, name).setParameter(2, value).executeUpdate();
    }

    private static FeatureFlagView view(Tuple row) {
        return new FeatureFlagView(row.get("name", String.class), row.get("enabled", Boolean.class), row.get("description", String.class),
            row.get("updated_at", Instant.class), row.get("changed_by", String.class));
    }
}
