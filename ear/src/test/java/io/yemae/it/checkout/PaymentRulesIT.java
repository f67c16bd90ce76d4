package io.yemae.it.checkout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.yemae.devservices.sandbox.fault.Fault;
import io.yemae.devservices.sandbox.fault.FaultRule;
import io.yemae.devservices.sandbox.fault.Operation;
import io.yemae.devservices.sandbox.ledger.Order;
import io.yemae.devservices.sandbox.ledger.PaymentMethod;
import io.yemae.it.kit.Answer;
import io.yemae.it.kit.Crowd;
import io.yemae.it.kit.Platform;
import io.yemae.it.kit.Stage.Buyer;
import io.yemae.it.kit.Stage.Show;
import io.yemae.it.kit.places.Till.Payer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** A price is fixed while its payment can succeed, a free reservation needs no payment, and discount codes cannot be guessed. */
class PaymentRulesIT extends CheckoutIT {

    @Test
    void aCodeCannotChangeThePriceDuringConfirmation() {
        String code = code(50);
        Payer payer = till.payer(stage.show(1), 0);
        Platform.sandbox().faults().add(new FaultRule(Operation.CONFIRM, Fault.HELD, payer.order()::equals, 1));
        CompletableFuture<Answer> confirming = CompletableFuture.supplyAsync(payer::confirm);
        Platform.sandbox().faults().awaitHeld(1, Duration.ofSeconds(10));

        prepare(payer, Map.of("method", "CARD", "discountCode", code)).expectProblem(409, "PAYMENT_IN_PROGRESS");
        prepare(payer, Map.of("method", "EASY_PAY")).expectProblem(409, "PAYMENT_IN_PROGRESS");
        points(payer.buyer(), payer.reservation(), code).expectProblem(409, "PAYMENT_IN_PROGRESS");
        assertThatThrownBy(() -> sql.update("UPDATE reservations SET discount = 35000, total_amount = 35000 WHERE id = ?::uuid",
            payer.reservation()))
            .hasMessageContaining("the price of a reservation stays");
        Platform.sandbox().faults().release();

        confirming.join().expect(200);
        assertTaken(payer, 70_000);
    }

    @Test
    void aCodeCannotChangeThePriceWhileTheOutcomeIsUnknown() {
        String code = code(50);
        Payer payer = till.payer(stage.show(1), 0);
        Platform.sandbox().webhooks().hold();
        try {
            Platform.sandbox().faults().add(new FaultRule(Operation.CONFIRM, Fault.LOSE_ANSWER, payer.order()::equals, 3));
            payer.confirm().expect(202);

            prepare(payer, Map.of("method", "CARD", "discountCode", code)).expectProblem(409, "PAYMENT_IN_PROGRESS");
        } finally {
            Platform.sandbox().webhooks().release();
        }
        till.reconcile();

        till.awaitSettled(payer);
        assertTaken(payer, 70_000);
    }

    @Test
    void aCodeAfterPreparationMakesANewOrderOfTheNewPrice() {
        Payer first = till.payer(stage.show(1), 0);
        Answer second = prepare(first, Map.of("method", "CARD", "discountCode", code(10))).expect(200);
        assertThat(second.at("/orderId")).isNotEqualTo(first.order());
        assertThat(second.at("/amount")).isEqualTo("63000");
        Payer cheaper = window(first, second);

        first.confirm().expectProblem(409, "PRICE_CHANGED");
        assertThat(first.payment().at("/payment/status")).isEqualTo("FAILED");
        cheaper.confirm().expect(200);

        assertThat(cheaper.payment().at("/payment/amount")).isEqualTo("63000");
        assertTaken(cheaper, 63_000);
        assertThat(till.kept(first.order())).isZero();
    }

    @Test
    void twoPaymentWindowsTakeTheMoneyOnce() {
        Payer card = till.payer(stage.show(1), 0);
        Payer easyPay = window(card, prepare(card, Map.of("method", "EASY_PAY")).expect(200));

        Crowd.of(2).run(i -> assertThat((i == 0 ? card : easyPay).confirm().status()).isIn(200, 202, 409));

        till.reconcile();
        soon(() -> assertThat(card.status()).isEqualTo("confirmed"));
        assertThat(till.kept(card.order()) + till.kept(easyPay.order())).isEqualTo(70_000);
    }

