package io.yemae.it.checkout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.yemae.devservices.sandbox.fault.Fault;
import io.yemae.devservices.sandbox.fault.FaultRule;
import io.yemae.devservices.sandbox.fault.Operation;
import io.yemae.it.kit.Answer;
import io.yemae.it.kit.Crowd;
import io.yemae.it.kit.Platform;
import io.yemae.it.kit.Stage.Buyer;
import io.yemae.it.kit.Stage.Show;
import io.yemae.it.kit.places.GatewayDesk;
import io.yemae.it.kit.places.Till.Payer;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** One order, a part in points and the rest by card: both are taken, or neither, and each goes back to where it came from. */
class PaymentInPartsIT extends CheckoutIT {
    private static final long PRICE = 70_000;
    private static final long POINTS = 20_000;
    private static final long REST = PRICE - POINTS;

    @Test
    void aPartInPointsAndTheRestByCardBuyASeatAndBothComeBack() {
        Buyer buyer = stage.buyerWithPoints(30_000);
        Show show = stage.show(1);
        String reservation = hold(buyer, show);
        Answer quote = buyer.api().post("/api/payments/quote", Map.of("reservationId", reservation, "points", POINTS)).expect(200);
        assertThat(List.of(quote.at("/total"), quote.at("/points"), quote.at("/amount"))).containsExactly("70000", "20000", "50000");
        Answer prepared = buyer.api().post("/api/payments/prepare",
            Map.of("reservationId", reservation, "method", "CARD", "points", POINTS, "amount", REST)).expect(200);
        assertThat(List.of(prepared.at("/amount"), prepared.at("/points"))).containsExactly("50000", "20000");
        assertThat(till.prepare(buyer, reservation, POINTS).expect(200).at("/orderId")).isEqualTo(prepared.at("/orderId"));
        assertThat(buyer.balance()).as("an order is no payment").isEqualTo(30_000);
        Payer payer = till.atTheWindow(buyer, reservation, prepared);

        Answer paid = payer.confirm().expect(200);

        assertThat(List.of(paid.at("/payment/amount"), paid.at("/payment/points"), paid.at("/payment/method")))
            .containsExactly("50000", "20000", "CARD");
        assertThat(buyer.balance()).isEqualTo(10_000);
        assertThat(till.kept(payer.order())).isEqualTo(REST);
        payer.confirm().expect(200);
        assertThat(buyer.balance()).as("confirmed twice").isEqualTo(10_000);
        Answer receipt = buyer.api().get("/api/reservations/" + reservation + "/receipt").expect(200);
        assertThat(List.of(receipt.at("/receipt/total_amount"), receipt.at("/receipt/points"), receipt.at("/receipt/payment_method")))
            .containsExactly("70000", "20000", "CARD");
        assertThat(buyer.api().with("Accept", "text/html").get("/api/reservations/" + reservation + "/receipt").expect(200).text())
            .contains("신용카드 50,000원", "포인트 사용");
        Answer terms = buyer.api().get("/api/reservations/" + reservation + "/cancellation").expect(200);
        assertThat(List.of(terms.at("/refund"), terms.at("/points"), terms.at("/method"))).containsExactly("70000", "20000", "CARD");

        Answer preview = stage.administrator().get("/api/admin/events/" + show.event() + "/cancellation").expect(200);
        assertThat(List.of(preview.at("/refundPoints"), preview.at("/refundOther"))).containsExactly("20000", "50000");

        payer.cancel().expect(200);

        assertThat(buyer.balance()).as("points come back at once").isEqualTo(30_000);
        awaitRefunded(payer);
        assertThat(refunds(payer)).containsExactly("CARD 50000", "POINTS 20000");
        assertThat(payer.timeline()).containsExactly("held", "paid", "cancelled", "refunded");
        assertThat(payer.reservationNow().at("/reservation/payment_status")).isEqualTo("refunded");
        assertThat(history(buyer)).containsExactlyInAnyOrder("CHARGE 30000", "USE 70000", "REFUND 20000", "REFUND 50000");
        assertThat(points(buyer)).containsExactly("CHARGE 30000", "USE 20000", "REFUND 20000");
        assertThat(stage.administrator().get("/api/admin/payments/differences?day=" + LocalDate.now(ZoneId.of("Asia/Seoul"))).expect(200)
            .text()).doesNotContain(payer.order());
        JsonNode exported = buyer.api().get("/api/users/me/export").expect(200).json().at("/payments/0");
        assertThat(List.of(exported.at("/points").asLong(), exported.at("/refundedPoints").asLong(),
            exported.at("/refundedAmount").asLong())).containsExactly(POINTS, POINTS, REST);
    }

