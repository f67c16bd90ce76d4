package io.yemae.policies;

import io.yemae.policies.persistence.PolicyRows;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.util.Map;

/** The policies, cached for at most a second. The node that changes one applies it at once. */
@ApplicationScoped
public class Policies {

    @Inject
    PolicyRows rows;

    private final TimedCache<Map<String, Long>> values = new TimedCache<>(() -> rows.values());

    public int get(Policy policy) {
        return Math.toIntExact(values.get().get(policy.key()));
    }

    void onCommit(@Observes(during = TransactionPhase.AFTER_SUCCESS) SettingChange change) {
        values.changed();
    }
}
