package io.yemae.policies;

import io.yemae.policies.persistence.FeatureFlagRows;
import io.yemae.shared.Audited;
import io.yemae.shared.Problem;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.util.List;

/**
 * Switches parts of the platform on and off (requirement 1, section 8: feature flags). This node applies a change at once, the others
 * within a second.
 */
@Stateless
public class FeatureFlagAdministration {

    @Inject
    FeatureFlagRows flags;

    @Inject
    Event<Audited> audited;

    @Inject
    Event<SettingChange> changes;

    /** By name. */
    public List<FeatureFlagView> list() {
        return flags.list();
    }

    /**
     * Does nothing if the flag already has the value.
     *
     * @throws Problem not found {@code FEATURE_FLAG_NOT_FOUND}
     */
    public FeatureFlagView change(String name, boolean enabled) {
        if (flags.change(name, enabled)) {
            audited.fire(new Audited("feature.change", name, !enabled + " → " + enabled));
            changes.fire(new SettingChange());
        }
        return flags.find(name).orElseThrow(() -> Problem.notFound("FEATURE_FLAG_NOT_FOUND", "기능을 찾을 수 없습니다."));
    }
}
