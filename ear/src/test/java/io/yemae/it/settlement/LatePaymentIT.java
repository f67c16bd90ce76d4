package io.yemae.it.settlement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.yemae.devservices.sandbox.fault.Fault;
import io.yemae.devservices.sandbox.fault.Operation;
import io.yemae.it.checkout.CheckoutIT;
import io.yemae.it.kit.Answer;
import io.yemae.it.kit.Crowd;
import io.yemae.it.kit.Platform;
import io.yemae.it.kit.Stage.Buyer;
import io.yemae.it.kit.Stage.Show;
import io.yemae.it.kit.places.Till.Payer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Payments after the hold has ended: the same seats, or a full refund, and never another buyer's seat. */
class LatePaymentIT extends CheckoutIT {

    @Test
    void aLatePaymentTakesTheSameSeatsIfTheyAreAvailable() {
        Payer payer = till.payer(stage.show(1), 0);

        whileTheGatewayWorks(payer, () -> letRunOutAndSweep(payer));

        assertThat(payer.status()).isEqualTo("confirmed");
        till.awaitSettled(payer);
        assertThat(payer.timeline()).containsExactly("held", "late", "paid");
    }

    @Test
    void aLatePaymentTakesTheSameSeatsBeforeTheSweeperRuns() {
        Payer payer = till.payer(stage.show(1), 0);

        whileTheGatewayWorks(payer, () -> sql.letHoldRunOut(payer.reservation()));

        till.awaitSettled(payer);
        assertThat(payer.status()).isEqualTo("confirmed");
    }

    @Test
    void aLatePaymentIsRefundedIfAnotherBuyerHasTheSeat() {
        Show show = stage.show(1);
        Payer payer = till.payer(show, 0);
        Buyer next = stage.buyerWithPoints(70_000);

        whileTheGatewayWorks(payer, () -> {
            letRunOutAndSweep(payer);
            String bought = next.hold(show, show.seats().get(0)).expect(201).at("/reservation/id");
            next.payWithPoints(bought).expect(200);
        });

        awaitReturn(payer);
        assertThat(payer.timeline()).contains("late", "refunded").doesNotContain("paid");
        assertThat(payer.reservationNow().at("/reservation/payment_status")).isEqualTo("refunded");
        assertThat(sql.number("SELECT count(*) FROM outbox WHERE type = 'payment.returned' AND subject = ?::uuid", payer.reservation()))
            .isEqualTo(1);
        payer.confirm().expectProblem(409, "PAYMENT_RETURNED");
    }

    @Test
    void aPaymentAfterCancellationIsRefundedIfAnotherBuyerHoldsTheSeat() {
        Show show = stage.show(1);
        Payer payer = till.payer(show, 0);
        List<String> held = new ArrayList<>();

        whileTheGatewayWorks(payer, () -> {
            payer.cancel().expect(200);
            held.add(stage.buyer().hold(show, show.seats().get(0)).expect(201).at("/reservation/id"));
        });

        awaitReturn(payer);
        assertThat(payer.status()).isEqualTo("cancelled");
        assertThat(sql.texts("SELECT status FROM reservations WHERE id = ?::uuid", held.get(0))).containsExactly("pending");
    }

    @Test
    void aLatePaymentIsRefundedIfOtherSeatsOfTheBuyerReachTheLimit() {
        Show show = stage.show(2);
        Payer payer = till.payer(show, 0);

        whileTheGatewayWorks(payer, () -> {
            letRunOutAndSweep(payer);
            payer.buyer().hold(show, show.seats().get(1)).expect(201);
        });

        awaitReturn(payer);
    }

    @Test
    void anExpiredHoldCanNeitherPayNorCancelASeatSoldToAnother() {
        Show show = stage.show(1);
        Payer late = till.payer(show, 0);
        letRunOutAndSweep(late);
        Payer next = till.payer(show, 0);
        next.confirm().expect(200);

        late.cancel().expectProblem(409, "HOLD_EXPIRED");
        late.confirm().expectProblem(409, "HOLD_EXPIRED");

        stage.buyer().hold(show, show.seats().get(0)).expectProblem(400, "SEATS_TAKEN");
        till.awaitSettled(late);
        till.awaitSettled(next);
    }

    @Test
    void concurrentPaymentAndExpiryEndConsistently() {
        Show show = stage.show(20);
        List<Payer> payers = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            payers.add(till.payer(show, i));
        }

        Crowd.of(40).run(i -> {
            Payer payer = payers.get(i / 2);
            if (i % 2 == 0) {
                payer.confirm();
            } else {
                sql.update("UPDATE reservations SET expires_at = now() WHERE id = ?::uuid AND status = 'pending'", payer.reservation());
                sql.update("UPDATE seat_states SET held_until = now() WHERE reservation_id = ?::uuid AND status = 'locked'",
                    payer.reservation());
            }
        });

        assertAllConsistent(payers);
    }

    @Test
    void concurrentPaymentAndCancellationEndConsistently() {
        Show show = stage.show(20);
        List<Payer> payers = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            payers.add(till.payer(show, i));
        }

        Crowd.of(40).run(i -> {
            if (i % 2 == 0) {
                payers.get(i / 2).confirm();
            } else {
                payers.get(i / 2).cancel().expect(200);
            }
        });

        assertAllConsistent(payers);
        assertThat(payers).allSatisfy(payer -> assertThat(payer.status()).isEqualTo("cancelled"));
    }

    private static void assertAllConsistent(List<Payer> payers) {
        till.reconcile();
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> payers.forEach(till::assertSettled));
    }

    /** Runs something while the gateway holds the confirmation back. */
    private static void whileTheGatewayWorks(Payer payer, Runnable meanwhile) {
        Platform.sandbox().faults().next(Operation.CONFIRM, Fault.HELD);
        CompletableFuture<Answer> confirming = CompletableFuture.supplyAsync(payer::confirm);
        Platform.sandbox().faults().awaitHeld(1, Duration.ofSeconds(10));
        meanwhile.run();
        Platform.sandbox().faults().release();
        confirming.join();
        till.reconcile();
    }

    private static void letRunOutAndSweep(Payer payer) {
        sql.letHoldRunOut(payer.reservation());
        await().atMost(Duration.ofSeconds(10)).until(() ->
            sql.texts("SELECT status FROM reservations WHERE id = ?::uuid", payer.reservation()).equals(List.of("expired")));
    }

    private static void awaitReturn(Payer payer) {
        await().atMost(Duration.ofSeconds(30)).until(() -> payer.payment().at("/payment/status").equals("REFUNDED"));
        till.awaitSettled(payer);
    }
}
