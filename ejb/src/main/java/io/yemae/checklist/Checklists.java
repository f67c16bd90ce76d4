package io.yemae.checklist;

import io.yemae.planning.EventAdministration;
import io.yemae.policies.FeatureFlag;
import io.yemae.policies.FeatureFlags;
import io.yemae.policies.Policies;
import io.yemae.policies.Policy;
import io.yemae.pricing.DiscountCodes;
import io.yemae.queue.RoomView;
import io.yemae.queue.WaitingRoom;
import io.yemae.shared.EventId;
import io.yemae.shared.Problem;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;

/** What is missing before the sale of an event opens. */
@Stateless
public class Checklists {

    @Inject
    EventAdministration events;

    @Inject
    WaitingRoom waitingRoom;

    @Inject
    DiscountCodes codes;

    @Inject
    Policies policies;

    @Inject
    FeatureFlags flags;

    @Inject
    Clock clock;

    /**
     * The checklist as of now.
     *
     * @throws Problem not found {@code EVENT_NOT_FOUND}
     */
    public Checklist of(EventId event) {
        return new ChecklistRules(events.get(event), conditions(waitingRoom.refreshedRoom(event)), codes.of(event), clock.instant())
            .checklist();
    }

    private SaleConditions conditions(RoomView room) {
        return new SaleConditions(room.threshold(), room.rate(), room.paused(), policies.get(Policy.QUEUE_SESSION_MINUTES),
            policies.get(Policy.HOLD_MINUTES), flags.isOn(FeatureFlag.HOLDS), flags.isOn(FeatureFlag.PAYMENTS_POINTS),
            flags.isOn(FeatureFlag.PAYMENTS_CARD));
    }
}
