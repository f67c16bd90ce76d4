package io.yemae.it.checkout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.yemae.devservices.sandbox.fault.Fault;
import io.yemae.devservices.sandbox.fault.Operation;
import io.yemae.it.kit.Answer;
import io.yemae.it.kit.Crowd;
import io.yemae.it.kit.Platform;
import io.yemae.it.kit.Stage.Buyer;
import io.yemae.it.kit.Stage.Show;
import io.yemae.it.kit.places.Till.Payer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Card payments: the platform sets the amount, the seats are sold once, and every refusal has a message. */
class CardPaymentIT extends CheckoutIT {

    @Test
    void aCardBuysASeat() {
        Show show = stage.show(1);
        Buyer buyer = stage.buyer();
        String reservation = buyer.hold(show, show.seats().get(0)).expect(201).at("/reservation/id");

        Answer prepared = till.prepare(buyer, reservation).expect(200);
        assertThat(prepared.at("/amount")).isEqualTo("70000");
        assertThat(prepared.at("/clientKey")).isEqualTo("test_ck_yemae_sandbox");
        assertThat(prepared.at("/customerName")).isEqualTo("김예매");
        assertThat(till.prepare(buyer, reservation).at("/orderId")).isEqualTo(prepared.at("/orderId"));
        Payer payer = till.atTheWindow(buyer, reservation);

        Answer paid = payer.confirm().expect(200);

        assertThat(paid.at("/payment/status")).isEqualTo("DONE");
        assertThat(paid.at("/payment/method")).isEqualTo("CARD");
        assertThat(paid.at("/reservation/status")).isEqualTo("confirmed");
        assertThat(paid.at("/reservation/payment_status")).isEqualTo("completed");
        assertThat(payer.payment().at("/payment/amount")).isEqualTo("70000");
        assertThat(till.kept(payer.order())).isEqualTo(70_000);
        assertThat(payer.confirm().expect(200).at("/payment/id")).isEqualTo(paid.at("/payment/id"));
        assertThat(Platform.sandbox().ledger().totals(payer.order()).approvals()).isEqualTo(1);
        await().atMost(Duration.ofSeconds(20))
            .until(() -> Platform.mailsTo(buyer.email()).stream().anyMatch(mail -> mail.contains("예매가 확정되었습니다")));
    }

    @Test
    void anotherAmountIsNeverSentToTheGateway() {
        Payer payer = till.payer(stage.show(1), 0);

        payer.buyer().api().post("/api/payments/confirm",
            Map.of("paymentKey", payer.paymentKey(), "orderId", payer.order(), "amount", 1_000))
            .expectProblem(400, "AMOUNT_MISMATCH");

        assertThat(till.kept(payer.order())).isZero();
        payer.confirm().expect(200);
    }

    @Test
    void aRefusedCardGetsTheGatewaysMessageAndTheSeatSellsAgain() {
        Show show = stage.show(1);
        Payer payer = till.payer(show, 0);
        Platform.sandbox().faults().next(Operation.CONFIRM,
            Fault.refuse("REJECT_CARD_COMPANY"));

        payer.confirm().expectProblem(402, "PAYMENT_REFUSED", "결제 승인이 거절되었습니다.");

        assertThat(payer.status()).isEqualTo("cancelled");
        assertThat(payer.reservationNow().at("/reservation/payment_status")).isEqualTo("failed");
        payer.confirm().expectProblem(402, "PAYMENT_REFUSED");
        stage.buyer().hold(show, show.seats().get(0)).expect(201);
    }

    @Test
    void aPaymentThatCannotSucceedIsRefusedAtOnce() {
        Show show = stage.show(4, Map.of("maxSeatsPerUser", 4));
        Payer expired = till.payer(show, 0);
        sql.letHoldRunOut(expired.reservation());
        Payer cancelled = till.payer(show, 1);
        cancelled.cancel().expect(200);
        Payer paid = till.payer(show, 2);
        paid.buyer().charge(70_000).expect(200);
        paid.buyer().payWithPoints(paid.reservation()).expect(200);
        Payer foreign = till.payer(show, 3);
        Buyer other = stage.buyer();

        expired.confirm().expectProblem(409, "HOLD_EXPIRED", "예약 시간이 만료되었습니다. 좌석을 다시 선택해주세요.");
        cancelled.confirm().expectProblem(409, "RESERVATION_CANCELLED", "취소된 예약입니다.");
        paid.confirm().expectProblem(409, "ALREADY_PAID", "이미 결제된 예약입니다.");
        other.api().post("/api/payments/confirm", foreign.request()).expectProblem(404, "ORDER_NOT_FOUND", "주문을 찾을 수 없습니다.");
        other.api().get("/api/payments/" + foreign.order()).expectProblem(404, "PAYMENT_NOT_FOUND");
        till.prepare(other, foreign.reservation()).expectProblem(404, "RESERVATION_NOT_FOUND");
        till.prepare(expired.buyer(), expired.reservation()).expectProblem(409, "HOLD_EXPIRED");
        for (Payer payer : List.of(expired, cancelled, paid, foreign)) {
            assertThat(Platform.sandbox().ledger().totals(payer.order()).approvals()).isZero();
        }
    }

    @Test
    void concurrentConfirmationsTakeTheMoneyOnce() {
        Payer payer = till.payer(stage.show(1), 0);

        Crowd.of(16).run(i -> assertThat(payer.confirm().status()).isIn(200, 202));

        assertThat(payer.status()).isEqualTo("confirmed");
        assertThat(Platform.sandbox().ledger().totals(payer.order()).approvals()).isEqualTo(1);
    }

    @Test
    void theSameKeyFrom64ThreadsTakesEffectOnce() {
        Payer payer = till.payer(stage.show(1), 0);
        String key = UUID.randomUUID().toString();

        Crowd.of(64).run(i -> assertThat(payer.confirm(key).status()).isIn(200, 202, 409));

        Answer again = payer.confirm(key).expect(200);
        assertThat(again.headers().firstValue("Idempotency-Replayed")).contains("true");
        assertThat(Platform.sandbox().ledger().totals(payer.order()).approvals()).isEqualTo(1);
        Payer another = till.payer(payer.buyer(), stage.show(1), 0);
        another.confirm(key).expectProblem(422, "IDEMPOTENCY_KEY_REUSED");
    }

    @Test
    void pointsCannotPayWhatACardIsPaying() {
        Payer payer = till.payer(stage.show(1), 0);
        payer.buyer().charge(70_000).expect(200);
        Platform.sandbox().faults().next(Operation.CONFIRM, Fault.HELD);
        Thread confirming = new Thread(payer::confirm);
        confirming.start();
        Platform.sandbox().faults().awaitHeld(1, Duration.ofSeconds(10));

        payer.buyer().payWithPoints(payer.reservation()).expectProblem(409, "PAYMENT_IN_PROGRESS");
        Platform.sandbox().faults().release();

        await().atMost(Duration.ofSeconds(20)).until(() -> payer.status().equals("confirmed"));
        assertThat(payer.buyer().balance()).isEqualTo(70_000);
    }
}
