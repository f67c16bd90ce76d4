package io.yemae.payment;

import java.util.List;

/**
 * A part of a long list of payments.
 *
 * @param next where the next part begins; null if none follows
 */
public record PaymentSlice(List<PaymentView> payments, PaymentCursor next) {

    /** @param found one more than the limit, if there are more */
    static PaymentSlice of(List<PaymentView> found, int limit) {
        if (found.size() <= limit) {
            return new PaymentSlice(found, null);
        }
        PaymentView last = found.get(limit - 1);
        return new PaymentSlice(found.subList(0, limit), new PaymentCursor(last.changedAt(), last.number()));
    }
}
