package io.yemae.it.settlement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.yemae.devservices.sandbox.PaymentSandbox;
import io.yemae.devservices.sandbox.fault.Fault;
import io.yemae.devservices.sandbox.fault.FaultRule;
import io.yemae.devservices.sandbox.fault.Operation;
import io.yemae.it.checkout.CheckoutIT;
import io.yemae.it.kit.Answer;
import io.yemae.it.kit.Platform;
import io.yemae.it.kit.Stage.Show;
import io.yemae.it.kit.places.GatewayDesk;
import io.yemae.it.kit.places.Till.Payer;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Unexpected actions and answers of the gateway: they are settled, or shown to operators with a reason. */
class GatewayChangesIT extends CheckoutIT {
    private static final PaymentSandbox gateway = Platform.sandbox();
    private static final GatewayDesk desk = new GatewayDesk(gateway);

    @Test
    void theRestIsRefundedAfterAManualPartialRefund() {
        Payer payer = paid();
        desk.cancel(payer.paymentKey(), 10_000);

        payer.cancel().expect(200);

        await().atMost(Duration.ofSeconds(30)).until(() -> payer.payment().at("/payment/status").equals("REFUNDED"));
        till.awaitSettled(payer);
        assertThat(payer.reservationNow().at("/reservation/payment_status")).isEqualTo("refunded");
        assertThat(shown(payer).get("code").isNull()).isTrue();
        assertThat(sql.texts("SELECT amount FROM gateway_returns WHERE payment_id = ?::uuid ORDER BY returned_at, amount", payer.order()))
            .containsExactly("10000", "60000");
        assertThat(differences()).doesNotContain(payer.order());
    }

    @Test
    void aManualPartialRefundIsShownAndTheSaleStays() {
        Payer payer = paid();

        desk.cancel(payer.paymentKey(), 10_000);

        await().atMost(Duration.ofSeconds(30)).until(() -> shown(payer).get("code").asText().equals("PARTLY_RETURNED"));
        assertThat(shown(payer).get("reason").asText()).contains("60000");
        assertThat(awaiting(payer)).isTrue();
        assertThat(payer.status()).isEqualTo("confirmed");
        assertThat(payer.payment().json().at("/payment").has("failure")).as("shown to the buyer").isFalse();
    }

    @Test
    void anAnswerFromBeforeAPartialRefundDoesNotHideIt() {
        gateway.webhooks().hold();
        Payer payer = paid();
        // As a later answer has left it, which was recorded first.
        sql.update("UPDATE payments SET failure_code = 'PARTLY_RETURNED' WHERE id = ?::uuid", payer.order());

        retry(payer);

        assertThat(shown(payer).get("code").asText()).isEqualTo("PARTLY_RETURNED");
        sql.update("UPDATE payments SET failure_code = NULL WHERE id = ?::uuid", payer.order());
    }

    @Test
    void theDailyComparisonFindsAPartialRefundWithoutAWebhook() {
        gateway.webhooks().hold();
        Payer payer = paid();
        desk.cancel(payer.paymentKey(), 10_000);
        assertThat(differences()).contains(payer.order());

        retry(payer);

        assertThat(shown(payer).get("code").asText()).isEqualTo("PARTLY_RETURNED");
        assertThat(differences()).doesNotContain(payer.order());
    }

    @Test
    void aPaymentPartlyRefundedBeforeConfirmationIsRefundedInFull() {
        gateway.webhooks().hold();
        Show show = stage.show(1);
        Payer payer = till.payer(show, 0);
        gateway.faults().add(new FaultRule(Operation.CONFIRM, Fault.LOSE_ANSWER, payer.order()::equals, 3));
        payer.confirm().expect(202);
        desk.cancel(payer.paymentKey(), 10_000);

        await().atMost(Duration.ofSeconds(30)).until(() -> {
            till.reconcile();
            return payer.payment().at("/payment/status").equals("REFUNDED");
        });

        till.awaitSettled(payer);
        stage.buyer().hold(show, show.seats().get(0)).expect(201);
    }

    @Test
    void aRefusedRefundIsShownWithItsReasonUntilItSucceeds() {
        Payer payer = paid();
        gateway.faults().forOrders(payer.order()::equals, Operation.CANCEL, Fault.refuse("NOT_CANCELABLE_PAYMENT"));

        payer.cancel().expect(200);

        await().atMost(Duration.ofSeconds(30)).until(() -> shown(payer).get("code").asText().equals("NOT_CANCELABLE_PAYMENT"));
        assertThat(shown(payer).get("reason").asText()).isEqualTo("취소 할 수 없는 결제 입니다.");
        assertThat(shown(payer).get("status").asText()).isEqualTo("REFUNDING");
        assertThat(awaiting(payer)).isTrue();
        gateway.faults().clear();
        till.reconcile();

        await().atMost(Duration.ofSeconds(30)).until(() -> shown(payer).get("status").asText().equals("REFUNDED"));
        assertThat(shown(payer).get("code").isNull()).isTrue();
        assertThat(payer.reservationNow().at("/reservation/payment_status")).isEqualTo("refunded");
    }

    @Test
    void moneyForAnOrderThatIsNotBegunInOurRecordsPaysForItsSeats() {
        gateway.webhooks().hold();
        Payer payer = till.payer(stage.show(1), 0);
        gateway.take(payer.paymentKey(), payer.order(), payer.amount());

        assertThat(retry(payer).at("/status")).isEqualTo("DONE");

        assertThat(payer.status()).isEqualTo("confirmed");
        till.awaitSettled(payer);
        assertThat(differences()).doesNotContain(payer.order());
    }

