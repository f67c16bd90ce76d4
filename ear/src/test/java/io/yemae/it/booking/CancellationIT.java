package io.yemae.it.booking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.yemae.it.kit.Answer;
import io.yemae.it.kit.Crowd;
import io.yemae.it.kit.Platform;
import io.yemae.it.kit.Stage.Buyer;
import io.yemae.it.kit.Stage.Show;
import io.yemae.it.kit.YemaeIT;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Cancellation: the seat sells again, the money is refunded once, and no cancellation releases another buyer's seat. */
class CancellationIT extends YemaeIT {

    @Test
    void aHoldIsReleasedAndItsSeatSellsAgain() {
        Show show = stage.show(1);
        Buyer buyer = stage.buyer();
        String reservation = hold(buyer, show);

        assertThat(cancel(buyer, reservation).expect(200).at("/message")).isEqualTo("예매가 취소되었습니다.");

        assertThat(buyer.api().get("/api/reservations/" + reservation).at("/reservation/status")).isEqualTo("cancelled");
        stage.buyer().hold(show, show.seats().get(0)).expect(201);
        buyer.payWithPoints(reservation).expectProblem(409, "RESERVATION_CANCELLED");
    }

    @Test
    void aConfirmedReservationIsRefundedAndItsSeatSellsAgain() {
        Show show = stage.show(1);
        Buyer buyer = stage.buyerWithPoints(100_000);
        String reservation = hold(buyer, show);
        buyer.payWithPoints(reservation).expect(200);

        buyer.api().post("/api/reservations/" + reservation + "/cancel", Map.of("reason", "일정이 바뀌었습니다.")).expect(200);

        Answer mine = buyer.api().get("/api/reservations/" + reservation).expect(200);
        assertThat(mine.at("/reservation/status")).isEqualTo("cancelled");
        assertThat(mine.at("/reservation/payment_status")).isEqualTo("refunded");
        assertThat(mine.at("/reservation/timeline/2/what")).isEqualTo("cancelled");
        assertThat(buyer.balance()).isEqualTo(100_000);
        assertThat(sql.texts("SELECT status FROM payments WHERE reservation_id = ?::uuid", reservation)).containsExactly("REFUNDED");
        assertThat(types(buyer)).containsExactly("CHARGE 100000", "USE 70000", "REFUND 70000");
        stage.buyer().hold(show, show.seats().get(0)).expect(201);
        await().atMost(Duration.ofSeconds(20)).until(() ->
            Platform.mailsTo(buyer.email()).stream().anyMatch(mail -> mail.contains("예매가 취소되었습니다") && mail.contains("70,000원")));
    }

    @Test
    void cancellingAgainAnswersTheSameAndRefundsOnce() {
        Show show = stage.show(1);
        Buyer buyer = stage.buyerWithPoints(70_000);
        String reservation = hold(buyer, show);
        buyer.payWithPoints(reservation).expect(200);

        Crowd.of(16).run(i -> assertThat(cancel(buyer, reservation).expect(200).at("/message")).isEqualTo("예매가 취소되었습니다."));

        assertThat(buyer.balance()).isEqualTo(70_000);
        assertThat(types(buyer)).containsExactly("CHARGE 70000", "USE 70000", "REFUND 70000");
    }

    @Test
    void cancellationEndsADayBeforeTheStart() {
        Instant inTwentyThreeHours = Instant.now().plus(Duration.ofHours(23));
        Show soon = stage.show(1, Map.of("performances", List.of(
            Map.of("startsAt", inTwentyThreeHours.toString(), "endsAt", inTwentyThreeHours.plusSeconds(60).toString()))));
        Buyer buyer = stage.buyerWithPoints(70_000);
        String reservation = hold(buyer, soon);
        buyer.payWithPoints(reservation).expect(200);

        cancel(buyer, reservation).expectProblem(409, "TOO_LATE_TO_CANCEL", "공연 시작 24시간 전까지만 취소할 수 있습니다.");

        assertThat(buyer.balance()).isZero();
        assertThat(buyer.api().get("/api/reservations/" + reservation).at("/reservation/status")).isEqualTo("confirmed");
    }

