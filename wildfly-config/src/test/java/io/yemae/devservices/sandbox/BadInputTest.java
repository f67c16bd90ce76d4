package io.yemae.devservices.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.yemae.devservices.sandbox.Shop.Checkout;
import io.yemae.devservices.sandbox.Shop.Reply;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BadInputTest {

    private static final PaymentSandbox SANDBOX = PaymentSandbox.start(0, null);
    private final Shop shop = new Shop(SANDBOX);

    @AfterAll
    static void stop() {
        SANDBOX.stop();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "\"text\"", "{", "{} {}", "1e999", "{\"paymentKey\":\"k\",\"orderId\":\"order-1\"}",
        "{\"paymentKey\":\"k\",\"orderId\":\"order-1\",\"amount\":\"1000\"}",
        "{\"paymentKey\":\"k\",\"orderId\":\"order-1\",\"amount\":1000.5}",
        "{\"paymentKey\":\"k\",\"orderId\":\"order-1\",\"amount\":0}", "{\"paymentKey\":\"k\",\"orderId\":\"order-1\",\"amount\":-5}",
        "{\"paymentKey\":\"k\",\"orderId\":\"order-1\",\"amount\":99999999999999999999}",
        "{\"paymentKey\":\"k\",\"orderId\":\"short\",\"amount\":1000}", "{\"paymentKey\":\"k\",\"orderId\":\"주문번호입니다\",\"amount\":1000}",
        "{\"paymentKey\":7,\"orderId\":\"order-1\",\"amount\":1000}", "{\"paymentKey\":\"\",\"orderId\":\"order-1\",\"amount\":1000}",
        "{\"paymentKey\":null,\"orderId\":\"order-1\",\"amount\":1000}"})
    void anInvalidConfirmIsRefused(String body) {
        assertInvalid(shop.post("/v1/payments/confirm", body));
    }

    @Test
    void aPaymentKeyHasAtMostTwoHundredCharacters() {
        assertInvalid(shop.confirm(new Checkout("k".repeat(201), "order-1")));
        assertThat(shop.confirm(new Checkout("k".repeat(200), "order-1")).code()).isEqualTo("NOT_FOUND_PAYMENT");
    }

    @Test
    void anOrderIdHasSixToSixtyFourCharacters() {
        assertThat(shop.confirm(shop.checkout("-_=aZ9")).status()).isEqualTo(200);
        assertThat(shop.confirm(shop.checkout("x".repeat(64))).status()).isEqualTo(200);
        assertInvalid(shop.post("/window/authorize", "{\"orderId\":\"" + "x".repeat(65) + "\",\"orderName\":\"n\",\"amount\":1000}"));
        assertInvalid(shop.post("/window/authorize", "{\"orderId\":\"order 1\",\"orderName\":\"n\",\"amount\":1000}"));
        assertInvalid(shop.post("/window/authorize", "{\"orderId\":\"order-1\",\"orderName\":\"n\",\"amount\":1000,\"method\":\"CASH\"}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"cancelReason\":\"\"}", "{\"cancelReason\":1}", "{\"cancelReason\":\"r\",\"cancelAmount\":0}",
        "{\"cancelReason\":\"r\",\"cancelAmount\":\"all\"}", "{\"cancelReason\":\"r\",\"cancelAmount\":1.5}"})
    void anInvalidCancelIsRefused(String body) {
        Checkout paid = shop.paid();
        assertInvalid(shop.post("/v1/payments/" + paid.paymentKey() + "/cancel", body));
        assertThat(SANDBOX.ledger().totals(paid.orderId()).cancelled()).isZero();
    }

    @Test
    void aReasonHasAtMostTwoHundredCharacters() {
        Checkout paid = shop.paid();
        String cancel = "/v1/payments/" + paid.paymentKey() + "/cancel";
        assertInvalid(shop.post(cancel, "{\"cancelReason\":\"" + "이".repeat(201) + "\"}"));
        assertThat(shop.post(cancel, "{\"cancelReason\":\"" + "이".repeat(200) + "\"}").status()).isEqualTo(200);
    }

    @Test
    void aBodyOfMoreThan64KiBIsRefused() {
        assertThat(shop.post("/v1/payments/confirm", " ".repeat(70_000)).status()).isEqualTo(413);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/payments", "/v2/payments/confirm", "/nothing", "/v1/payments/a/b/c", "/v1/payments/%ED%95%9C"})
    void unknownPathsAreNotFound(String path) {
        assertThat(shop.get(path).status()).isEqualTo(404);
    }

    @Test
    void aBadlyEncodedFormIsRefused() {
        assertInvalid(shop.post("/window", "action=%zz"));
    }

    private static void assertInvalid(Reply reply) {
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.code()).isEqualTo("INVALID_REQUEST");
        assertThat(reply.json().path("message").asText()).isNotBlank();
    }
}
