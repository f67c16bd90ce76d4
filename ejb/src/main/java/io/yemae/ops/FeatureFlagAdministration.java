package io.yemae.ops;

import io.yemae.shared.Problem;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.List;

/** Switches parts of the platform on and off (requirement 1, section 8: feature flags). Every node applies a change within a second. */
@Stateless
public class FeatureFlagAdministration {
    private static final String LIST = """
        SELECT name, enabled, description, updated_at
        FROM feature_flags
        """;

    private static final String SWITCH = """
        UPDATE feature_flags
        SET enabled = ?2, updated_at = now()
        WHERE name = ?1
          AND enabled <> ?2""";

    @PersistenceContext
    EntityManager entityManager;

    @Inject
    AuditLog audit;

    /** By name. */
    @SuppressWarnings("unchecked")
    public List<FeatureFlagView> list() {
        List<Tuple> rows = entityManager.createNativeQuery(LIST + "ORDER BY name", Tuple.class).getResultList();
        return rows.stream().map(FeatureFlagAdministration::view).toList();
    }

    /**
     * Switched to what it is already, nothing changes.
     *
     * @throws Problem not found {@code FEATURE_FLAG_NOT_FOUND}
     */
    public FeatureFlagView change(String name, boolean enabled) {
        if (entityManager.createNativeQuery(SWITCH).setParameter(1, name).setParameter(2, enabled).executeUpdate() > 0) {
            audit.record("feature.change", name, !enabled + " → " + enabled);
        }
        return get(name);
    }

    @SuppressWarnings("unchecked")
    private FeatureFlagView get(String name) {
        List<Tuple> rows = entityManager.createNativeQuery(LIST + "WHERE name = ?1", Tuple.class).setParameter(1, name).getResultList();
        return rows.stream().findFirst().map(FeatureFlagAdministration::view)
            .orElseThrow(() -> Problem.notFound("FEATURE_FLAG_NOT_FOUND", "기능을 찾을 수 없습니다."));
    }

    private static FeatureFlagView view(Tuple row) {
        return new FeatureFlagView(row.get("name", String.class), row.get("enabled", Boolean.class), row.get("description", String.class),
            row.get("updated_at", Instant.class));
    }
}
