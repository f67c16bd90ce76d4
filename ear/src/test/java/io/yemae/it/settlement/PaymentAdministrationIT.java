package io.yemae.it.settlement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.yemae.devservices.sandbox.fault.Fault;
import io.yemae.devservices.sandbox.fault.Operation;
import io.yemae.it.checkout.CheckoutIT;
import io.yemae.it.kit.Answer;
import io.yemae.it.kit.Api;
import io.yemae.it.kit.Platform;
import io.yemae.it.kit.Stage.Buyer;
import io.yemae.it.kit.Stage.Show;
import io.yemae.it.kit.places.Till.Payer;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Payments that operators look after, messages that could not be delivered, and the histories of requirement 3. */
class PaymentAdministrationIT extends CheckoutIT {
    private static final String POISON = UUID.randomUUID().toString();
    private static final String DROPPED = UUID.randomUUID().toString();

    /** A message becomes a dead letter after five deliveries in 40 seconds. The last test expects these. */
    @BeforeAll
    static void poison() {
        for (String id : List.of(POISON, DROPPED)) {
            sql.update("""
                INSERT INTO outbox (id, queue, type, subject)
                VALUES (?::uuid, 'CANCELLATIONS', 'payment.refund', gen_random_uuid())""", id);
        }
    }

    @Test
    void unresolvedPaymentsAreListedAndCanBeRetried() {
        Payer payer = till.payer(stage.show(1), 0);
        Platform.sandbox().faults().forOrders(payer.order()::equals, Operation.CONFIRM, Fault.status(503));
        payer.confirm().expect(202);
        Platform.sandbox().faults().clear();

        assertThat(awaiting()).contains(payer.order() + " UNKNOWN");
        Answer retried = stage.administrator().post("/api/admin/payments/" + payer.order() + "/retry", "").expect(200);

        assertThat(retried.at("/status")).isEqualTo("DONE");
        assertThat(awaiting()).doesNotContain(payer.order() + " UNKNOWN");
        till.awaitSettled(payer);
    }

    @Test
    void anOperatorRefundsAtAnyTimeAndOnce() {
        Instant soon = Instant.now().plus(Duration.ofHours(2));
        Payer payer = till.payer(stage.show(1, Map.of("performances", List.of(
            Map.of("startsAt", soon.toString(), "endsAt", soon.plusSeconds(60).toString())))), 0);
        payer.confirm().expect(200);
        payer.cancel().expectProblem(409, "TOO_LATE_TO_CANCEL");

        for (int i = 0; i < 2; i++) {
            Answer refunded = stage.administrator().post("/api/admin/payments/" + payer.order() + "/refund", Map.of("reason", "공연 취소"))
                .expect(200);
            assertThat(refunded.at("/status")).isEqualTo("REFUNDED");
        }

        till.awaitSettled(payer);
        assertThat(payer.payment().at("/payment/refunds/0/reason")).isEqualTo("공연 취소");
        assertThat(payer.payment().json().at("/payment/refunds")).hasSize(1);
        assertThat(sql.texts("SELECT action FROM audit_entries WHERE target = ?", payer.order())).contains("payment.refund");
    }

    @Test
    void unpaidReservationsCannotBeRefunded() {
        Payer payer = till.payer(stage.show(1), 0);

        stage.administrator().post("/api/admin/payments/" + payer.order() + "/refund", "").expectProblem(409, "NOTHING_TO_REFUND");
        stage.administrator().post("/api/admin/payments/" + UUID.randomUUID() + "/refund", "").expectProblem(404, "PAYMENT_NOT_FOUND");
        stage.administrator().post("/api/admin/payments/7/retry", "").expectProblem(400, "INVALID_ID");
        payer.confirm().expect(200);
    }

    @Test
    void theDailyComparisonMatchesBothLedgers() {
        Payer paid = till.payer(stage.show(1), 0);
        paid.confirm().expect(200);
        Payer refunded = till.payer(stage.show(1), 0);
        refunded.confirm().expect(200);
        refunded.cancel().expect(200);
        await().atMost(Duration.ofSeconds(20)).until(() -> refunded.payment().at("/payment/status").equals("REFUNDED"));
        Payer forged = till.payer(stage.show(1), 0);
        forged.confirm().expect(200);
        sql.update("UPDATE payments SET approved_at = approved_at - interval '2 days' WHERE id = ?::uuid", forged.order());

        List<String> differences = differences();

        assertThat(differences).contains("NOT_IN_OURS " + forged.order() + " 70000");
        assertThat(differences).noneMatch(each -> each.contains(paid.order()) || each.contains(refunded.order()));
        stage.administrator().get("/api/admin/payments/differences?day=x").expectProblem(400, "INVALID_REQUEST");
        stage.administrator().get("/api/admin/payments/differences").expectProblem(400, "INVALID_REQUEST");
    }

