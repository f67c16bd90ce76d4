package io.yemae.payment.integration;

import static org.assertj.core.api.Assertions.assertThat;

import io.yemae.payment.GatewayAnswer.Misconfigured;
import io.yemae.payment.GatewayAnswer.Paid;
import io.yemae.payment.GatewayAnswer.Refused;
import io.yemae.payment.GatewayAnswer.Unclear;
import io.yemae.payment.PaymentId;
import io.yemae.payment.PaymentMethod;
import io.yemae.payment.PaymentStatus;
import io.yemae.payment.PaymentView;
import io.yemae.shared.Won;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** The meaning of the gateway's error codes. */
class TossAnswersTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    @Test
    void aListedCodeIsAFinalRefusal() {
        for (String code : new String[] {"REJECT_CARD_COMPANY", "INVALID_STOPPED_CARD", "INVALID_CARD_NUMBER", "EXCEED_MAX_AMOUNT",
            "BELOW_MINIMUM_AMOUNT", "NOT_FOUND_PAYMENT_SESSION", "INVALID_REQUEST"}) {
            assertThat(TossErrors.meaning(code, "no")).as(code).isEqualTo(new Refused(code, "no"));
        }
    }

    @Test
    void codesAboutOurKeysAreMisconfigurations() {
        for (String code : new String[] {"UNAUTHORIZED_KEY", "INVALID_API_KEY", "FORBIDDEN_REQUEST"}) {
            assertThat(TossErrors.meaning(code, "no")).as(code).isEqualTo(new Misconfigured(code));
        }
    }

    @Test
    void anUnlistedCodeIsUnclear() {
        for (String code : new String[] {"ALREADY_PROCESSED_PAYMENT", "PROVIDER_ERROR", "FAILED_INTERNAL_SYSTEM_PROCESSING",
            "IDEMPOTENT_REQUEST_PROCESSING", "NOT_FOUND_PAYMENT", "SOMETHING_NEW", ""}) {
            assertThat(TossErrors.meaning(code, "no")).as(code).isEqualTo(new Unclear(code, "no"));
        }
    }

    @Test
    void aPaymentMatchesOnlyWithOrderAmountAndCurrency() {
        PaymentView payment = new PaymentView(PaymentId.next(), 1, null, null, PaymentMethod.CARD, new Won(70_000),
            new Won(5_000), PaymentStatus.CONFIRMING, "key", 1, NOW, NOW, null, null, null, null);
        String order = payment.id().toString();

        assertThat(new Paid("key", order, new Won(70_000), "KRW", NOW).isOf(payment)).isTrue();
        assertThat(new Paid("key", order, new Won(71_000), "KRW", NOW).isOf(payment)).isFalse();
        assertThat(new Paid("key", order, new Won(70_000), "USD", NOW).isOf(payment)).isFalse();
        assertThat(new Paid("key", PaymentId.next().toString(), new Won(70_000), "KRW", NOW).isOf(payment)).isFalse();
    }
}
