package io.yemae.booking;

import io.yemae.account.EmailConfirmations;
import io.yemae.ops.FeatureFlag;
import io.yemae.ops.FeatureFlags;
import io.yemae.queue.WaitingRoom;
import io.yemae.shared.EventId;
import io.yemae.shared.Problem;
import io.yemae.shared.UserId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** What must be so before somebody's seats are looked at, by whatever path they are held. The cheapest is asked first. */
@ApplicationScoped
class HoldConditions {

    @Inject
    FeatureFlags features;

    @Inject
    EmailConfirmations confirmations;

    @Inject
    WaitingRoom waitingRoom;

    /**
     * @throws Problem unavailable {@code FEATURE_OFF} while new holds are switched off, forbidden {@code EMAIL_NOT_CONFIRMED}, forbidden
     *     {@code NOT_ADMITTED}
     */
    void require(EventId event, UserId user) {
        features.require(FeatureFlag.HOLDS);
        confirmations.require(user);
        waitingRoom.pass(event, user);
    }
}
