package io.yemae.holds;

import io.yemae.shared.ReservationId;
import io.yemae.shared.UserId;

/**
 * The seats of a hold have changed. Its price is that of its seats and its fee, without any discount: whoever gives discounts observes
 * this, in the transaction of the change.
 */
public record HoldChanged(ReservationId reservation, UserId user) {
}
