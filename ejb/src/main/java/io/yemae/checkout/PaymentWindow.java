package io.yemae.checkout;

import io.yemae.payment.PaymentId;
import io.yemae.shared.Problem;
import io.yemae.shared.ProblemKind;
import io.yemae.shared.Settings;
import io.yemae.shared.Won;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** What the gateway's payment window is opened with. */
@ApplicationScoped
class PaymentWindow {

    @Inject
    Settings settings;

    /** @throws Problem unavailable {@code GATEWAY_NOT_CONFIGURED} */
    String clientKey() {
        return settings.tossClientKey()
            .orElseThrow(() -> new Problem(ProblemKind.UNAVAILABLE, "GATEWAY_NOT_CONFIGURED", "지금은 이 결제수단을 쓸 수 없습니다."));
    }

    CardOrders.Order order(PaymentId id, String name, Won amount, String clientKey, String customerName) {
        return new CardOrders.Order(id, name, amount, clientKey, customerName, settings.siteUrl() + "/?payment=success",
            settings.siteUrl() + "/?payment=fail");
    }
}
