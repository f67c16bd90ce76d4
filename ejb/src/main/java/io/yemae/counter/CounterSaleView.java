package io.yemae.counter;

import io.yemae.booking.ReservationView;
import io.yemae.shared.UserId;
import io.yemae.till.TillEntry;
import java.time.Instant;

/**
 * A sale at a counter.
 *
 * @param hasAccount whether it belongs to a user's account
 * @param name       of a buyer without an account; null if it is not known, as may be the phone number
 * @param taken      what was taken
 * @param returned   what was given back at a counter; null if nothing was
 * @param refundable whether a counter can still give back what was taken
 */
public record CounterSaleView(ReservationView reservation, UserId soldBy, Instant soldAt, boolean hasAccount, String name, String phone,
                              TillEntry taken, TillEntry returned, boolean refundable) {
}
