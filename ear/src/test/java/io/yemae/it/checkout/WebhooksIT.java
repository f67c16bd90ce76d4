package io.yemae.it.checkout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.yemae.devservices.sandbox.PaymentSandbox;
import io.yemae.devservices.sandbox.fault.Fault;
import io.yemae.devservices.sandbox.fault.FaultRule;
import io.yemae.devservices.sandbox.fault.Operation;
import io.yemae.devservices.sandbox.ledger.PaymentStatus;
import io.yemae.it.kit.Crowd;
import io.yemae.it.kit.Platform;
import io.yemae.it.kit.Stage.Show;
import io.yemae.it.kit.places.GatewayDesk;
import io.yemae.it.kit.places.Till.Payer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Webhooks of the gateway: their content is not trusted, and each causes a query. */
class WebhooksIT extends CheckoutIT {
    private static final String PATH = "/api/payments/webhooks/toss";
    private static final PaymentSandbox gateway = Platform.sandbox();

    @Test
    void aWebhookSettlesAPaymentWhoseAnswerWasLost() {
        // Including the one for the buyer's return from the payment window. If it were processed late, it would find the payment done.
        gateway.webhooks().hold();
        Payer payer = till.payer(stage.show(1), 0);
        gateway.faults().forOrders(payer.order()::equals, Operation.CONFIRM, Fault.statusAfterWork(500));

        payer.confirm().expect(202);
        assertThat(payer.status()).isEqualTo("pending");
        gateway.webhooks().release();

        await().atMost(Duration.ofSeconds(30)).until(() -> payer.status().equals("confirmed"));
        till.awaitSettled(payer);
    }

    @Test
    void aFalseWebhookChangesNothing() {
        Payer unpaid = till.payer(stage.show(1), 0);
        Payer paid = till.payer(stage.show(1), 0);
        paid.confirm().expect(200);

        gateway.announceFalsely(unpaid.paymentKey(), PaymentStatus.DONE);
        gateway.announceFalsely(paid.paymentKey(), PaymentStatus.ABORTED);
        gateway.announceFalsely(paid.paymentKey(), PaymentStatus.CANCELED);
        gateway.webhooks().flush();
        awaitAllLookedInto();

        assertThat(unpaid.status()).isEqualTo("pending");
        assertThat(paid.status()).isEqualTo("confirmed");
        till.awaitSettled(paid);
    }

    @Test
    void aRefundMadeAtTheGatewayCancelsTheReservation() {
        Show show = stage.show(1);
        Payer payer = till.payer(show, 0);
        payer.confirm().expect(200);

        new GatewayDesk(gateway).cancel(payer.paymentKey());

        await().atMost(Duration.ofSeconds(30)).until(() -> payer.payment().at("/payment/status").equals("REFUNDED"));
        assertThat(payer.status()).isEqualTo("cancelled");
        till.awaitSettled(payer);
        stage.buyer().hold(show, show.seats().get(0)).expect(201);
    }

    @Test
    void twoThousandDuplicatedAndShuffledWebhooksChangeNothing() {
        Show show = stage.show(20);
        gateway.webhooks().hold();
        gateway.webhooks().copies(2);
        List<Payer> payers = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            Payer payer = till.payer(show, i);
            payer.confirm().expect(200);
            payers.add(payer);
        }
        PaymentStatus[] lies = PaymentStatus.values();
        for (int i = 0; i < 980; i++) {
            gateway.announceFalsely(payers.get(i % 20).paymentKey(), lies[i % lies.length]);
        }
        assertThat(gateway.webhooks().waiting()).hasSizeGreaterThanOrEqualTo(2_000);

        gateway.webhooks().releaseShuffled(7);
        awaitAllLookedInto();