    @Test
    void concurrentCodeAndConfirmationDoNotBothSucceed() {
        Show show = stage.show(20);
        String code = code(50);
        Payer[] payers = new Payer[20];
        for (int i = 0; i < payers.length; i++) {
            payers[i] = till.payer(show, i);
        }

        Crowd.of(40).run(i -> {
            Payer payer = payers[i / 2];
            if (i % 2 == 0) {
                assertThat(payer.confirm().status()).isIn(200, 202, 409);
            } else {
                assertThat(prepare(payer, Map.of("method", "CARD", "discountCode", code)).status()).isIn(200, 409);
            }
        });

        till.reconcile();
        for (Payer payer : payers) {
            till.awaitSettled(payer);
            long taken = payer.status().equals("confirmed") ? 70_000 : 0;
            assertThat(till.kept(payer.order())).isEqualTo(taken);
            assertThat(payer.reservationNow().at("/reservation/total_amount")).isEqualTo(taken == 0 ? "35000" : "70000");
        }
    }

    @Test
    void aFreeReservationNeedsNoPoints() {
        String code = code(100);
        Buyer buyer = stage.buyer();
        String reservation = hold(buyer, stage.show(1));
        buyer.api().post("/api/payments/prepare", Map.of("reservationId", reservation, "method", "CARD", "discountCode", code))
            .expectProblem(409, "NOTHING_TO_PAY");

        Answer paid = points(buyer, reservation, code).expect(200);

        assertThat(paid.at("/payment/amount")).isEqualTo("0");
        assertThat(paid.at("/reservation/status")).isEqualTo("confirmed");
        assertThat(buyer.balance()).isZero();
        buyer.api().raw("POST", "/api/reservations/" + reservation + "/cancel", null, null).expect(200);
        assertThat(buyer.api().get("/api/payments/" + paid.at("/payment/id")).at("/payment/status")).isEqualTo("REFUNDED");
    }

    @Test
    void aFreeReservationIsConfirmedEvenIfPointsAreSwitchedOff() {
        String code = code(100);
        Buyer buyer = stage.buyerWithPoints(70_000);
        Show show = stage.show(2, Map.of("maxSeatsPerUser", 2));
        String free = buyer.hold(show, show.seats().get(0)).expect(201).at("/reservation/id");
        String dear = buyer.hold(show, show.seats().get(1)).expect(201).at("/reservation/id");
        stage.feature("payments.points", false);
        try {
            buyer.payWithPoints(dear).expectProblem(503, "FEATURE_OFF");
            points(buyer, free, code).expect(200);
        } finally {
            stage.feature("payments.points", true);
        }
        buyer.payWithPoints(dear).expect(200);
    }

    @Test
    void confirmingACancelledReservationIsRefusedAsCancelled() {
        Payer payer = till.payer(stage.show(1), 0);
        payer.confirm().expect(200);
        payer.cancel().expect(200);

        payer.confirm().expectProblem(409, "RESERVATION_CANCELLED", "취소된 예약입니다.");
    }

    @Test
    void theOrderNameIsTruncatedBetweenCharactersAndHasOneLine() {
        String title = "가".repeat(89) + "🎵" + "나".repeat(30);
        String cut = orderName(stage.show(1, Map.of("title", title)));

        assertThat(cut).isEqualTo("가".repeat(89) + " 1석").hasSizeLessThanOrEqualTo(100);
        assertThat(StandardCharsets.UTF_8.newEncoder().canEncode(cut)).isTrue();
        Show lines = stage.show(1);
        // As an earlier version stored it.
        sql.update("UPDATE events SET title = ? WHERE id = ?::uuid", "공연\n결제 상태\u2028끝", lines.event());
        assertThat(orderName(lines)).isEqualTo("공연 결제 상태 끝 1석");
    }

    @Test
    void theDefaultMethodIsCard() {
        Buyer buyer = stage.buyer();
        String reservation = hold(buyer, stage.show(1));

        buyer.api().post("/api/payments/prepare", Map.of("reservationId", reservation, "amount", 1_000))
            .expectProblem(400, "AMOUNT_MISMATCH");
        Answer prepared = buyer.api().post("/api/payments/prepare", Map.of("reservationId", reservation, "amount", 70_000)).expect(200);

        assertThat(sql.texts("SELECT method FROM payments WHERE id = ?::uuid", prepared.at("/orderId"))).containsExactly("CARD");
    }

    @Test
    void theFormerFrontEndPaysWithPointsOrGetsItsOwnErrorFormat() {
        Buyer buyer = stage.buyer();
        String reservation = hold(buyer, stage.show(1));
        Map<String, Object> request = Map.of("reservationId", reservation, "paymentMethod", "kakao_pay");

        Answer refused = buyer.api().post("/api/payments/process", request).expectProblem(400, "INSUFFICIENT_POINTS");
        assertThat(refused.at("/success")).isEqualTo("false");
        assertThat(refused.at("/message")).isEqualTo(refused.at("/error"));
        buyer.charge(70_000).expect(200);
        assertThat(buyer.api().post("/api/payments/process", request).expect(200).at("/success")).isEqualTo("true");
        buyer.api().post("/api/payments/process", Map.of("reservationId", reservation, "paymentMethod", "cash"))
            .expectProblem(400, "INVALID_REQUEST");

        assertThat(buyer.balance()).isZero();
    }

