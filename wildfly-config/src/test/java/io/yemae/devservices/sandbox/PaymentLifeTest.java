package io.yemae.devservices.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.yemae.devservices.sandbox.Shop.Checkout;
import io.yemae.devservices.sandbox.Shop.Reply;
import io.yemae.devservices.sandbox.ledger.Order;
import io.yemae.devservices.sandbox.ledger.OrderTotals;
import io.yemae.devservices.sandbox.ledger.PaymentMethod;
import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class PaymentLifeTest {

    private final ManualClock clock = new ManualClock();

    @AutoClose("stop")
    private final PaymentSandbox sandbox = PaymentSandbox.start(SandboxSettings.defaults().withClock(clock));

    private final Shop shop = new Shop(sandbox);

    @Test
    void aConfirmedPaymentHasTheFieldsOfTheApi() {
        Checkout checkout = shop.checkout();
        clock.advance(Duration.ofSeconds(5));
        JsonNode payment = shop.confirm(checkout).json();

        assertThat(payment.path("status").asText()).isEqualTo("DONE");
        assertThat(payment.path("version").asText()).isEqualTo("2022-11-16");
        assertThat(payment.path("totalAmount").asLong()).isEqualTo(Shop.PRICE);
        assertThat(payment.path("balanceAmount").asLong()).isEqualTo(Shop.PRICE);
        assertThat(payment.path("suppliedAmount").asLong() + payment.path("vat").asLong()).isEqualTo(Shop.PRICE);
        assertThat(payment.path("vat").asLong()).isEqualTo(13_636);
        assertThat(payment.path("requestedAt").asText()).isEqualTo("2026-03-01T10:02:03+09:00");
        assertThat(payment.path("approvedAt").asText()).isEqualTo("2026-03-01T10:02:08+09:00");
        assertThat(payment.path("currency").asText()).isEqualTo("KRW");
        assertThat(payment.path("method").asText()).isEqualTo("카드");
        assertThat(payment.path("card").path("amount").asLong()).isEqualTo(Shop.PRICE);
        assertThat(payment.path("lastTransactionKey").asText()).isNotBlank();
        assertThat(payment.path("receipt").path("url").asText()).startsWith("https://");
        assertThat(payment.has("failure") && payment.path("failure").isNull()).isTrue();
        assertThat(payment.has("cancels") && payment.path("cancels").isNull()).isTrue();
    }

    @Test
    void easyPayHasItsOwnFields() {
        String key = sandbox.authorize(new Order("easy-pay-1", "콘서트", Shop.PRICE, PaymentMethod.EASY_PAY)).paymentKey();
        JsonNode payment = shop.confirm(new Checkout(key, "easy-pay-1")).json();
        assertThat(payment.path("method").asText()).isEqualTo("간편결제");
        assertThat(payment.path("easyPay").path("amount").asLong()).isEqualTo(Shop.PRICE);
        assertThat(payment.path("card").isNull()).isTrue();
    }

    @Test
    void aPaymentIsFoundByKeyAndByOrder() {
        Checkout paid = shop.paid();
        assertThat(shop.query(paid).json()).isEqualTo(shop.get("/v1/payments/orders/" + paid.orderId()).json());
        assertThat(shop.query(paid).paymentStatus()).isEqualTo("DONE");
    }

    @Test
    void unknownPaymentsAreNotFound() {
        assertThat(shop.get("/v1/payments/nothing").code()).isEqualTo("NOT_FOUND_PAYMENT");
        assertThat(shop.get("/v1/payments/orders/nothing").status()).isEqualTo(404);
        assertThat(shop.confirm(new Checkout("nothing", "order-nothing")).status()).isEqualTo(404);
    }

    @Test
    void aPaymentCannotBeConfirmedTwice() {
        Checkout paid = shop.paid();
        Reply again = shop.confirm(paid);
        assertThat(again.status()).isEqualTo(400);
        assertThat(again.code()).isEqualTo("ALREADY_PROCESSED_PAYMENT");
        assertThat(sandbox.ledger().totals(paid.orderId())).isEqualTo(new OrderTotals(paid.orderId(), 1, Shop.PRICE, 0));
    }

    @Test
    void anOrderCannotBePaidTwice() {
        Checkout first = shop.checkout("order-twice");
        Checkout second = shop.checkout("order-twice");
        assertThat(shop.confirm(first).status()).isEqualTo(200);
        assertThat(shop.confirm(second).code()).isEqualTo("DUPLICATED_ORDER_ID");
        assertThat(sandbox.ledger().totals("order-twice").approvals()).isEqualTo(1);
        assertThat(sandbox.ledger().ofOrder("order-twice").orElseThrow().paymentKey()).isEqualTo(first.paymentKey());
    }

    @Test
    void aConfirmWithAnotherAmountOrOrderIsRefused() {
        Checkout checkout = shop.checkout();
        assertThat(shop.post("/v1/payments/confirm", checkout.confirmation(Shop.PRICE - 1)).code()).isEqualTo("INVALID_REQUEST");
        assertThat(shop.confirm(new Checkout(checkout.paymentKey(), "order-other")).code()).isEqualTo("FORBIDDEN_REQUEST");
        assertThat(shop.query(checkout).paymentStatus()).isEqualTo("IN_PROGRESS");
    }

    @Test
    void aPaymentExpiresTenMinutesAfterTheBuyerPaid() {
        Checkout checkout = shop.checkout();
        clock.advance(Duration.ofMinutes(10));
        Reply late = shop.confirm(checkout);
        assertThat(late.status()).isEqualTo(404);
        assertThat(late.code()).isEqualTo("NOT_FOUND_PAYMENT_SESSION");
        assertThat(shop.query(checkout).paymentStatus()).isEqualTo("EXPIRED");
        assertThat(shop.query(checkout).json().path("failure").path("code").asText()).isEqualTo("EXPIRED_PAYMENT");
    }

    @Test
    void aPaymentCanBeConfirmedJustBeforeTenMinutes() {
        Checkout checkout = shop.checkout();
        clock.advance(Duration.ofMinutes(10).minusMillis(1));
        assertThat(shop.confirm(checkout).status()).isEqualTo(200);
    }

    @Test
    void aFullCancelRefundsTheFullAmount() {
        Checkout paid = shop.paid();
        JsonNode payment = shop.cancel(paid).json();
        assertThat(payment.path("status").asText()).isEqualTo("CANCELED");
        assertThat(payment.path("balanceAmount").asLong()).isZero();
        JsonNode cancel = payment.path("cancels").path(0);
        assertThat(cancel.path("cancelAmount").asLong()).isEqualTo(Shop.PRICE);
        assertThat(cancel.path("cancelStatus").asText()).isEqualTo("DONE");
        assertThat(cancel.path("cancelReason").asText()).isEqualTo("단순 변심");
        assertThat(cancel.path("transactionKey").asText()).isEqualTo(payment.path("lastTransactionKey").asText());
        assertThat(shop.cancel(paid).code()).isEqualTo("ALREADY_CANCELED_PAYMENT");
        assertThat(sandbox.ledger().totals(paid.orderId()).balance()).isZero();
    }

    @Test
    void partialCancelsCannotExceedTheAmount() {
        Checkout paid = shop.paid();
        assertThat(shop.cancel(paid, 50_000).paymentStatus()).isEqualTo("PARTIAL_CANCELED");
        clock.advance(Duration.ofSeconds(1));
        assertThat(shop.cancel(paid, 100_001).code()).isEqualTo("NOT_CANCELABLE_AMOUNT");
        assertThat(shop.cancel(paid, 100_000).paymentStatus()).isEqualTo("CANCELED");
        assertThat(sandbox.ledger().totals(paid.orderId()).cancelled()).isEqualTo(Shop.PRICE);
    }

    @Test
    void aSecondCancelWithinASecondIsRefused() {
        Checkout paid = shop.paid();
        shop.cancel(paid, 10_000);
        clock.advance(Duration.ofMillis(999));
        Reply second = shop.cancel(paid, 10_000);
        assertThat(second.status()).isEqualTo(403);
        assertThat(second.code()).isEqualTo("FORBIDDEN_CONSECUTIVE_REQUEST");
        assertThat(sandbox.ledger().totals(paid.orderId()).cancelled()).isEqualTo(10_000);
    }

    @Test
    void anUnpaidPaymentCannotBeCancelled() {
        assertThat(shop.cancel(shop.checkout()).code()).isEqualTo("NOT_CANCELABLE_PAYMENT");
        assertThat(shop.cancel(new Checkout("nothing", "order-nothing")).status()).isEqualTo(404);
    }

    @Test
    void aCardPaymentIsAtLeastOneHundredWon() {
        String key = sandbox.authorize(new Order("order-cheap", "콘서트", 99, PaymentMethod.CARD)).paymentKey();
        assertThat(shop.post("/v1/payments/confirm", new Checkout(key, "order-cheap").confirmation(99)).code())
            .isEqualTo("BELOW_MINIMUM_AMOUNT");
    }
}
