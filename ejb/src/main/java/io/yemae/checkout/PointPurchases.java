package io.yemae.checkout;

import io.yemae.account.Accounts;
import io.yemae.ops.FeatureFlag;
import io.yemae.ops.FeatureFlags;
import io.yemae.ops.Policies;
import io.yemae.ops.Policy;
import io.yemae.payment.PaymentId;
import io.yemae.payment.PaymentMethod;
import io.yemae.payment.PaymentStatus;
import io.yemae.payment.PaymentSteps;
import io.yemae.payment.PaymentView;
import io.yemae.points.Points;
import io.yemae.shared.Problem;
import io.yemae.shared.UserId;
import io.yemae.shared.Won;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;

/**
 * Buying points through the gateway (requirement 3, section 4; requirement 4, "잔액"). One point costs one won. The order is confirmed as that of a
 * reservation is, by {@link CardCheckout}; its money charges the account instead of selling seats.
 */
@Stateless
public class PointPurchases {

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
     * @throws Problem conflict {@code POINTS_LIMIT} when it is more than a user may buy within 24 hours; unavailable {@code FEATURE_OFF},
     *     {@code GATEWAY_NOT_CONFIGURED}
     */
    public CardOrders.Order prepare(UserId user, PaymentMethod method, Won amount) {
        features.require(FeatureFlag.PAYMENTS_CARD);
        String clientKey = window.clientKey();
        requireWithinLimit(user, amount);
        return window.order(payments.preparePurchase(user, method, amount), "포인트 " + amount.amount() + "원", amount, clientKey,
            accounts.get(user).name());
    }

    /**
     * Orders may have been prepared side by side: they are counted when they begin to be paid, one after the other.
     *
     * @throws Problem conflict {@code POINTS_LIMIT}
     */
    public void requireWithinLimit(UserId user, Won amount) {
        long limit = policies.get(Policy.POINTS_PURCHASE_PER_DAY);
        if (payments.bought(user).amount() + amount.amount() > limit) {
            throw Problem.conflict("POINTS_LIMIT", "24시간 안에 결제로 충전할 수 있는 포인트는 " + limit + "원까지입니다.");
        }
    }

    /** Charges the buyer's account, in the transaction that records the payment. */
    public void charge(PaymentView payment) {
        points.credit(payment.user(), payment.amount(), payment.id().value());
    }

    /**
     * Takes bought points back and has their money given back; again: nothing changes.
     *
     * @throws Problem conflict {@code INSUFFICIENT_POINTS} when some of them were used
     */
    public void refund(PaymentId id, String reason) {
        PaymentView payment = payments.lock(id).orElseThrow();
        if (payment.status() == PaymentStatus.DONE) {
            points.use(payment.user(), payment.amount(), payment.id().value());
            payments.refund(id, reason);
        }
    }

    /** Takes bought points back, because the gateway's own desk gave their money back. @return whether they were still there */
    public boolean takeBackIfUnused(PaymentView payment) {
        return points.useIfThere(payment.user(), payment.amount(), payment.id().value());
    }
}
