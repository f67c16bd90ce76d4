package io.yemae.cancellation;

import io.yemae.shared.Won;

/**
 * What the cancellation of some reservations would do now.
 *
 * @param total            of all that are selected
 * @param reservations     that are paid and would be refunded
 * @param holds            that are not paid and would be released
 * @param seats            that are sold or held
 * @param buyers           different users with a reservation or a hold
 * @param points           refunded as points
 * @param otherwise        refunded through the gateway, the payment module or by hand
 * @param inProgress       payments without an outcome; if one succeeds, it is refunded as well
 * @param alreadyCancelled that cannot be cancelled again
 * @param expired          holds that are over, which cannot be cancelled
 * @param version          changes when one of them does
 */
public record SelectionPreview(long total, long reservations, long holds, long seats, long buyers, Won points, Won otherwise,
                               long inProgress, long alreadyCancelled, long expired, String version) {

    public Won refund() {
        return points.plus(otherwise);
    }
}