    @Test
    void paymentsAreReadPartByPart() {
        for (int i = 0; i < 3; i++) {
            till.payer(stage.show(1), 0).confirm().expect(200);
        }
        Api administrator = stage.administrator();
        List<String> all = administrator.get("/api/admin/payments?limit=3").expect(200).json().findValuesAsText("number");

        Answer first = administrator.get("/api/admin/payments?limit=2").expect(200);
        Answer second = administrator.get("/api/admin/payments?limit=2&after=" + first.at("/next")).expect(200);

        assertThat(first.json().findValuesAsText("number")).isEqualTo(all.subList(0, 2));
        assertThat(second.json().findValuesAsText("number")).hasSize(2).first().isEqualTo(all.get(2));
        assertThat(administrator.get("/api/admin/payments?awaiting=true&limit=1&after=99999999999999999-1").expect(200).json().get("next")
            .isNull()).isTrue();
        administrator.get("/api/admin/payments?after=x").expectProblem(400, "INVALID_REQUEST");
    }

    @Test
    void aRecordedDifferenceIsResolvedWithAReasonOrGoneWithTheNextComparison() {
        Payer payer = till.payer(stage.show(1), 0);
        payer.confirm().expect(200);
        String order = payer.order();
        sql.update("UPDATE payments SET approved_at = approved_at - interval '3 days' WHERE id = ?::uuid", order);
        Api administrator = stage.administrator();
        LocalDate day = LocalDate.now(ZoneId.of("Asia/Seoul")).minusDays(3);
        String compare = "/api/admin/payments/comparisons";
        String list = "/api/admin/payments/comparisons/differences?day=" + day;

        assertThat(administrator.post(compare, Map.of("day", day.toString())).expect(200).json().get("open").asLong()).isPositive();

        assertThat(administrator.get("/api/admin/payments/comparisons?limit=200").expect(200).json().findValuesAsText("day"))
            .contains(day.toString());
        JsonNode open = difference(list + "&state=open", order);
        assertThat(open.get("kind").asText()).isEqualTo("NOT_AT_GATEWAY");
        assertThat(open.get("paymentId").asText()).isEqualTo(order);
        String resolve = "/api/admin/payments/comparisons/differences/" + open.get("id").asText() + "/resolve";
        administrator.post(resolve, Map.of("reason", " ")).expectProblem(400, "INVALID_REQUEST");
        Answer resolved = administrator.post(resolve, Map.of("reason", "시험 결제")).expect(200);
        assertThat(resolved.at("/state")).isEqualTo("RESOLVED");
        assertThat(resolved.at("/resolvedBy")).isNotEmpty();
        assertThat(sql.texts("SELECT detail FROM audit_entries WHERE action = 'payment.resolve' AND target = ?", open.get("id").asText()))
            .containsExactly(order + ": 시험 결제");
        administrator.post(resolve, Map.of("reason", "다시")).expectProblem(409, "DIFFERENCE_NOT_OPEN");
        assertThat(difference(list + "&state=open", order)).isNull();

        sql.update("UPDATE payment_differences SET resolved_at = NULL, reason = NULL WHERE order_id = ?", order);
        sql.update("UPDATE payments SET approved_at = approved_at + interval '3 days' WHERE id = ?::uuid", order);
        administrator.post(compare, Map.of("day", day.toString())).expect(200);
        assertThat(difference(list, order).get("state").asText()).isEqualTo("GONE");
        administrator.post(compare, Map.of("day", day.plusDays(5).toString())).expectProblem(400, "INVALID_REQUEST");
        administrator.post("/api/admin/payments/comparisons/differences/" + UUID.randomUUID() + "/resolve", Map.of("reason", "없음"))
            .expectProblem(404, "DIFFERENCE_NOT_FOUND");
    }

    @Test
    void onlyAdministratorsHaveAccess() {
        Api buyer = stage.buyer().api();
        for (String path : List.of("/api/admin/payments", "/api/admin/payments/differences?day=2026-01-01", "/api/admin/dead-letters")) {
            buyer.get(path).expectProblem(403, "FORBIDDEN");
            api.get(path).expectProblem(401, "UNAUTHENTICATED");
        }
        for (String path : List.of("/api/admin/payments/reconcile", "/api/admin/payments/" + UUID.randomUUID() + "/retry",
            "/api/admin/payments/" + UUID.randomUUID() + "/refund", "/api/admin/dead-letters/Notices/replay")) {
            buyer.post(path, "{}").expectProblem(403, "FORBIDDEN");
            api.post(path, "{}").expectProblem(401, "UNAUTHENTICATED");
        }
    }