    @Test
    void guessingCodesRevealsNothingAndIsThrottled() {
        Buyer guesser = stage.buyer();
        String reservation = hold(guesser, stage.show(1));
        String usedUp = code(Map.of("percent", 10, "totalLimit", 1));
        Buyer other = stage.buyerWithPoints(70_000);
        points(other, hold(other, stage.show(1)), usedUp).expect(200);
        String early = code(Map.of("percent", 10, "startsAt", Instant.now().plusSeconds(3600).toString()));

        String unknown = quote(guesser, reservation, "NO-" + System.nanoTime()).expectProblem(409, "DISCOUNT_CODE_NOT_VALID").untraced();
        assertThat(quote(guesser, reservation, usedUp).untraced()).isEqualTo(unknown);
        assertThat(quote(guesser, reservation, early).untraced()).isEqualTo(unknown);
        await().atMost(Duration.ofSeconds(10)).until(() -> quote(guesser, reservation, "NO-" + System.nanoTime()).status() == 429);

        String good = code(10);
        Answer stopped = quote(guesser, reservation, good).expectProblem(429, "TOO_MANY_DISCOUNT_CODES");
        assertThat(Integer.parseInt(stopped.headers().firstValue("Retry-After").orElseThrow())).isBetween(600, 900);
        points(guesser, reservation, good).expectProblem(429, "TOO_MANY_DISCOUNT_CODES");
        quote(guesser, reservation, null).expect(200);
        quote(other, hold(other, stage.show(1)), good).expect(200);
    }

    @Test
    void anIdempotencyKeyCoversEverySpellingOfThePath() {
        Buyer buyer = stage.buyer();
        String key = UUID.randomUUID().toString();
        buyer.api().patch("/api/users/" + buyer.number() + "/points/charge", Map.of("point", 10_000), key).expect(200);

        Answer again = buyer.api().patch("/api/users/00" + buyer.number() + "/points/charge", Map.of("point", 10_000), key).expect(200);
        assertThat(again.headers().firstValue("Idempotency-Replayed")).contains("true");
        buyer.api().patch("/api/users/" + buyer.number() + "/balance", Map.of("amount", 10_000), key)
            .expectProblem(422, "IDEMPOTENCY_KEY_REUSED");

        assertThat(buyer.balance()).isEqualTo(10_000);
    }

    /** Asserts that the amount sent to the gateway, the amount taken and the receipt agree. */
    private static void assertTaken(Payer payer, long amount) {
        assertThat(payer.status()).isEqualTo("confirmed");
        assertThat(till.kept(payer.order())).isEqualTo(amount);
        assertThat(payer.buyer().api().get("/api/reservations/" + payer.reservation() + "/receipt").expect(200).at("/receipt/total_amount"))
            .isEqualTo(String.valueOf(amount));
    }

    private static Payer window(Payer before, Answer prepared) {
        long amount = Long.parseLong(prepared.at("/amount"));
        return new Payer(before.buyer(), before.reservation(), prepared.at("/orderId"), Platform.sandbox().authorize(
            new Order(prepared.at("/orderId"), prepared.at("/orderName"), amount, PaymentMethod.CARD)).paymentKey(), amount);
    }

    private static Answer prepare(Payer payer, Map<String, Object> members) {
        Map<String, Object> request = new HashMap<>(members);
        request.put("reservationId", payer.reservation());
        return payer.buyer().api().post("/api/payments/prepare", request);
    }

    private static String orderName(Show show) {
        Buyer buyer = stage.buyer();
        return till.prepare(buyer, hold(buyer, show)).expect(200).at("/orderName");
    }

    private static Answer points(Buyer buyer, String reservation, String code) {
        return buyer.api().post("/api/payments/points", Map.of("reservationId", reservation, "discountCode", code));
    }

    private static Answer quote(Buyer buyer, String reservation, String code) {
        return buyer.api().post("/api/payments/quote",
            code == null ? Map.of("reservationId", reservation) : Map.of("reservationId", reservation, "discountCode", code));
    }

    private static String hold(Buyer buyer, Show show) {
        return buyer.hold(show, show.seats().get(0)).expect(201).at("/reservation/id");
    }

    private static String code(int percent) {
        return code(Map.of("percent", percent));
    }

    private static String code(Map<String, Object> terms) {
        Map<String, Object> request = new HashMap<>(Map.of("code", "IT-" + System.nanoTime(), "startsAt", Instant.now().minusSeconds(60)
            .toString(),
            "endsAt", Instant.now().plus(Duration.ofDays(1)).toString()));
        request.putAll(terms);
        return stage.administrator().post("/api/admin/discount-codes", request).expect(201).at("/code");
    }
}
