package io.yemae.booking;

import io.yemae.shared.Won;

/**
 * The buyers whom the cancellation of an event or a performance would affect now, and the refunds that it would make.
 *
 * @param performances that would be cancelled: neither cancelled nor over
 * @param buyers       different users with a reservation or a hold
 * @param reservations that are paid and would be refunded
 * @param holds        that are not paid and would be released
 * @param seats        that are sold or held
 * @param points       refunded as points
 * @param otherwise    refunded through the gateway, the payment module or by hand
 * @param inProgress   reservations whose payment has no outcome yet; if it succeeds, it is refunded as well
 */
public record CancellationPreview(long performances, long buyers, long reservations, long holds, long seats, Won points, Won otherwise,
                                  long inProgress) {

    public Won total() {
        return new Won(points.amount() + otherwise.amount());
    }
}
