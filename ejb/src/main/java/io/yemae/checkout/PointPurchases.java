package io.yemae.checkout;

import io.yemae.account.Accounts;
import io.yemae.payment.PaymentId;
import io.yemae.payment.PaymentMethod;
import io.yemae.payment.PaymentOrders;
import io.yemae.payment.PaymentStatus;
import io.yemae.payment.PaymentSteps;
import io.yemae.payment.PaymentView;
import io.yemae.points.Points;
import io.yemae.policies.FeatureFlag;
import io.yemae.policies.FeatureFlags;
import io.yemae.policies.Policies;
import io.yemae.policies.Policy;
import io.yemae.shared.Problem;
import io.yemae.shared.UserId;
import io.yemae.shared.Won;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;

/**
 * Purchases of points through the gateway (requirement 3, section 4; requirement 4, "잔액"). One point costs one won. {@link CardCheckout}
 * confirms the order as it does for a reservation; the money is credited to the point account.
 */
@Stateless
public class PointPurchases {

    @Inject
    PaymentOrders orders;

    @Inject
    PaymentSteps payments;

    @Inject
    Points points;

    @Inject
    Accounts accounts;

    @Inject
    PaymentWindow window;

    @Inject
    Policies policies;

    @Inject
    FeatureFlags features;

    /**
     * Prepares an order of points.
     *
     * @throws Problem conflict {@code POINTS_LIMIT} if it exceeds what a user may buy within 24 hours; unavailable {@code FEATURE_OFF},
     *     {@code GATEWAY_NOT_CONFIGURED}
     */
    public CardOrders.Order prepare(UserId user, PaymentMethod method, Won amount) {
        features.require(FeatureFlag.PAYMENTS_CARD);
        String clientKey = window.clientKey();
        requireWithinLimit(user, amount);
        return window.order(orders.preparePurchase(user, method, amount), "포인트 " + amount.amount() + "원", amount,
            Won.ZERO, clientKey, accounts.get(user).name());
    }

    /**
     * Several orders may be prepared at the same time, so the limit is checked again when the payment of each begins, one after the other.
     *
     * @throws Problem conflict {@code POINTS_LIMIT}
     */
    public void requireWithinLimit(UserId user, Won amount) {
        long limit = policies.get(Policy.POINTS_PURCHASE_PER_DAY);
        if (orders.purchasedWithinADay(user).amount() + amount.amount() > limit) {
            throw Problem.conflict("POINTS_LIMIT", "24시간 안에 결제로 충전할 수 있는 포인트는 " + limit + "원까지입니다.");
        }
    }

    /** Credits the buyer's point account, in the transaction that records the payment. */
    public void credit(PaymentView payment) {
        points.credit(payment.user(), payment.amount(), payment.id().value());
    }

    /**
     * Takes purchased points back and requests the refund of their money. Idempotent.
     *
     * @throws Problem conflict {@code INSUFFICIENT_POINTS} if some of them were used
     */
    public void refund(PaymentId id, String reason) {
        PaymentView payment = payments.lock(id).orElseThrow();
        if (payment.status() == PaymentStatus.DONE) {
            points.use(payment.user(), payment.amount(), payment.id().value());
            payments.refund(id, reason);
        }
    }

    /** Takes purchased points back after their money was refunded in the gateway's console. @return false if some of them were used */
    public boolean takeBackIfUnused(PaymentView payment) {
        return points.useIfThere(payment.user(), payment.amount(), payment.id().value());
    }
}
