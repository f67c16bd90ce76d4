package io.yemae.booking;

import io.yemae.booking.persistence.EventLimits;
import io.yemae.policies.Policies;
import io.yemae.policies.Policy;
import io.yemae.shared.EventId;
import io.yemae.shared.Won;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;

/** The terms that a buyer should know before buying. An event may override the policies. */
@Stateless
public class SaleTerms {

    @Inject
    EventLimits limits;

    @Inject
    Policies policies;

    /**
     * The terms of one event.
     *
     * @param fee               the booking fee for each seat
     * @param cancelHoursBefore until how many hours before the start a confirmed reservation can be cancelled
     * @param seatsPerUser      live seats of a user for one performance
     */
    public record Terms(Won fee, int cancelHoursBefore, int seatsPerUser) {
    }

    public Terms of(EventId event) {
        return new Terms(new Won(policies.get(Policy.BOOKING_FEE)), limits.cancelHoursBefore(event),
            limits.seatsPerUser(event));
    }

    /** How many live seats a user may have in a performance of the event. */
    // One read, which needs no transaction of its own.
    @TransactionAttribute(TransactionAttributeType.SUPPORTS)
    public int seatsPerUser(EventId event) {
        return limits.seatsPerUser(event);
    }
}
