package io.yemae.it.checkout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.yemae.devservices.sandbox.PaymentSandbox;
import io.yemae.devservices.sandbox.SandboxSettings;
import io.yemae.devservices.sandbox.delivery.Message;
import io.yemae.devservices.sandbox.ledger.ModulePayment;
import io.yemae.devservices.sandbox.module.Signature;
import io.yemae.it.kit.Answer;
import io.yemae.it.kit.Api;
import io.yemae.it.kit.Crowd;
import io.yemae.it.kit.Platform;
import io.yemae.it.kit.Stage.Buyer;
import io.yemae.it.kit.Stage.Show;
import io.yemae.it.kit.YemaeIT;
import io.yemae.it.kit.places.Till;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The payment module of requirement 4: it takes the money itself and calls back, signed. */
class ModuleCallbackIT extends YemaeIT {
    private static final String PATH = "/api/payments/callback";
    private static final PaymentSandbox module = Platform.sandbox();
    private static final Signature signature = new Signature(SandboxSettings.MODULE_SECRET);

    @Test
    void aCallbackConfirmsTheReservationOnce() {
        Show show = stage.show(1);
        Buyer buyer = stage.buyer();
        String reservation = hold(buyer, show);

        ModulePayment payment = pay(reservation, 70_000);

        await().atMost(Duration.ofSeconds(20)).until(() -> status(buyer, reservation).equals("confirmed"));
        Answer again = callAgain(payment).expect(200);
        assertThat(again.at("/reservationId")).isEqualTo(reservation);
        assertThat(again.at("/status")).isEqualTo("DONE");
        assertThat(sql.number("SELECT count(*) FROM payments WHERE reservation_id = ?::uuid", reservation)).isEqualTo(1);
        assertThat(buyer.api().get("/api/payments/" + again.at("/paymentId")).expect(200).at("/payment/method")).isEqualTo("MODULE");
    }

    @Test
    void theSameCallbackManyTimesAtOnceTakesEffectOnce() {
        Buyer buyer = stage.buyer();
        String reservation = hold(buyer, stage.show(1));
        String body = body(UUID.randomUUID().toString(), reservation, 70_000);

        Crowd.of(16).run(i -> api.signed(PATH, body, signature.of(body)).expect(200));

        assertThat(status(buyer, reservation)).isEqualTo("confirmed");
        assertThat(sql.number("SELECT count(*) FROM payments WHERE reservation_id = ?::uuid", reservation)).isEqualTo(1);
    }

    @Test
    void aPaymentOfAnInvalidReservationIsRefunded() {
        Buyer buyer = stage.buyer();
        String expired = hold(buyer, stage.show(1));
        sql.letHoldRunOut(expired);
        String wrongAmount = hold(buyer, stage.show(1));
        String paid = hold(buyer, stage.show(1));
        buyer.charge(70_000).expect(200);
        buyer.payWithPoints(paid).expect(200);

        List<ModulePayment> payments = List.of(pay(expired, 70_000), pay(wrongAmount, 1_000), pay(paid, 70_000),
            pay("no-reservation", 70_000),
            pay(UUID.randomUUID().toString(), 70_000));

        await().atMost(Duration.ofSeconds(40)).until(() -> payments.stream().allMatch(payment -> now(payment).cancelled()));
        for (ModulePayment payment : payments) {
            callAgain(payment).expectProblem(409, "PAYMENT_NOT_ACCEPTED", "유효한 예약이 없어 결제를 취소합니다.");
        }
        assertThat(status(buyer, paid)).isEqualTo("confirmed");
        assertThat(status(buyer, wrongAmount)).isEqualTo("pending");
        await().atMost(Duration.ofSeconds(20)).until(() -> payments.stream().allMatch(payment ->
            sql.texts("SELECT status FROM payments WHERE payment_key = ?", payment.paymentId()).equals(List.of("REFUNDED"))));
    }

    @Test
    void theSecondPaymentOfAReservationIsRefunded() {
        Buyer buyer = stage.buyer();
        String reservation = hold(buyer, stage.show(1));
        String[] keys = {UUID.randomUUID().toString(), UUID.randomUUID().toString()};
        int[] status = new int[2];

        Crowd.of(2).run(i -> {
            String body = body(keys[i], reservation, 70_000);
            status[i] = api.signed(PATH, body, signature.of(body)).status();
        });

        assertThat(status).containsExactlyInAnyOrder(200, 409);
        assertThat(status(buyer, reservation)).isEqualTo("confirmed");
        // Unknown to the module. Refunds that it refuses are left to operators.
        String refused = status[0] == 409 ? keys[0] : keys[1];
        assertThat(sql.texts("SELECT status FROM payments WHERE payment_key = ?", refused)).containsExactly("COMPENSATING");
        sql.update("UPDATE payments SET status = 'REFUNDED' WHERE payment_key = ?", refused);
        sql.update("UPDATE refunds SET done_at = now() WHERE payment_id = (SELECT id FROM payments WHERE payment_key = ?)", refused);
    }

