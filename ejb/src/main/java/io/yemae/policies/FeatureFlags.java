package io.yemae.policies;

import io.yemae.shared.Problem;
import io.yemae.shared.ProblemKind;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Set;

/** The feature flags, cached for at most a second (requirement 1, section 8). The node that changes one applies it at once. */
@ApplicationScoped
public class FeatureFlags {

    @PersistenceContext
    EntityManager entityManager;

    private final TimedCache<Set<String>> enabled = new TimedCache<>(this::read);

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

    @SuppressWarnings("unchecked")
    private Set<String> read() {
        List<String> names = entityManager.createNativeQuery("SELECT name FROM feature_flags WHERE enabled", String.class).getResultList();
        return Set.copyOf(names);
    }
}
