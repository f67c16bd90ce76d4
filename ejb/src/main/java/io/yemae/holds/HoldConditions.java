package io.yemae.holds;

import io.yemae.account.ConfirmedAddresses;
import io.yemae.policies.FeatureFlag;
import io.yemae.policies.FeatureFlags;
import io.yemae.shared.Problem;
import io.yemae.shared.UserId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** The conditions of every hold that are checked in memory, before the request joins a batch. The cheapest is checked first. */
@ApplicationScoped
class HoldConditions {

    @Inject
    FeatureFlags features;

    @Inject
    ConfirmedAddresses addresses;

    /** @throws Problem unavailable {@code FEATURE_OFF} while new holds are switched off, forbidden {@code EMAIL_NOT_CONFIRMED} */
    void require(UserId user) {
        features.require(FeatureFlag.HOLDS);
        addresses.require(user);
    }
}
