package io.yemae.checkout;

import io.yemae.policies.FeatureFlag;
import io.yemae.policies.FeatureFlags;
import io.yemae.shared.Problem;
import io.yemae.shared.UserId;
import io.yemae.shared.WarmUpIds;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Who may pay with points: everybody while it is switched on, and always the buyers of a warm-up or a rehearsal, who have nothing else. */
@ApplicationScoped
public class PointPaymentSwitch {

    @Inject
    FeatureFlags features;

    boolean isOnFor(UserId user) {
        return WarmUpIds.contain(user.value()) || features.isOn(FeatureFlag.PAYMENTS_POINTS);
    }

    /** @throws Problem unavailable {@code FEATURE_OFF} */
    void requireFor(UserId user) {
        if (!isOnFor(user)) {
            features.require(FeatureFlag.PAYMENTS_POINTS);
        }
    }
}
