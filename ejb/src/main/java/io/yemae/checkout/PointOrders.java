package io.yemae.checkout;

import io.yemae.account.Accounts;
import io.yemae.payment.PaymentMethod;
import io.yemae.payment.PaymentOrders;
import io.yemae.policies.FeatureFlag;
import io.yemae.policies.FeatureFlags;
import io.yemae.policies.Policies;
import io.yemae.policies.Policy;
import io.yemae.settlement.PurchasedPoints;
import io.yemae.shared.Problem;
import io.yemae.shared.UserId;
import io.yemae.shared.Won;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;

/**
 * Orders of points for the gateway's payment window (requirement 3, section 4; requirement 4, "잔액"). One point costs one won.
 * {@link CardCheckout} confirms the order as it does for a reservation, and {@link PurchasedPoints} credits the money to the point account.
 */
@Stateless
public class PointOrders {

    @Inject
    PaymentOrders orders;

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
        String clientKey = window.clientKey(user);
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
}
