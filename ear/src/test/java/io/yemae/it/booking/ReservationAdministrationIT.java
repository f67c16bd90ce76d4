package io.yemae.it.booking;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.yemae.it.kit.Answer;
import io.yemae.it.kit.Api;
import io.yemae.it.kit.Crowd;
import io.yemae.it.kit.Platform;
import io.yemae.it.kit.Stage.Buyer;
import io.yemae.it.kit.Stage.Show;
import io.yemae.it.kit.YemaeIT;
import io.yemae.it.kit.places.Till;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Administrators find anybody's reservation, see whose it is, and cancel it when its buyer no longer could. */
class ReservationAdministrationIT extends YemaeIT {
    private static final String PATH = "/api/admin/reservations";

    private final Api administrator = stage.administrator();

    @Test
    void aReservationIsFoundByItsNumberWithItsBuyer() {
        Show show = stage.show(1);
        Buyer buyer = stage.buyer();
        Answer held = buyer.hold(show, show.seats().get(0)).expect(201);

        Answer found = administrator.get(PATH + "?number=" + held.at("/reservation/reservationNumber")).expect(200);

        assertThat(found.at("/pagination/total")).isEqualTo("1");
        assertThat(found.at("/reservations/0/id")).isEqualTo(held.at("/reservation/id"));
        assertThat(found.at("/reservations/0/status")).isEqualTo("pending");
        assertThat(found.at("/reservations/0/total_amount")).isEqualTo("70000");
        assertThat(found.at("/reservations/0/seats")).isEqualTo("1");
        assertThat(found.at("/reservations/0/buyer/id")).isEqualTo(buyer.id());
        assertThat(found.at("/reservations/0/buyer/name")).isEqualTo("김예매");
        assertThat(found.at("/reservations/0/buyer/email")).isEqualTo(buyer.email());
        assertThat(found.at("/reservations/0/buyer/phone")).startsWith("010-");
    }

    @Test
    void theReservationsOfABuyerAreFoundByAddressInAnyCaseNewestFirst() {
        Buyer buyer = stage.buyer();
        List<String> inOrder = List.of(hold(buyer, stage.show(1)), hold(buyer, stage.show(1)), hold(buyer, stage.show(1)));

        Answer found = administrator.get(PATH + "?limit=2&email=" + buyer.email().toUpperCase()).expect(200);

        assertThat(ids(found)).containsExactly(inOrder.get(2), inOrder.get(1));
        assertThat(found.at("/pagination/total")).isEqualTo("3");
        assertThat(ids(administrator.get(PATH + "?limit=2&page=2&email=" + buyer.email()))).containsExactly(inOrder.get(0));
        assertThat(ids(administrator.get(PATH + "?email=nobody-at-all@yemae.test"))).isEmpty();
    }

    @Test
    void theReservationsOfAnEventAreFoundByStatus() {
        Show show = stage.show(4);
        String held = hold(stage.buyer(), show, 0);
        String confirmed = paid(stage.buyerWithPoints(70_000), show, 1);
        String cancelled = hold(stage.buyer(), show, 2);
        administrator.post(PATH + "/" + cancelled + "/cancel", Map.of("reason", "오류")).expect(200);
        String expired = hold(stage.buyer(), show, 3);
        sql.letHoldRunOut(expired);

        Map.of("pending", held, "confirmed", confirmed, "cancelled", cancelled, "expired", expired).forEach((status, reservation) -> {
            Answer found = administrator.get(PATH + "?eventId=" + show.event() + "&status=" + status).expect(200);
            assertThat(ids(found)).as(status).containsExactly(reservation);
            assertThat(found.at("/reservations/0/status")).isEqualTo(status);
        });
        assertThat(ids(administrator.get(PATH + "?eventId=" + show.event()))).containsExactly(expired, cancelled, confirmed, held);
    }

    @Test
    void theEndOfATimeRangeIsExclusive() {
        Buyer buyer = stage.buyer();
        String reservation = hold(buyer, stage.show(1));
        String made = administrator.get(PATH + "/" + reservation).at("/reservation/created_at");
        String by = PATH + "?email=" + buyer.email();

        assertThat(ids(administrator.get(by + "&from=" + made))).containsExactly(reservation);
        assertThat(ids(administrator.get(by + "&to=" + made))).isEmpty();
        assertThat(ids(administrator.get(by + "&to=" + Instant.parse(made).plusMillis(1)))).containsExactly(reservation);
        assertThat(ids(administrator.get(by + "&from=" + Instant.parse(made).plusMillis(1)))).isEmpty();
    }

