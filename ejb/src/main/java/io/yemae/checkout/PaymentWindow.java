package io.yemae.checkout;

import io.yemae.payment.PaymentId;
import io.yemae.shared.Problem;
import io.yemae.shared.ProblemKind;
import io.yemae.shared.SiteAddress;
import io.yemae.shared.UserId;
import io.yemae.shared.WarmUpIds;
import io.yemae.shared.Won;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Configured parameters of the gateway's payment window. */
@ApplicationScoped
class PaymentWindow {

    /** Our key for the gateway's payment window; not a secret. */
    @Inject
    @ConfigProperty(name = "yemae.toss.client.key")
    Optional<String> clientKey;

    @Inject
    SiteAddress site;

    /**
     * Empty for a bot, which opens no window.
     *
     * @throws Problem unavailable {@code GATEWAY_NOT_CONFIGURED}
     */
    String clientKey(UserId buyer) {
        return clientKey
            .or(() -> WarmUpIds.contain(buyer.value()) ? Optional.of("") : Optional.empty())
            .orElseThrow(() -> new Problem(ProblemKind.UNAVAILABLE, "GATEWAY_NOT_CONFIGURED", "지금은 이 결제수단을 쓸 수 없습니다."));
    }

    CardOrders.Order order(PaymentId id, String name, Won amount, Won points, String clientKey, String customerName) {
        return new CardOrders.Order(id, name, amount, points, clientKey, customerName, site.url() + "/?payment=success",
            site.url() + "/?payment=fail");
    }
}
