package io.yemae.devservices.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yemae.devservices.sandbox.Shop.LostResponse;
import io.yemae.devservices.sandbox.Shop.Reply;
import io.yemae.devservices.sandbox.WebhookReceiver.ReceivedMessage;
import io.yemae.devservices.sandbox.fault.Fault;
import io.yemae.devservices.sandbox.fault.Operation;
import io.yemae.devservices.sandbox.module.Signature;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PaymentModuleTest {

    private final Signature signature = new Signature(SandboxSettings.MODULE_SECRET);
    private WebhookReceiver receiver;
    private PaymentSandbox sandbox;
    private Shop shop;

    @BeforeEach
    void start() throws IOException {
        receiver = new WebhookReceiver();
        sandbox = PaymentSandbox.start(SandboxSettings.defaults().sendingTo(null, receiver.address()));
        shop = new Shop(sandbox);
    }

    @AfterEach
    void stop() {
        sandbox.stop();
        receiver.close();
    }

    @Test
    void aPaymentSendsASignedCallback() {
        Reply reply = shop.post("/module/pay", "{\"reservationId\":\"r-1\",\"amount\":70000,\"queueToken\":\"q\",\"status\":\"FORGED\"}");
        sandbox.callbacks().flush();

        ReceivedMessage callback = receiver.messages().get(0);
        assertThat(signature.matches(callback.body(), callback.signature())).isTrue();
        assertThat(callback.json().path("paymentId")).isEqualTo(reply.json().path("paymentId"));
        assertThat(callback.json().path("reservationId").asText()).isEqualTo("r-1");
        assertThat(callback.json().path("amount").asLong()).isEqualTo(70_000);
        assertThat(callback.json().path("queueToken").asText()).isEqualTo("q");
        assertThat(callback.json().path("status").asText()).isEqualTo("PAID");
        assertThat(sandbox.ledger().modulePayments()).hasSize(1);
    }

    @Test
    void theSignatureIsAnHmacSha256() {
        assertThat(new Signature("key").of("The quick brown fox jumps over the lazy dog"))
            .isEqualTo("f7bc83f430538424b13298e6aa6fb143ef4d59a14946175997479dbc2d1a3cd8");
    }

    @Test
    void aConflictIsFinalAndAnOutageIsRetried() {
        sandbox.callbacks().hold();
        receiver.respondWith(503);
        shop.post("/module/pay", "{\"reservationId\":\"r-1\",\"amount\":70000}");
        assertThat(sandbox.callbacks().flush()).isEqualTo(1);
        receiver.respondWith(409);
        assertThat(sandbox.callbacks().flush()).isZero();
        assertThat(receiver.messages()).hasSize(2);
    }

    @Test
    void aRefundHappensOnce() {
        String paymentId = pay();
        Reply first = cancel(paymentId, signature);
        assertThat(first.json().path("status").asText()).isEqualTo("CANCELLED");
        assertThat(cancel(paymentId, signature).body()).isEqualTo(first.body());
        assertThat(sandbox.ledger().modulePayments().get(0).cancelled()).isTrue();
    }

    @Test
    void aCancelCanBeRepeatedAfterALostResponse() {
        String paymentId = pay();
        sandbox.faults().next(Operation.MODULE_CANCEL, Fault.LOSE_ANSWER);
        assertThatThrownBy(() -> cancel(paymentId, signature)).isInstanceOf(LostResponse.class);
        assertThat(cancel(paymentId, signature).status()).isEqualTo(200);
    }

    @Test
    void aRefundNeedsAValidSignature() {
        String paymentId = pay();
        assertThat(cancel(paymentId, new Signature("other")).status()).isEqualTo(401);
        assertThat(shop.post("/module/cancel", "{\"paymentId\":\"" + paymentId + "\"}").status()).isEqualTo(401);
        assertThat(cancel("nothing", signature).status()).isEqualTo(404);
        assertThat(sandbox.ledger().modulePayments().get(0).cancelled()).isFalse();
    }

    @Test
    void aRefusedPaymentHasNoChargeAndNoCallback() {
        sandbox.faults().next(Operation.MODULE_PAY, Fault.refuse("REJECT_CARD_PAYMENT"));
        assertThat(shop.post("/module/pay", "{\"reservationId\":\"r-1\",\"amount\":70000}").status()).isEqualTo(403);
        sandbox.callbacks().flush();
        assertThat(receiver.messages()).isEmpty();
        assertThat(shop.post("/module/pay", "{\"reservationId\":\"r-1\",\"amount\":0}").status()).isEqualTo(400);
        assertThat(shop.post("/module/pay", "{\"amount\":70000}").status()).isEqualTo(400);
    }

    @Test
    void theModuleHasAPage() {
        assertThat(shop.get("/module").body()).contains("결제 모듈", "결제하기");
    }

    private String pay() {
        return shop.post("/module/pay", "{\"reservationId\":\"r-1\",\"amount\":70000}").json().path("paymentId").asText();
    }

    private Reply cancel(String paymentId, Signature by) {
        String body = "{\"paymentId\":\"" + paymentId + "\",\"reason\":\"예매 없음\"}";
        return shop.post("/module/cancel", body, Signature.HEADER, by.of(body));
    }
}