    @Test
    void anAdministratorSeesAReservationAsItsBuyerDoes() {
        Show show = stage.show(1);
        Buyer buyer = stage.buyerWithPoints(70_000);
        String reservation = paid(buyer, show, 0);

        Answer detail = administrator.get(PATH + "/" + reservation).expect(200);

        JsonNode shown = detail.json().get("reservation");
        // Only staff see in which requests it came about.
        shown.get("timeline").forEach(entry -> ((ObjectNode) entry).remove("trace"));
        assertThat(shown).isEqualTo(buyer.api().get("/api/reservations/" + reservation).json().get("reservation"));
        assertThat(detail.at("/buyer/email")).isEqualTo(buyer.email());
        assertThat(detail.json().get("cancelReason").isNull()).isTrue();
    }

    @Test
    void staffAlsoSeeItsPaymentsAndWhoDidWhatInWhichRequest() {
        Till till = new Till(Platform.sandbox(), sql, stage);
        Till.Payer payer = till.payer(stage.show(1), 0);
        payer.confirm().expect(200);
        Buyer operator = stage.staff("operator");
        Answer read = operator.api().get(PATH + "/" + payer.reservation()).expect(200);

        Answer terms = operator.api().get(PATH + "/" + payer.reservation() + "/cancellation").expect(200);
        operator.api().post(PATH + "/" + payer.reservation() + "/cancel", Map.of("reason", "환불 요청")).expect(200);

        assertThat(terms.at("/refund") + " " + terms.at("/method")).isEqualTo("70000 CARD");
        Answer detail = administrator.get(PATH + "/" + payer.reservation()).expect(200);
        assertThat(detail.at("/payments/0/method")).isEqualTo("CARD");
        assertThat(detail.at("/payments/0/paymentKey")).isEqualTo(payer.paymentKey());
        assertThat(detail.at("/payments/0/refunds/0/amount")).isEqualTo("70000");
        assertThat(detail.json().get("actions").findValuesAsText("action"))
            .containsSubsequence("reservation.read", "reservation.cancel", "reservation.read");
        assertThat(detail.at("/actions/1/actor") + " " + detail.at("/actions/1/name") + " " + detail.at("/actions/1/detail"))
            .isEqualTo(operator.id() + " 김예매 환불 요청");
        assertThat(detail.json().get("actions").findValuesAsText("trace"))
            .contains(read.headers().firstValue("Trace-Id").orElseThrow());
        assertThat(operator.api().get(PATH + "/" + payer.reservation() + "/cancellation").expect(200).at("/possible")).isEqualTo("false");
        till.awaitSettled(payer);
    }

    @Test
    void aReservationIsCancelledAndRefundedHoweverSoonThePerformanceStarts() {
        Instant inAnHour = Instant.now().plus(Duration.ofHours(1));
        Show soonGiven = stage.show(1, Map.of("performances", List.of(
            Map.of("startsAt", inAnHour.toString(), "endsAt", inAnHour.plusSeconds(60).toString()))));
        Buyer buyer = stage.buyerWithPoints(70_000);
        String reservation = paid(buyer, soonGiven, 0);
        buyer.api().post("/api/reservations/" + reservation + "/cancel", Map.of()).expectProblem(409, "TOO_LATE_TO_CANCEL");

        assertThat(administrator.post(PATH + "/" + reservation + "/cancel", Map.of("reason", "공연장 사정")).expect(200).at("/message"))
            .isEqualTo("예매가 취소되었습니다.");

        Answer detail = administrator.get(PATH + "/" + reservation).expect(200);
        assertThat(detail.at("/reservation/status")).isEqualTo("cancelled");
        assertThat(detail.at("/reservation/payment_status")).isEqualTo("refunded");
        assertThat(detail.at("/cancelReason")).isEqualTo("공연장 사정");
        assertThat(buyer.balance()).isEqualTo(70_000);
        soon(() -> stage.buyer().hold(soonGiven, soonGiven.seats().get(0)).expect(201));
        assertThat(sql.texts("SELECT actor || ' ' || detail FROM audit_entries WHERE action = 'reservation.cancel' AND target = ?",
            reservation))
            .containsExactly(administrator.get("/api/auth/me").at("/user/id") + " 공연장 사정");
    }

