package io.yemae.ops;

import io.yemae.shared.Settings;
import jakarta.annotation.PostConstruct;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

/**
 * Gives policies and feature flags the values with which this installation wants to begin. Each name is set once in the life of a database, so a
 * restart does not undo what an operator has changed since.
 */
@Startup
@Singleton
@DependsOn("Migrations")
public class InitialValues {
    // Of several nodes that start at once, the first one sets it.
    private static final String CLAIM = """
        INSERT INTO initial_values (name, value)
        VALUES (?1, ?2)
        ON CONFLICT DO NOTHING""";

    private static final String SET_POLICY = """
        UPDATE policies
        SET value = ?2, updated_at = now()
        WHERE name = ?1""";

    private static final String SET_FLAG = """
        UPDATE feature_flags
        SET enabled = (?2 <> 0), updated_at = now()
        WHERE name = ?1""";

    @PersistenceContext
    EntityManager entityManager;

    @Inject
    Settings settings;

    @PostConstruct
    void give() {
        settings.initialValues().forEach((name, value) -> {
            if (execute(CLAIM, name, value) == 1 && execute(SET_POLICY, name, value) + execute(SET_FLAG, name, value) == 0) {
                throw new IllegalStateException("YEMAE_INITIAL_VALUES names " + name + ", which is neither a policy nor a feature flag");
            }
        });
    }

    private int execute(String sql, String name, long value) {
        return entityManager.createNativeQuery(sql).setParameter(1, name).setParameter(2, value).executeUpdate();
    }
}
