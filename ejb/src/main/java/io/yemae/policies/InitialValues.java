package io.yemae.policies;

import io.yemae.policies.persistence.FeatureFlagRows;
import io.yemae.policies.persistence.InitialValueRows;
import io.yemae.policies.persistence.PolicyRows;
import jakarta.annotation.PostConstruct;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.inject.Inject;
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

    @Inject
    InitialValueRows initialValues;

    @Inject
    PolicyRows policies;

    @Inject
    FeatureFlagRows flags;

    /** Values of policies and feature flags, such as {@code accounts.confirm=0,points.charge=1}. A flag is 1 or 0. */
    @Inject
    @ConfigProperty(name = "yemae.initial.values")
    Optional<String> setting;

    @PostConstruct
    void apply() {
        parse(setting.orElse(null)).forEach((name, value) -> {
            if (initialValues.claim(name, value) && policies.set(name, value) + flags.set(name, value) == 0) {
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
}
