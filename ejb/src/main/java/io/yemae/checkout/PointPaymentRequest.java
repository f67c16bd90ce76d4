package io.yemae.checkout;

import io.yemae.booking.Sales.Due;
import io.yemae.checkout.PointCheckout.Receipt;
import io.yemae.shared.idempotency.IdempotencyKey;
import io.yemae.shared.idempotency.Keyed;
import java.util.List;

/**
 * A request to pay a hold with points.
 *
 * @param discountCode null for none
 */
public record PointPaymentRequest(Due hold, String discountCode, Keyed<Receipt> keyed) {

    /** Null if the client sent none. */
    IdempotencyKey key() {
        return keyed.key();
    }

    /** Requests of one buyer run one after the other, because they take points of one account. */
    List<Object> claims() {
        return List.of(hold.user());
    }
}