    @Test
    void partsThatCannotBePaidAreRefusedWithAReason() {
        Buyer buyer = stage.buyerWithPoints(80_000);
        String reservation = hold(buyer, stage.show(1));

        till.prepare(buyer, reservation, PRICE + 1).expectProblem(400, "POINTS_OVER_PRICE");
        till.prepare(buyer, reservation, Long.MAX_VALUE).expectProblem(400, "POINTS_OVER_PRICE");
        till.prepare(buyer, reservation, -1).expectProblem(400, "INVALID_REQUEST");
        till.prepare(buyer, reservation, PRICE).expectProblem(409, "NOTHING_TO_PAY");
        till.prepare(buyer, reservation, PRICE - 99).expectProblem(409, "AMOUNT_TOO_SMALL");
        prepare(buyer, reservation, Map.of("points", POINTS, "amount", PRICE)).expectProblem(400, "AMOUNT_MISMATCH");
        buyer.api().post("/api/payments/quote", Map.of("reservationId", reservation, "points", PRICE + 1))
            .expectProblem(400, "POINTS_OVER_PRICE");
        Buyer poor = stage.buyerWithPoints(POINTS - 1);
        String unpaid = hold(poor, stage.show(1));
        till.prepare(poor, unpaid, POINTS).expectProblem(409, "INSUFFICIENT_POINTS", "포인트가 부족합니다. 충전 후 다시 시도해주세요");
        poor.api().post("/api/payments/quote", Map.of("reservationId", unpaid, "points", POINTS)).expectProblem(409, "INSUFFICIENT_POINTS");
        assertThat(sql.number("SELECT count(*) FROM payments WHERE reservation_id IN (?::uuid, ?::uuid)", reservation, unpaid)).isZero();
    }

    @Test
    void theSamePointsPayOnceInTwoWindows() {
        Buyer buyer = stage.buyerWithPoints(POINTS);
        Payer[] payers = new Payer[2];
        for (int i = 0; i < 2; i++) {
            String reservation = hold(buyer, stage.show(1));
            payers[i] = till.atTheWindow(buyer, reservation, till.prepare(buyer, reservation, POINTS).expect(200));
        }

        Answer[] answers = new Answer[2];
        Crowd.of(2).run(i -> answers[i] = payers[i].confirm());

        int loser = answers[0].status() == 409 ? 0 : 1;
        answers[loser].expectProblem(409, "INSUFFICIENT_POINTS");
        assertThat(answers[1 - loser].status()).isIn(200, 202);
        till.awaitSettled(payers[1 - loser]);
        assertThat(buyer.balance()).isZero();
        assertThat(Platform.sandbox().ledger().totals(payers[loser].order()).approvals()).as("the card was not asked").isZero();
        assertThat(payers[loser].status()).as("can still be paid").isEqualTo("pending");
        buyer.charge(POINTS).expect(200);
        payers[loser].confirm().expect(200);
        assertThat(buyer.balance()).isZero();
    }

    @Test
    void pointsOfAPaymentInProgressCannotBeSpentElsewhere() {
        Buyer buyer = stage.buyerWithPoints(PRICE);
        String reservation = hold(buyer, stage.show(1));
        String other = hold(buyer, stage.show(1));
        Payer payer = till.atTheWindow(buyer, reservation, till.prepare(buyer, reservation, POINTS).expect(200));

        whileTheGatewayWorks(payer, () -> {
            buyer.payWithPoints(other).expectProblem(409, "INSUFFICIENT_POINTS");
            till.prepare(buyer, other, REST + 1).expectProblem(409, "INSUFFICIENT_POINTS");
            assertThat(buyer.balance()).isEqualTo(REST);
            // Whichever statement is at fault: a step that keeps the points, and an order of other parts, are not committed.
            assertThatThrownBy(() -> sql.update("UPDATE payments SET status = 'FAILED', failure_code = 'X' WHERE id = ?::uuid",
                payer.order())).hasMessageContaining("the points of a payment are spent while it can succeed");
            assertThatThrownBy(() -> sql.update("UPDATE payments SET points = 0 WHERE id = ?::uuid", payer.order()))
                .hasMessageContaining("how much never changes");
        });

        till.awaitSettled(payer);
        assertThat(payer.status()).isEqualTo("confirmed");
        assertThat(buyer.balance()).isEqualTo(REST);
    }

    @Test
    void anOrderWithPointsDoesNotBeginWithoutTakingThem() {
        Payer payer = till.payerWithPoints(POINTS, stage.show(1), 0);

        assertThatThrownBy(() -> sql.update("UPDATE payments SET status = 'CONFIRMING', payment_key = 'x' WHERE id = ?::uuid",
            payer.order())).hasMessageContaining("the points of a payment are spent while it can succeed");

        payer.confirm().expect(200);
    }

