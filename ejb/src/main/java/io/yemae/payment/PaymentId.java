package io.yemae.payment;

import io.yemae.shared.Problem;
import io.yemae.shared.UserId;
import io.yemae.shared.Uuid7;
import io.yemae.shared.WarmUpIds;
import java.util.UUID;

/** The id of a payment. The gateway knows the payment by it as its order id. */
public record PaymentId(UUID value) {

    public static PaymentId next() {
        return new PaymentId(Uuid7.next());
    }

    /** A new id of an order for the payment window. A bot's has an id of a warm-up, so it is paid at the sandbox, and no money moves. */
    public static PaymentId nextOrder(UserId buyer) {
        return WarmUpIds.contain(buyer.value()) ? new PaymentId(WarmUpIds.next()) : next();
    }

    /** Whether it is an order of a bot in a rehearsal. */
    public boolean isOfRehearsal() {
        return WarmUpIds.contain(value);
    }

    /** The error for an id that names no payment: not found {@code PAYMENT_NOT_FOUND}. */
    public static Problem unknown() {
        return Problem.notFound("PAYMENT_NOT_FOUND", "결제를 찾을 수 없습니다.");
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