    @Test
    void moneyForAnOrderThatCannotBeginAnyMoreIsRefunded() {
        gateway.webhooks().hold();
        Show show = stage.show(2, Map.of("maxSeatsPerUser", 2));
        Payer payer = till.payerWithPoints(20_000, show, 0);
        String other = payer.buyer().hold(show, show.seats().get(1)).expect(201).at("/reservation/id");
        till.atTheWindow(payer.buyer(), other, till.prepare(payer.buyer(), other, 20_000).expect(200)).confirm().expect(200);
        gateway.take(payer.paymentKey(), payer.order(), payer.amount());

        assertThat(retry(payer).at("/status")).isEqualTo("REFUNDED");

        till.awaitSettled(payer);
        assertThat(payer.buyer().balance()).isZero();
        assertThat(differences()).doesNotContain(payer.order());
    }

    @Test
    void aPaymentOfAnotherAmountIsRejectedAndShown() {
        gateway.webhooks().hold();
        Payer payer = till.payer(stage.show(1), 0);
        gateway.faults().forOrders(payer.order()::equals, Operation.CONFIRM, Fault.WRONG_AMOUNT);
        gateway.faults().forOrders(payer.order()::equals, Operation.QUERY, Fault.WRONG_AMOUNT);

        payer.confirm().expect(202);
        retry(payer);

        assertThat(shown(payer).get("status").asText()).isEqualTo("UNKNOWN");
        assertThat(shown(payer).get("code").asText()).isEqualTo("MISMATCH");
        assertThat(shown(payer).get("reason").asText()).contains("71000").contains("70000");
        assertThat(awaiting(payer)).isTrue();
        gateway.faults().clear();
        assertThat(retry(payer).at("/status")).isEqualTo("DONE");
    }

    @Test
    void anUnknownStatusIsShownUntilItIsResolved() {
        Payer payer = paid();
        gateway.faults().forOrders(payer.order()::equals, Operation.QUERY, Fault.STRANGE_STATUS);

        retry(payer);

        assertThat(shown(payer).get("code").asText()).isEqualTo("STRANGE_STATUS");
        assertThat(shown(payer).get("reason").asText()).contains("DISPUTED");
        assertThat(awaiting(payer)).isTrue();
        assertThat(payer.status()).isEqualTo("confirmed");
        gateway.faults().clear();
        assertThat(retry(payer).json().get("code").isNull()).isTrue();
        assertThat(awaiting(payer)).isFalse();
    }

    @Test
    void thePartialRefundBehindAnUnknownStatusIsFoundWithoutAnotherWebhook() {
        Payer payer = paid();
        gateway.faults().forOrders(payer.order()::equals, Operation.QUERY, Fault.STRANGE_STATUS);
        desk.cancel(payer.paymentKey(), 10_000);
        await().atMost(Duration.ofSeconds(30)).until(() -> shown(payer).get("code").asText().equals("STRANGE_STATUS"));
        gateway.faults().clear();

        till.reconcile();

        await().atMost(Duration.ofSeconds(30)).until(() -> shown(payer).get("code").asText().equals("PARTLY_RETURNED"));
        assertThat(differences()).doesNotContain(payer.order());
    }

    @Test
    void aPaymentKeyOfAnotherOrderIsNotReportedAsBadCredentials() {
        Payer other = till.payer(stage.show(1), 0);
        Payer payer = till.payer(stage.show(1), 0);

        payer.buyer().api().post("/api/payments/confirm",
            Map.of("paymentKey", other.paymentKey(), "orderId", payer.order(), "amount", payer.amount()))
            .expectProblem(402, "PAYMENT_REFUSED");

        assertThat(shown(payer).get("status").asText()).isEqualTo("FAILED");
        assertThat(shown(payer).get("code").asText()).isEqualTo("FORBIDDEN_REQUEST");
        other.confirm().expect(200);
    }

    @Test
    void rejectedCredentialsAreReportedToOperators() {
        gateway.webhooks().hold();
        Payer payer = till.payer(stage.show(1), 0);
        gateway.faults().forOrders(payer.order()::equals, Operation.CONFIRM, Fault.status(403, "FORBIDDEN_REQUEST"));
        gateway.faults().forOrders(payer.order()::equals, Operation.QUERY, Fault.status(403, "FORBIDDEN_REQUEST"));

        payer.confirm().expect(202);

        assertThat(shown(payer).get("status").asText()).isEqualTo("UNKNOWN");
        assertThat(shown(payer).get("code").asText()).isEqualTo("FORBIDDEN_REQUEST");
        gateway.faults().clear();
        assertThat(retry(payer).at("/status")).isEqualTo("DONE");
    }

    private static Payer paid() {
        Payer payer = till.payer(stage.show(1), 0);
        payer.confirm().expect(200);
        return payer;
    }

    private static Answer retry(Payer payer) {
        return stage.administrator().post("/api/admin/payments/" + payer.order() + "/retry", "").expect(200);
    }

    private static JsonNode shown(Payer payer) {
        for (JsonNode each : stage.administrator().get("/api/admin/payments").expect(200).json().get("payments")) {
            if (each.get("id").asText().equals(payer.order())) {
                return each;
            }
        }
        throw new AssertionError("Not shown: " + payer.order());
    }

    private static boolean awaiting(Payer payer) {
        return stage.administrator().get("/api/admin/payments?awaiting=true").expect(200).json().findValuesAsText("id")
            .contains(payer.order());
    }

    private static String differences() {
        return stage.administrator().get("/api/admin/payments/differences?day=" + LocalDate.now(ZoneId.of("Asia/Seoul"))).expect(200)
            .text();
    }
}