    @Test
    void aRefusedCardGivesThePointsBack() {
        Payer payer = till.payerWithPoints(POINTS, stage.show(1), 0);
        Platform.sandbox().faults().forOrders(payer.order()::equals, Operation.CONFIRM, Fault.refuse("REJECT_CARD_COMPANY"));

        payer.confirm().expectProblem(402, "PAYMENT_REFUSED");

        assertThat(payer.buyer().balance()).isEqualTo(POINTS);
        assertThat(points(payer.buyer())).containsExactly("CHARGE 20000", "USE 20000", "REFUND 20000");
        assertThat(history(payer.buyer())).as("nothing was paid").containsExactly("CHARGE 20000");
        payer.confirm().expectProblem(402, "PAYMENT_REFUSED");
        assertThat(payer.buyer().balance()).isEqualTo(POINTS);
    }

    @Test
    void anUnknownOutcomeKeepsThePointsUntilItIsKnown() {
        Payer taken = unclear(Fault.LOSE_ANSWER);
        assertThat(taken.buyer().balance()).isZero();
        Payer notTaken = unclear(Fault.status(500));
        sql.letHoldRunOut(notTaken.reservation());
        assertThat(notTaken.buyer().balance()).isZero();

        till.reconcile();

        till.awaitSettled(taken);
        till.awaitSettled(notTaken);
        assertThat(taken.status()).isEqualTo("confirmed");
        assertThat(taken.buyer().balance()).isZero();
        assertThat(notTaken.payment().at("/payment/status")).isEqualTo("FAILED");
        assertThat(notTaken.buyer().balance()).isEqualTo(POINTS);
    }

    @Test
    void moneyAfterAFailureIsRefundedAndPointsComeBackOnlyOnce() {
        Payer payer = unclear(Fault.LOSE_ANSWER);
        Platform.sandbox().faults().forOrders(payer.order()::equals, Operation.QUERY, Fault.refuse("REJECT_CARD_COMPANY"));
        retry(payer);
        assertThat(payer.payment().at("/payment/status")).isEqualTo("FAILED");
        assertThat(payer.buyer().balance()).isEqualTo(POINTS);
        Platform.sandbox().faults().clear();

        retry(payer);

        awaitRefunded(payer);
        assertThat(payer.buyer().balance()).isEqualTo(POINTS);
        assertThat(refunds(payer)).containsExactly("CARD 50000");
        assertThat(history(payer.buyer())).containsExactlyInAnyOrder("CHARGE 20000", "USE 50000", "REFUND 50000");
    }

    @Test
    void moneyThatComesTooLateIsRefundedToBothSources() {
        Show show = stage.show(1);
        Payer payer = till.payerWithPoints(POINTS, show, 0);

        whileTheGatewayWorks(payer, () -> {
            sql.letHoldRunOut(payer.reservation());
            Buyer next = stage.buyer();
            soon(() -> next.hold(show, show.seats().get(0)).expect(201));
        });

        awaitRefunded(payer);
        assertThat(payer.buyer().balance()).isEqualTo(POINTS);
        assertThat(refunds(payer)).containsExactly("CARD 50000", "POINTS 20000");
        soon(() -> assertThat(Platform.mailsTo(payer.buyer().email())).anyMatch(mail -> mail.contains("70,000원 (포인트 20,000원 포함)")));
    }

    @Test
    void aHoldThatExpiredTakesNoPoints() {
        Payer payer = till.payerWithPoints(POINTS, stage.show(1), 0);
        sql.letHoldRunOut(payer.reservation());

        payer.confirm().expectProblem(409, "HOLD_EXPIRED");

        assertThat(payer.buyer().balance()).isEqualTo(POINTS);
    }

    @Test
    void afterAPartialRefundByHandTheRestOfBothSourcesComesBack() {
        GatewayDesk desk = new GatewayDesk(Platform.sandbox());
        Payer partly = till.payerWithPoints(POINTS, stage.show(1), 0);
        partly.confirm().expect(200);
        desk.cancel(partly.paymentKey(), 10_000);
        partly.cancel().expect(200);
        Payer wholly = till.payerWithPoints(POINTS, stage.show(1), 0);
        wholly.confirm().expect(200);
        desk.cancel(wholly.paymentKey());

        awaitRefunded(partly);
        awaitRefunded(wholly);

        assertThat(refunds(partly)).containsExactly("CARD 50000", "POINTS 20000");
        assertThat(refunds(wholly)).containsExactly("CARD 50000", "POINTS 20000");
        assertThat(wholly.status()).isEqualTo("cancelled");
        assertThat(partly.buyer().balance() + wholly.buyer().balance()).isEqualTo(2 * POINTS);
    }