    @Test
    void cardPaymentsAreRefundedToTheCard() {
        Till till = new Till(Platform.sandbox(), sql, stage);
        Till.Payer payer = till.payer(stage.show(1), 0);
        payer.confirm().expect(200);

        administrator.post(PATH + "/" + payer.reservation() + "/cancel", Map.of("reason", "공연장 사정")).expect(200);

        soon(() -> {
            assertThat(till.kept(payer.order())).isZero();
            assertThat(administrator.get(PATH + "/" + payer.reservation()).at("/reservation/payment_status")).isEqualTo("refunded");
        });
        till.awaitSettled(payer);
    }

    @Test
    void repeatedAndConcurrentCancellationsRefundOnce() {
        Show show = stage.show(1);
        Buyer buyer = stage.buyerWithPoints(70_000);
        String reservation = paid(buyer, show, 0);

        Crowd.of(8).run(i -> assertThat(administrator.post(PATH + "/" + reservation + "/cancel", Map.of("reason", "중복")).expect(200)
            .at("/message"))
            .isEqualTo("예매가 취소되었습니다."));

        assertThat(buyer.balance()).isEqualTo(70_000);
        assertThat(sql.number("SELECT count(*) FROM audit_entries WHERE action = 'reservation.cancel' AND target = ?", reservation))
            .isOne();
    }

    @Test
    void aHoldIsReleasedAndAnExpiredHoldIsNot() {
        Show show = stage.show(1);
        String first = hold(stage.buyer(), show);
        administrator.post(PATH + "/" + first + "/cancel", Map.of("reason", "오류")).expect(200);
        Buyer next = stage.buyer();
        soon(() -> next.hold(show, show.seats().get(0)).expect(201));
        String second = ids(administrator.get(PATH + "?email=" + next.email())).get(0);
        sql.letHoldRunOut(second);

        administrator.post(PATH + "/" + second + "/cancel", Map.of("reason", "오류")).expectProblem(409, "HOLD_EXPIRED");
    }

    @Test
    void badRequestsAreRefused() {
        String reservation = hold(stage.buyer(), stage.show(1));

        for (String query : List.of("status=sold", "from=yesterday", "to=2026-11-21", "from=%2B99999-01-01T00:00:00Z",
                "from=2026-11-21T00:00:00Z&to=2026-11-20T00:00:00Z", "payment=lost")) {
            administrator.get(PATH + "?" + query).expectProblem(400, "INVALID_REQUEST");
        }
        administrator.get(PATH + "?eventId=7").expectProblem(400, "INVALID_ID");
        administrator.get(PATH + "?email=%00").expectProblem(400, "INVALID_REQUEST");
        administrator.get(PATH + "/7").expectProblem(400, "INVALID_ID");
        administrator.get(PATH + "/" + UUID.randomUUID()).expectProblem(404, "RESERVATION_NOT_FOUND");
        administrator.post(PATH + "/" + UUID.randomUUID() + "/cancel", Map.of("reason", "오류")).expectProblem(404, "RESERVATION_NOT_FOUND");
        administrator.post(PATH + "/" + reservation + "/cancel", Map.of()).expectProblem(400, "INVALID_REQUEST");
        administrator.post(PATH + "/" + reservation + "/cancel", Map.of("reason", " ")).expectProblem(400, "INVALID_REQUEST");
        administrator.raw("POST", PATH + "/" + reservation + "/cancel", null, null).expectProblem(400, "BODY_REQUIRED");
        assertThat(administrator.get(PATH + "/" + reservation).at("/reservation/status")).isEqualTo("pending");
    }

    private static String hold(Buyer buyer, Show show) {
        return hold(buyer, show, 0);
    }

    private static String hold(Buyer buyer, Show show, int seat) {
        return buyer.hold(show, show.seats().get(seat)).expect(201).at("/reservation/id");
    }

    private static String paid(Buyer buyer, Show show, int seat) {
        String reservation = hold(buyer, show, seat);
        buyer.payWithPoints(reservation).expect(200);
        return reservation;
    }

    private static List<String> ids(Answer found) {
        List<String> ids = new ArrayList<>();
        found.expect(200).json().get("reservations").forEach(each -> ids.add(each.get("id").asText()));
        return ids;
    }
}