    @Test
    void anEventCanSetItsOwnCancellationDeadline() {
        Buyer buyer = stage.buyerWithPoints(280_000);
        Show lenient = showIn(Duration.ofHours(23), 1);
        Show strict = showIn(Duration.ofHours(30), 48);
        String late = hold(buyer, strict);
        buyer.payWithPoints(late).expect(200);
        String lateNumber = paymentNumber(buyer);

        String first = hold(buyer, lenient);
        buyer.payWithPoints(first).expect(200);
        cancel(buyer, first).expect(200);
        buyer.payWithPoints(hold(buyer, lenient)).expect(200);
        assertThat(buyer.api().delete(payments(buyer) + paymentNumber(buyer)).status()).isEqualTo(204);

        cancel(buyer, late).expectProblem(409, "TOO_LATE_TO_CANCEL", "공연 시작 48시간 전까지만 취소할 수 있습니다.");
        buyer.api().delete(payments(buyer) + lateNumber).expectProblem(409, "TOO_LATE_TO_CANCEL", "공연 시작 48시간 전까지만 취소할 수 있습니다.");
        stage.administrator().post("/api/admin/reservations/" + late + "/cancel", Map.of("reason", "공연장 사정")).expect(200);
        assertThat(buyer.balance()).isEqualTo(280_000);
    }

    @Test
    void theTermsSayBeforehandWhatACancellationGivesBack() {
        Buyer buyer = stage.buyerWithPoints(280_000);
        Show show = showIn(Duration.ofHours(30), 24);
        String reservation = hold(buyer, show);
        assertThat(terms(buyer, reservation).json().toString())
            .isEqualTo("{\"possible\":true,\"until\":null,\"refund\":0,\"points\":0,\"method\":null}");
        buyer.payWithPoints(reservation).expect(200);

        Answer paid = terms(buyer, reservation);
        assertThat(paid.at("/refund")).isEqualTo("70000");
        assertThat(paid.at("/method")).isEqualTo("POINTS");
        assertThat(Instant.parse(paid.at("/until")))
            .isBetween(Instant.now().plus(Duration.ofHours(5)), Instant.now().plus(Duration.ofHours(6)));
        cancel(buyer, reservation).expect(200);
        assertThat(buyer.balance()).isEqualTo(280_000);
        assertThat(terms(buyer, reservation).at("/possible")).isEqualTo("false");

        String late = hold(buyer, showIn(Duration.ofHours(30), 48));
        buyer.payWithPoints(late).expect(200);
        assertThat(terms(buyer, late).at("/possible")).isEqualTo("false");
        assertThat(terms(buyer, late).at("/refund")).isEqualTo("0");
        stage.buyer().api().get("/api/reservations/" + late + "/cancellation").expectProblem(404, "RESERVATION_NOT_FOUND");
        assertThat(api.get("/api/performances/" + show.event() + "/limits").expect(200).json().toString())
            .isEqualTo("{\"seatsPerUser\":1,\"cancelHoursBefore\":24}");
    }

    private static Answer terms(Buyer buyer, String reservation) {
        return buyer.api().get("/api/reservations/" + reservation + "/cancellation").expect(200);
    }

    private static Show showIn(Duration time, int cancelHoursBefore) {
        Instant start = Instant.now().plus(time);
        return stage.show(1, Map.of("cancelHoursBefore", cancelHoursBefore, "performances",
            List.of(Map.of("startsAt", start.toString(), "endsAt", start.plusSeconds(60).toString()))));
    }

    private static String payments(Buyer buyer) {
        return "/api/payments/users/" + buyer.number() + "/histories/";
    }

    /** Of the latest one. */
    private static String paymentNumber(Buyer buyer) {
        return sql.texts("SELECT number FROM payments WHERE user_id = ?::uuid ORDER BY number DESC LIMIT 1", buyer.id()).get(0);
    }

    @Test
    void anExpiredHoldCannotReleaseTheSeatOfTheNextBuyer() {
        Show show = stage.show(1);
        Buyer late = stage.buyer();
        Buyer next = stage.buyerWithPoints(70_000);
        String expired = hold(late, show);
        sql.letHoldRunOut(expired);
        soon(() -> assertThat(sql.texts("SELECT status FROM reservations WHERE id = ?::uuid", expired)).containsExactly("expired"));
        String bought = hold(next, show);
        next.payWithPoints(bought).expect(200);

        cancel(late, expired).expectProblem(409, "HOLD_EXPIRED");

        stage.buyer().hold(show, show.seats().get(0)).expectProblem(400, "SEATS_TAKEN");
        assertThat(next.api().get("/api/reservations/" + bought).at("/reservation/status")).isEqualTo("confirmed");
    }