    @Test
    void theHistoryListsChargesPaymentsAndRefundsAndCancelsByNumber() {
        Buyer buyer = stage.buyerWithPoints(70_000);
        Show show = stage.show(1);
        String reservation = buyer.hold(show, show.seats().get(0)).expect(201).at("/reservation/id");
        String number = buyer.payWithPoints(reservation).expect(200).at("/payment/number");
        String path = "/api/payments/users/" + buyer.number() + "/histories";

        JsonNode history = buyer.api().get(path).expect(200).json();
        assertThat(history).hasSize(2);
        assertThat(history.get(0).get("type").asText()).isEqualTo("CHARGE");
        assertThat(history.get(0).get("paymentId").asLong()).isPositive();
        buyer.api().delete(path + "/" + history.get(0).get("paymentId").asLong()).expectProblem(404, "PAYMENT_NOT_FOUND");
        assertThat(history.get(1).get("type").asText()).isEqualTo("USE");
        assertThat(history.get(1).get("paymentId").asText()).isEqualTo(number);
        assertThat(history.get(1).get("concertId").asLong()).isPositive();
        assertThat(history.get(1).get("scheduleId").asLong()).isPositive();
        assertThat(history.get(1).get("createdAt").asText()).matches("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d");
        assertThat(history.get(1).get("point").asLong()).isEqualTo(70_000);

        Buyer other = stage.buyer();
        other.api().get(path).expectProblem(404, "USER_NOT_FOUND", "유저를 찾을 수 없습니다.");
        other.api().delete(path + "/" + number).expectProblem(404, "PAYMENT_NOT_FOUND", "해당 결재내역을 찾을 수 없습니다.");
        buyer.api().delete(path + "/999999999").expectProblem(404, "PAYMENT_NOT_FOUND");
        buyer.api().delete(path + "/x").expectProblem(404, "PAYMENT_NOT_FOUND");
        api.get(path).expectProblem(401, "UNAUTHENTICATED");

        buyer.api().delete(path + "/" + number).expect(204);
        buyer.api().delete(path + "/" + number).expect(204);

        assertThat(buyer.balance()).isEqualTo(70_000);
        assertThat(buyer.api().get(path).expect(200).json().get(2).get("type").asText()).isEqualTo("REFUND");
        assertThat(buyer.api().get("/api/reservations/" + reservation).at("/reservation/status")).isEqualTo("cancelled");
    }

    @Test
    void deadLettersAreListedAndCanBeSentAgainOrDropped() throws IOException {
        await().atMost(Duration.ofSeconds(90)).until(() -> dead("Cancellations").containsAll(List.of(POISON, DROPPED)));
        assertThat(Files.readAllLines(Platform.log("events.log")))
            .as("its deliveries, under the digits of its id")
            .filteredOn(line -> line.contains("message.failed") && line.contains(DROPPED.replace("-", ""))).hasSizeGreaterThan(1);
        String letters = "/api/admin/dead-letters/Cancellations";

        stage.administrator().delete(letters + "/" + DROPPED).expect(204);

        assertThat(dead("Cancellations")).contains(POISON).doesNotContain(DROPPED);
        assertThat(sql.number("SELECT count(*) FROM inbox WHERE message_id = ?::uuid", DROPPED)).as("never sent again").isOne();
        stage.administrator().delete(letters + "/" + DROPPED).expectProblem(404, "MESSAGE_NOT_FOUND");
        stage.administrator().post(letters + "/" + POISON + "/replay", "").expect(200);
        assertThat(dead("Cancellations")).doesNotContain(POISON);
        assertThat(sql.texts("SELECT action FROM audit_entries WHERE target = 'Cancellations' AND detail LIKE ?", "%" + DROPPED + "%"))
            .containsExactly("message.drop");
        stage.administrator().post(letters + "/replay", "").expect(200);
        stage.administrator().post("/api/admin/dead-letters/Nothing/replay", "").expectProblem(404, "QUEUE_NOT_FOUND");
        assertThat(stage.administrator().get("/api/admin/dead-letters").expect(200).json().findValuesAsText("queue"))
            .containsExactly("PaymentCallbacks", "Cancellations", "Notices");
    }

    private static List<String> dead(String queue) {
        List<String> ids = new ArrayList<>();
        stage.administrator().get("/api/admin/dead-letters").expect(200).json().get("queues").forEach(each -> {
            if (each.get("queue").asText().equals(queue)) {
                ids.addAll(each.findValuesAsText("id"));
            }
        });
        return ids;
    }

    private static JsonNode difference(String list, String order) {
        for (JsonNode each : stage.administrator().get(list).expect(200).json().get("differences")) {
            if (each.get("orderId").asText().equals(order)) {
                return each;
            }
        }
        return null;
    }

    private static List<String> awaiting() {
        List<String> payments = new ArrayList<>();
        stage.administrator().get("/api/admin/payments?awaiting=true").expect(200).json().get("payments")
            .forEach(each -> payments.add(each.get("id").asText() + " " + each.get("status").asText()));
        return payments;
    }

    private static List<String> differences() {
        List<String> differences = new ArrayList<>();
        stage.administrator().get("/api/admin/payments/differences?day=" + LocalDate.now(ZoneId.of("Asia/Seoul"))).expect(200).json()
            .get("differences")
            .forEach(each -> differences.add(each.get("kind").asText() + " " + each.get("orderId").asText() + " " + each.get("amount")
                .asLong()));
        return differences;
    }
}
