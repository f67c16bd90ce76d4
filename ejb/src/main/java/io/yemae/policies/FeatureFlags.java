package io.yemae.policies;

import io.yemae.policies.persistence.FeatureFlagRows;
import io.yemae.shared.Problem;
import io.yemae.shared.ProblemKind;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.util.Set;

/** The feature flags, cached for at most a second (requirement 1, section 8). The node that changes one applies it at once. */
@ApplicationScoped
public class FeatureFlags {

    @Inject
    FeatureFlagRows rows;

    private final TimedCache<Set<String>> enabled = new TimedCache<>(() -> rows.enabled());

    public boolean isOn(FeatureFlag flag) {
        return enabled.get().contains(flag.key());
    }

    /** @throws Problem unavailable {@code FEATURE_OFF} if the flag is off */
    public void require(FeatureFlag flag) {
        if (!isOn(flag)) {
            throw new Problem(ProblemKind.UNAVAILABLE, "FEATURE_OFF", flag.sentence());
        }
    }

    void onCommit(@Observes(during = TransactionPhase.AFTER_SUCCESS) SettingChange change) {
        enabled.changed();
    }
}
