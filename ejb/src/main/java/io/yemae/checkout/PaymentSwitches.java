package io.yemae.checkout;

import io.yemae.policies.FeatureFlag;
import io.yemae.policies.FeatureFlags;
import io.yemae.shared.Problem;
import io.yemae.shared.UserId;
import io.yemae.shared.WarmUpIds;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/**
 * Who may pay how: everybody as the feature flags say, and the buyers of warm-ups and rehearsals always. They try what may not be open yet,
 * and no money moves.
 */
@ApplicationScoped
class PaymentSwitches {

    @Inject
    FeatureFlags features;

    boolean arePointsOnFor(UserId user) {
        return WarmUpIds.contain(user.value()) || features.isOn(FeatureFlag.PAYMENTS_POINTS);
    }

    /** @throws Problem unavailable {@code FEATURE_OFF} */
    void requirePointsFor(UserId user) {
        require(FeatureFlag.PAYMENTS_POINTS, user);
    }

    /** @throws Problem unavailable {@code FEATURE_OFF} */
    void requireCardsFor(UserId user) {
        require(FeatureFlag.PAYMENTS_CARD, user);
    }

    private void require(FeatureFlag flag, UserId user) {
        if (!WarmUpIds.contain(user.value())) {
            features.require(flag);
        }
    }
}
