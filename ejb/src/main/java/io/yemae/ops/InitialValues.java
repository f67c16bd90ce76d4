package io.yemae.ops;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Sets the initial values of policies and feature flags of this installation. Each name is set once in the life of a database, so a restart
 * does not undo changes by operators.
 */
@Startup
@Singleton
@DependsOn("Migrations")
public class InitialValues {
    // If several nodes start at once, the first one sets it.
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

    /** Values of policies and feature flags, such as {@code accounts.confirm=0,points.charge=1}. A flag is 1 or 0. */
    @Inject
    @ConfigProperty(name = "yemae.initial.values")
    Optional<String> setting;

    @PostConstruct
    void apply() {
        parse(setting.orElse(null)).forEach((name, value) -> {
            if (execute(CLAIM, name, value) == 1 && execute(SET_POLICY, name, value) + execute(SET_FLAG, name, value) == 0) {
                throw new IllegalStateException("YEMAE_INITIAL_VALUES names " + name + ", which is neither a policy nor a feature flag");
            }
        });
    }

    /**
     * @param setting null if it is not given
     * @throws IllegalArgumentException if the setting is not a list of name=number
     */
    static Map<String, Long> parse(String setting) {
        Map<String, Long> values = new LinkedHashMap<>();
        for (String each : (setting == null ? "" : setting).split("[,\\s]+")) {
            String[] pair = each.split("=", -1);
            if (pair.length == 2 && pair[1].matches("[0-9]{1,18}")) {
                values.put(pair[0], Long.parseLong(pair[1]));
            } else if (!each.isEmpty()) {
                throw new IllegalArgumentException("YEMAE_INITIAL_VALUES is a list of name=number, separated by commas, and not " + each);
            }
        }
        return values;
    }

    private int execute(String sql, String name, long value) {
        return entityManager.createNativeQuery(sql).setParameter(1, name).setParameter(2, value).executeUpdate();
    }
}