    @Test
    void otherPartsMakeAnotherOrderAndOneOfThemIsPaid() {
        Buyer buyer = stage.buyerWithPoints(30_000);
        String reservation = hold(buyer, stage.show(1));
        Payer first = till.atTheWindow(buyer, reservation, till.prepare(buyer, reservation, POINTS).expect(200));
        Payer second = till.atTheWindow(buyer, reservation, till.prepare(buyer, reservation, 30_000).expect(200));
        assertThat(second.order()).isNotEqualTo(first.order());

        Crowd.of(2).run(i -> assertThat((i == 0 ? first : second).confirm().status()).isIn(200, 202, 409));

        till.reconcile();
        soon(() -> assertThat(first.status()).isEqualTo("confirmed"));
        long taken = till.kept(first.order()) + till.kept(second.order());
        assertThat(taken).isIn(40_000L, 50_000L);
        assertThat(taken + 30_000 - buyer.balance()).isEqualTo(PRICE);
    }

    @Test
    void aDiscountSupersedesOrdersInParts() {
        Buyer buyer = stage.buyerWithPoints(POINTS);
        String reservation = hold(buyer, stage.show(1));
        Payer dear = till.atTheWindow(buyer, reservation, till.prepare(buyer, reservation, POINTS).expect(200));
        String code = stage.administrator().post("/api/admin/discount-codes", Map.of("code", "IT-" + System.nanoTime(), "percent", 50,
            "startsAt", Instant.now().minusSeconds(60).toString(), "endsAt", Instant.now().plusSeconds(3600).toString())).expect(201)
            .at("/code");
        Answer prepared = prepare(buyer, reservation, Map.of("points", POINTS, "discountCode", code)).expect(200);
        assertThat(prepared.at("/amount")).isEqualTo("15000");

        dear.confirm().expectProblem(409, "PRICE_CHANGED");
        till.atTheWindow(buyer, reservation, prepared).confirm().expect(200);

        assertThat(buyer.balance()).isZero();
        assertThat(till.kept(dear.order())).isZero();
    }

    /** A buyer whose payment has no clear outcome yet, because the gateway fails in each attempt. */
    private static Payer unclear(Fault fault) {
        Platform.sandbox().webhooks().hold();
        Payer payer = till.payerWithPoints(POINTS, stage.show(1), 0);
        Platform.sandbox().faults().add(new FaultRule(Operation.CONFIRM, fault, payer.order()::equals, 3));
        payer.confirm().expect(202);
        return payer;
    }

    private static void whileTheGatewayWorks(Payer payer, Runnable meanwhile) {
        Platform.sandbox().faults().add(new FaultRule(Operation.CONFIRM, Fault.HELD, payer.order()::equals, 1));
        CompletableFuture<Answer> confirming = CompletableFuture.supplyAsync(payer::confirm);
        Platform.sandbox().faults().awaitHeld(1, Duration.ofSeconds(10));
        meanwhile.run();
        Platform.sandbox().faults().release();
        confirming.join();
    }

    private static void awaitRefunded(Payer payer) {
        soon(() -> assertThat(payer.payment().at("/payment/status")).isEqualTo("REFUNDED"));
        till.awaitSettled(payer);
    }

    private static void retry(Payer payer) {
        stage.administrator().post("/api/admin/payments/" + payer.order() + "/retry", "").expect(200);
    }

    private static Answer prepare(Buyer buyer, String reservation, Map<String, Object> members) {
        Map<String, Object> request = new HashMap<>(members);
        request.put("reservationId", reservation);
        return buyer.api().post("/api/payments/prepare", request);
    }

    private static String hold(Buyer buyer, Show show) {
        return buyer.hold(show, show.seats().get(0)).expect(201).at("/reservation/id");
    }

    private static List<String> refunds(Payer payer) {
        return entries(payer.payment().json().at("/payment/refunds"), "method", "amount");
    }

    /** The history of payments. */
    private static List<String> history(Buyer buyer) {
        return entries(buyer.api().get("/api/payments/users/" + buyer.number() + "/histories").expect(200).json(), "type", "point");
    }

    /** The history of the balance. */
    private static List<String> points(Buyer buyer) {
        JsonNode entries = buyer.api().get("/api/users/" + buyer.number() + "/points/histories").expect(200).json();
        return entries(entries, "type", "point");
    }

    private static List<String> entries(JsonNode list, String name, String amount) {
        return StreamSupport.stream(list.spliterator(), false)
            .map(each -> each.get(name).asText() + " " + each.get(amount).asText())
            .toList();
    }
}