    @Test
    void aSlowOutcomeIsAnsweredAsPending() throws SQLException {
        Buyer buyer = stage.buyer();
        Show show = stage.show(1);
        String reservation = hold(buyer, show);
        String body = body(UUID.randomUUID().toString(), reservation, 70_000);
        Answer answer;
        try (Connection elsewhere = sql.connect()) {
            elsewhere.setAutoCommit(false);
            // The sale has to wait for the lock on the seat.
            elsewhere.createStatement().execute("SELECT 1 FROM seat_states WHERE seat_id = '" + show.seats().get(0) + "' FOR UPDATE");
            answer = api.signed(PATH, body, signature.of(body)).expect(202);
            assertThat(status(buyer, reservation)).isEqualTo("pending");
            buyer.api().post("/api/payments/prepare", Map.of("reservationId", reservation, "method", "CARD"))
                .expectProblem(409, "PAYMENT_IN_PROGRESS");
            elsewhere.rollback();
        }

        String payment = answer.at("/paymentId");
        await().atMost(Duration.ofSeconds(30)).until(() ->
            buyer.api().get("/api/payments/" + payment).expect(200).at("/payment/status").equals("DONE"));
        assertThat(status(buyer, reservation)).isEqualTo("confirmed");
        assertThat(api.signed(PATH, body, signature.of(body)).expect(200).at("/paymentId")).isEqualTo(payment);
    }

    @Test
    void aCallbackWhoseMessageWasLostIsSettledByTheReconciler() {
        Buyer buyer = stage.buyer();
        String reservation = hold(buyer, stage.show(1));
        String payment = UUID.randomUUID().toString();
        sql.update("""
            INSERT INTO payments (id, reservation_id, user_id, method, amount, status, payment_key, created_at, approved_at)
            VALUES (?::uuid, ?::uuid, ?::uuid, 'MODULE', 70000, 'CONFIRMING', ?, now(),
                now())""", payment, reservation, buyer.id(), payment);

        new Till(module, sql, stage).reconcile();

        assertThat(status(buyer, reservation)).isEqualTo("confirmed");
    }

    @Test
    void unsignedCallbacksAreRefused() {
        String body = body("key", UUID.randomUUID().toString(), 70_000);

        api.post(PATH, body).expectProblem(401, "INVALID_SIGNATURE");
        api.signed(PATH, body, "00").expectProblem(401, "INVALID_SIGNATURE");
        api.signed(PATH, body, new Signature("another secret").of(body)).expectProblem(401, "INVALID_SIGNATURE");
        api.signed(PATH, body + " ", signature.of(body)).expectProblem(401, "INVALID_SIGNATURE");
        api.raw("POST", PATH, "application/json", "").expectProblem(401, "INVALID_SIGNATURE");
    }

    @Test
    void malformedCallbacksAreRefusedEvenIfSigned() {
        String good = body("key", UUID.randomUUID().toString(), 70_000);
        for (String body : List.of("{", "[]", "{}", good.replace("70000", "-1"), good.replace("70000", "1.5"),
            good.replace("70000", "\"x\""),
            good.replace("70000", "1" + "0".repeat(40)), good.replace("PAID", "CANCELLED"), good.replace("\"key\"", "\"\""),
            good.replace("\"key\"", "\"" + "k".repeat(201) + "\""), good.replace("2026", "never"))) {
            api.signed(PATH, body, signature.of(body)).expectProblem(400, "MALFORMED_CALLBACK");
        }
        assertThat(sql.number("SELECT count(*) FROM payments WHERE payment_key = 'key'")).isZero();
    }

    private static String hold(Buyer buyer, Show show) {
        return buyer.hold(show, show.seats().get(0)).expect(201).at("/reservation/id");
    }

    private static String status(Buyer buyer, String reservation) {
        return buyer.api().get("/api/reservations/" + reservation).expect(200).at("/reservation/status");
    }

    private static ModulePayment pay(String reservation, long amount) {
        String id = new Api(module.address()).post("/module/pay", Map.of("reservationId", reservation, "amount", amount)).expect(200)
            .at("/paymentId");
        await().atMost(Duration.ofSeconds(20))
            .until(() -> module.callbacks().received().stream().anyMatch(callback -> callback.body().contains(id)));
        return module.ledger().modulePayments().stream().filter(payment -> payment.paymentId().equals(id)).findFirst().orElseThrow();
    }

    private static ModulePayment now(ModulePayment payment) {
        return module.ledger().modulePayments().stream().filter(each -> each.paymentId().equals(payment.paymentId())).findFirst()
            .orElseThrow();
    }

    private static Answer callAgain(ModulePayment payment) {
        Message callback = module.callbacks().received().stream().filter(each -> each.body().contains(payment.paymentId())).findFirst()
            .orElseThrow();
        return api.signed(PATH, callback.body(), callback.headers().get(Signature.HEADER));
    }

    private static String body(String key, String reservation, long amount) {
        return "{\"paymentId\":\"%s\",\"reservationId\":\"%s\",\"amount\":%d,\"status\":\"PAID\",\"paidAt\":\"2026-01-01T00:00:00Z\"}"
            .formatted(key, reservation, amount);
    }
}