        assertThat(gateway.webhooks().givenUp()).isEmpty();
        assertThat(gateway.webhooks().waiting()).isEmpty();
        assertThat(payers).allSatisfy(payer -> {
            assertThat(payer.status()).isEqualTo("confirmed");
            till.awaitSettled(payer);
        });
    }

    @Test
    void duplicatesAreStoredOnceAndForeignWebhooksNotAtAll() {
        Payer payer = till.payer(stage.show(1), 0);
        payer.confirm().expect(200);
        String body = webhook(payer.order());

        Crowd.of(8).run(i -> api.post(PATH, body).expect(200));
        api.post(PATH, webhook(UUID.randomUUID().toString())).expect(200);
        api.post(PATH, webhook("somebody-elses-order")).expect(200);

        assertThat(sql.number("SELECT count(*) FROM payment_webhooks WHERE body = ?", body)).isEqualTo(1);
        assertThat(sql.number("SELECT count(*) FROM payment_webhooks WHERE body LIKE '%somebody-elses%'")).isZero();
    }

    @Test
    void aBodyThatIsNoJsonObjectIsRefused() {
        for (String body : List.of("{", "[]", "7", "\u0000", "{\"data\":".repeat(1_001), "[".repeat(2_000), "{\"data\":".repeat(7_000))) {
            api.post(PATH, body).expectProblem(400, "MALFORMED_WEBHOOK");
        }
        api.raw("POST", PATH, "application/json", "").expectProblem(400, "MALFORMED_WEBHOOK");
    }

    @Test
    void unusedEventTypesAreAcceptedAndIgnored() {
        Payer payer = till.payer(stage.show(1), 0);
        payer.confirm().expect(200);
        awaitAllLookedInto();
        long before = traces(payer);

        for (String body : List.of("{}", "{\"eventType\":7,\"data\":{}}", "{\"eventType\":\"x\"}",
            "{\"eventType\":\"PAYMENT_STATUS_CHANGED\",\"data\":[]}",
            "{\"eventType\":\"PAYMENT_STATUS_CHANGED\",\"data\":{\"orderId\":7}}",
            "{\"eventType\":\"CANCEL_STATUS_CHANGED\",\"createdAt\":\"x\",\"data\":{\"transactionKey\":\"t\",\"cancelStatus\":\"DONE\"}}",
            "{\"eventType\":\"BILLING_DELETED\",\"createdAt\":\"x\",\"data\":{\"billingKey\":\"b\"}}",
            "{\"eventType\":\"METHOD_UPDATED\",\"createdAt\":\"x\",\"data\":{\"orderId\":\"" + payer.order() + "\"}}",
            "{\"createdAt\":\"x\",\"secret\":\"s\",\"status\":\"DONE\",\"transactionKey\":\"t\",\"orderId\":\"" + payer.order() + "\"}")) {
            api.post(PATH, body).expect(200);
        }

        assertThat(traces(payer)).isEqualTo(before);
    }

    @Test
    void aFloodOfWebhooksCausesOneQueryAtATimeAndIsNotStored() {
        Payer open = till.payer(stage.show(1), 0);
        Payer paid = till.payer(stage.show(1), 0);
        paid.confirm().expect(200);
        awaitAllLookedInto();

        Crowd.of(8).run(thread -> {
            for (int i = 0; i < 10; i++) {
                api.post(PATH, large(open.order(), thread * 10 + i)).expect(200);
                api.post(PATH, large(paid.order(), thread * 10 + i)).expect(200);
            }
        });
        awaitAllLookedInto();

        assertThat(traces(open)).as("an order that was never confirmed").isZero();
        assertThat(sql.number("SELECT count(*) FROM outbox WHERE type = 'payment.changed' AND subject = ?::uuid AND created_at > now() - "
            + "interval '1 minute'",
            paid.order())).as("questions").isLessThanOrEqualTo(5);
        assertThat(sql.number("SELECT count(*) FROM payment_webhooks WHERE payment_id = ?::uuid", paid.order())).isLessThanOrEqualTo(28);
        assertThat(sql.number("SELECT max(octet_length(body)) FROM payment_webhooks WHERE payment_id = ?::uuid", paid.order()))
            .isLessThanOrEqualTo(2_048);
        till.awaitSettled(paid);
    }

    @Test
    void aWebhookDuringAQueryCausesOneMoreQuery() {
        gateway.webhooks().hold();
        Payer payer = till.payer(stage.show(1), 0);
        payer.confirm().expect(200);
        gateway.faults().add(new FaultRule(Operation.QUERY, Fault.slow(Duration.ofSeconds(2)), payer.order()::equals, 1));
        api.post(PATH, webhook(payer.order())).expect(200);
        await().atMost(Duration.ofSeconds(20)).until(() -> gateway.faults().pending().isEmpty());

        new GatewayDesk(gateway).cancel(payer.paymentKey());
        api.post(PATH, webhook(payer.order()).replace("DONE", "CANCELED")).expect(200);

        await().atMost(Duration.ofSeconds(30)).until(() -> payer.payment().at("/payment/status").equals("REFUNDED"));
    }

    private static long traces(Payer payer) {
        return sql.number("SELECT (SELECT count(*) FROM payment_webhooks WHERE payment_id = ?::uuid) + (SELECT count(*) FROM outbox WHERE "
            + "subject = ?::uuid)",
            payer.order(), payer.order());
    }

    private static String large(String order, int number) {
        return "{\"eventType\":\"PAYMENT_STATUS_CHANGED\",\"number\":" + number + ",\"filling\":\"" + "가".repeat(15_000)
            + "\",\"data\":{\"orderId\":\""
            + order + "\"}}";
    }

    private static String webhook(String order) {
        return "{\"eventType\":\"PAYMENT_STATUS_CHANGED\",\"data\":{\"orderId\":\"" + order + "\",\"status\":\"DONE\"}}";
    }

    private static void awaitAllLookedInto() {
        await().atMost(Duration.ofSeconds(90)).until(() -> sql.number("""
            SELECT count(*) FROM outbox
            WHERE queue = 'PAYMENT_CALLBACKS' AND NOT EXISTS (SELECT 1 FROM inbox WHERE message_id = outbox.id)""") == 0);
    }
}
