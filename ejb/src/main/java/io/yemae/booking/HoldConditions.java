package io.yemae.booking;

import io.yemae.account.ConfirmedAddresses;
import io.yemae.ops.FeatureFlag;
import io.yemae.ops.FeatureFlags;
import io.yemae.queue.WaitingRoom;
import io.yemae.shared.EventId;
import io.yemae.shared.Problem;
import io.yemae.shared.UserId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** The conditions of every hold that do not depend on seats. The cheapest is checked first. */
@ApplicationScoped
class HoldConditions {

    @Inject
    FeatureFlags features;

    @Inject
    ConfirmedAddresses addresses;

    @Inject
    WaitingRoom waitingRoom;

    /**
     * @throws Problem unavailable {@code FEATURE_OFF} while new holds are switched off, forbidden {@code EMAIL_NOT_CONFIRMED} or
     *     {@code NOT_ADMITTED}
     */
    void require(EventId event, UserId user) {
        features.require(FeatureFlag.HOLDS);
        addresses.require(user);
        waitingRoom.pass(event, user);
    }
}