    @Test
    void aCancelledHoldCannotBePaidOnceAnotherBuyerHoldsTheSeat() {
        Show show = stage.show(1);
        Buyer first = stage.buyerWithPoints(70_000);
        String cancelled = hold(first, show);
        cancel(first, cancelled).expect(200);
        hold(stage.buyer(), show);

        first.payWithPoints(cancelled).expectProblem(409, "RESERVATION_CANCELLED");
        assertThat(first.balance()).isEqualTo(70_000);
    }

    @Test
    void concurrentPaymentAndCancellationEndConsistently() {
        Show show = stage.show(20, Map.of("maxSeatsPerUser", 10));
        for (int round = 0; round < 20; round++) {
            Buyer buyer = stage.buyerWithPoints(70_000);
            String reservation = buyer.hold(show, show.seats().get(round)).expect(201).at("/reservation/id");
            AtomicInteger paid = new AtomicInteger();

            Crowd.of(2).run(i -> {
                if (i == 0) {
                    paid.set(buyer.payWithPoints(reservation).status());
                } else {
                    cancel(buyer, reservation).expect(200);
                }
            });

            // In either order the reservation is cancelled and the points are refunded.
            assertThat(paid.get()).isIn(200, 409);
            assertThat(buyer.balance()).isEqualTo(70_000);
            assertThat(buyer.api().get("/api/reservations/" + reservation).at("/reservation/status")).isEqualTo("cancelled");
        }
    }

    @Test
    void badCancellationsAreRefused() {
        Buyer buyer = stage.buyer();
        Show show = stage.show(1);
        String reservation = hold(buyer, show);

        cancel(buyer, UUID.randomUUID().toString()).expectProblem(404, "RESERVATION_NOT_FOUND");
        cancel(stage.buyer(), reservation).expectProblem(404, "RESERVATION_NOT_FOUND");
        cancel(buyer, "7").expectProblem(400, "INVALID_ID");
        api.raw("POST", "/api/reservations/" + reservation + "/cancel", null, null).expectProblem(401, "UNAUTHENTICATED");
        for (String body : List.of("{\"reason\":7}", "{\"reason\":\"" + "x".repeat(501) + "\"}", "{\"other\":\"x\"}", "{", "[]")) {
            Answer answer = buyer.api().raw("POST", "/api/reservations/" + reservation + "/cancel", "application/json", body);
            answer.expectProblem(400, answer.at("/code"));
        }
        assertThat(buyer.api().get("/api/reservations/" + reservation).at("/reservation/status")).isEqualTo("pending");
    }

    @Test
    void cancellationAlsoWorksThroughThePathsOfRequirement4() {
        Buyer buyer = stage.buyerWithPoints(1_000);
        String path = "/api/users/" + buyer.number() + "/balance";

        assertThat(buyer.api().patch(path, Map.of("amount", 500)).expect(200).at("/balance")).isEqualTo("1500");
        assertThat(buyer.api().get(path).expect(200).at("/balance")).isEqualTo("1500");
        stage.buyer().api().get(path).expectProblem(404, "USER_NOT_FOUND", "User Not Exists");
        stage.administrator().get("/api/users/999999999/balance").expectProblem(404, "USER_NOT_FOUND", "User Not Exists");
        stage.administrator().get("/api/users/999999999/points/histories").expectProblem(404, "USER_NOT_FOUND", "유저를 찾을 수 없습니다.");
        buyer.api().patch(path, Map.of("amount", 0)).expectProblem(400, "INVALID_REQUEST");
    }

    private static String hold(Buyer buyer, Show show) {
        return buyer.hold(show, show.seats().get(0)).expect(201).at("/reservation/id");
    }

    /** Without a body, as most clients do. */
    private static Answer cancel(Buyer buyer, String reservation) {
        return buyer.api().raw("POST", "/api/reservations/" + reservation + "/cancel", null, null);
    }

    private static List<String> types(Buyer buyer) {
        List<String> entries = new ArrayList<>();
        buyer.api().get("/api/users/" + buyer.number() + "/points/histories").expect(200).json()
            .forEach(entry -> entries.add(entry.get("type").asText() + " " + entry.get("point").asLong()));
        return entries;
    }
}
