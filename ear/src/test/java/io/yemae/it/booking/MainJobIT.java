package io.yemae.it.booking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.yemae.it.kit.Answer;
import io.yemae.it.kit.Api;
import io.yemae.it.kit.Platform;
import io.yemae.it.kit.Stage.Buyer;
import io.yemae.it.kit.Stage.Show;
import io.yemae.it.kit.YemaeIT;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Buying a seat, end to end, from the client's point of view. */
class MainJobIT extends YemaeIT {

    @Test
    void aBuyerFindsHoldsPaysAndOwnsASeat() {
        Show show = stage.show(10);
        Buyer buyer = stage.buyerWithPoints(100_000);
        String seat = show.seats().get(0);

        assertThat(api.get("/api/events/" + show.event()).expect(200).at("/ticketTypes/0/available_quantity")).isEqualTo("10");
        Answer hold = buyer.hold(show, seat).expect(201);
        assertThat(hold.at("/message")).isEqualTo("좌석이 선택되었습니다.");
        assertThat(hold.at("/reservation/reservationNumber")).matches("TK[0-9]{13}[A-Z0-9]{5}");
        assertThat(hold.at("/reservation/totalAmount")).isEqualTo("70000");
        assertThat(hold.at("/reservation/seats/0/seat_label")).isEqualTo("A-1-1");
        assertThat(hold.at("/reservation/seats/0/status")).isEqualTo("locked");
        assertThat(Duration.between(Instant.now(), Instant.parse(hold.at("/reservation/expiresAt"))))
            .isBetween(Duration.ofSeconds(290), Duration.ofSeconds(301));
        soon(() -> assertThat(api.seatStatus(show.event(), seat)).isEqualTo("locked"));

        String reservation = hold.at("/reservation/id");
        Answer paid = buyer.payWithPoints(reservation).expect(200);
        assertThat(paid.at("/payment/status")).isEqualTo("DONE");
        assertThat(paid.at("/payment/amount")).isEqualTo("70000");
        assertThat(paid.at("/reservation/status")).isEqualTo("confirmed");

        soon(() -> assertThat(api.seatStatus(show.event(), seat)).isEqualTo("sold"));
        assertThat(buyer.balance()).isEqualTo(30_000);
        assertThat(api.get("/api/events/" + show.event()).at("/ticketTypes/0/available_quantity")).isEqualTo("9");
        JsonNode mine = buyer.api().get("/api/reservations").expect(200).json().at("/reservations/0");
        assertThat(mine.get("id").asText()).isEqualTo(reservation);
        assertThat(mine.get("status").asText()).isEqualTo("confirmed");
        assertThat(mine.get("payment_status").asText()).isEqualTo("completed");
        assertThat(mine.at("/items/0/seatLabel").asText()).isEqualTo("A-1-1");
        assertThat(mine.at("/items/0/subtotal").asLong()).isEqualTo(70_000);
        assertThat(buyer.api().get("/api/reservations/" + reservation).expect(200).json().at("/reservation/timeline/1/what").asText())
            .isEqualTo("paid");
    }

    @Test
    void aHeldOrSoldSeatIsRefusedToAnotherBuyer() {
        Show show = stage.show(2);
        Buyer first = stage.buyerWithPoints(70_000);
        Buyer second = stage.buyer();
        String seat = show.seats().get(0);
        String reservation = first.hold(show, seat).expect(201).at("/reservation/id");

        second.hold(show, seat).expectProblem(400, "SEATS_TAKEN", "이미 예약된 좌석입니다. (A-1-1)");
        first.payWithPoints(reservation).expect(200);
        second.hold(show, seat).expectProblem(400, "SEATS_TAKEN", "이미 예약된 좌석입니다. (A-1-1)");
    }

    @Test
    void severalSeatsAreHeldAllOrNone() {
        Show show = stage.show(3, Map.of("maxSeatsPerUser", 3));
        stage.buyer().hold(show, show.seats().get(1)).expect(201);
        Buyer buyer = stage.buyer();

        buyer.hold(show, show.seats().toArray(String[]::new)).expectProblem(400, "SEATS_TAKEN", "이미 예약된 좌석입니다. (A-1-2)");

        assertThat(api.seatStatus(show.event(), show.seats().get(0))).isEqualTo("available");
        assertThat(buyer.hold(show, show.seats().get(0), show.seats().get(2)).expect(201).at("/reservation/totalAmount"))
            .isEqualTo("140000");
    }

    @Test
    void anUnpaidHoldIsSellableFromTheSecondItExpires() throws SQLException {
        Show show = stage.show(1);
        Buyer late = stage.buyerWithPoints(70_000);
        Buyer next = stage.buyer();
        String seat = show.seats().get(0);
        String reservation = late.hold(show, seat).expect(201).at("/reservation/id");
        // The sweeper does not see the hold run out before this commits, nor could it lock the row.
        try (Connection sweeperIsLate = sql.connect()) {
            sweeperIsLate.setAutoCommit(false);
            try (Statement statement = sweeperIsLate.createStatement()) {
                statement.execute("UPDATE reservations SET expires_at = now() - interval '1 second' WHERE id = '" + reservation + "'");
            }
            sql.update("UPDATE seat_states SET held_until = now() - interval '1 second' WHERE reservation_id = ?::uuid", reservation);

            // The map knows the end of the hold and checks periodically whether it has changed. A seat that was taken before the map
            // could show it is refused a little longer.
            await().atMost(Duration.ofSeconds(20)).until(() -> api.seatStatus(show.event(), seat).equals("available"));
            soon(() -> next.hold(show, seat).expect(201));
            sweeperIsLate.commit();
        }

        late.payWithPoints(reservation).expectProblem(409, "HOLD_EXPIRED");
        assertThat(late.balance()).isEqualTo(70_000);
    }

    @Test
    void theTimerReleasesUnpaidHolds() {
        Show show = stage.show(1);
        Buyer buyer = stage.buyer();
        String reservation = buyer.hold(show, show.seats().get(0)).expect(201).at("/reservation/id");

        sql.letHoldRunOut(reservation);

        assertThat(buyer.api().get("/api/seats/reservation/" + reservation).expect(200).json().at("/reservation/isExpired").asBoolean())
            .isTrue();
        await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> {
            assertThat(sql.texts("SELECT status FROM reservations WHERE id = ?::uuid", reservation)).containsExactly("expired");
            assertThat(sql.texts("SELECT status FROM seat_states WHERE seat_id = ?::uuid", show.seats().get(0)))
                .containsExactly("available");
        });
        buyer.hold(show, show.seats().get(0)).expect(201);
    }

    @Test
    void aConfirmationIsMailedOnce() {
        Show show = stage.show(1);
        Buyer buyer = stage.buyerWithPoints(70_000);
        Answer hold = buyer.hold(show, show.seats().get(0)).expect(201);
        buyer.payWithPoints(hold.at("/reservation/id")).expect(200);

        await().atMost(Duration.ofSeconds(20)).until(() -> Platform.mailsTo(buyer.email()).size() == 1);
        assertThat(Platform.mailsTo(buyer.email()).get(0)).contains(hold.at("/reservation/reservationNumber"), "A-1-1", "70,000원");
        sql.update("UPDATE outbox SET sent_at = NULL, claimed_until = NULL WHERE subject = ?::uuid", hold.at("/reservation/id"));
        await().atMost(Duration.ofSeconds(10)).until(() ->
            sql.number("SELECT count(*) FROM outbox WHERE subject = ?::uuid AND sent_at IS NOT NULL", hold.at("/reservation/id")) == 1);
        assertThat(Platform.mailsTo(buyer.email())).as("the same message again has no second effect").hasSize(1);
    }

    @Test
    void seatsThatAreNotOnSaleAreRefused() {
        Show upcoming = stage.show(1, Map.of("saleStart", Instant.now().plusSeconds(3600).toString()));
        Show over = stage.show(1, Map.of("saleEnd", Instant.now().minusSeconds(60).toString()));
        Buyer buyer = stage.buyer();

        buyer.hold(upcoming, upcoming.seats().get(0)).expectProblem(400, "NOT_ON_SALE");
        buyer.hold(over, over.seats().get(0)).expectProblem(400, "NOT_ON_SALE");
        assertThat(api.get("/api/events/" + upcoming.event()).at("/event/status")).isEqualTo("upcoming");
        assertThat(api.get("/api/events/" + over.event()).at("/event/status")).isEqualTo("ended");
    }

    @Test
    void aSeatOfAnotherEventIsNotFound() {
        Show one = stage.show(1);
        Show other = stage.show(1);

        stage.buyer().hold(one, other.seats().get(0)).expectProblem(400, "SEAT_NOT_FOUND", "좌석을 찾을 수 없습니다.");
    }

    @Test
    void impossiblePaymentsAreRefusedWithAReason() {
        Show show = stage.show(2);
        Buyer poor = stage.buyer();
        Buyer other = stage.buyerWithPoints(70_000);
        String reservation = poor.hold(show, show.seats().get(0)).expect(201).at("/reservation/id");

        poor.payWithPoints(reservation).expectProblem(409, "INSUFFICIENT_POINTS", "포인트가 부족합니다. 충전 후 다시 시도해주세요");
        other.payWithPoints(reservation).expectProblem(404, "RESERVATION_NOT_FOUND");
        poor.charge(140_000).expect(200);
        poor.payWithPoints(reservation).expect(200);
        poor.payWithPoints(reservation).expectProblem(409, "ALREADY_PAID");
        assertThat(poor.balance()).isEqualTo(70_000);
    }

    @Test
    void aReservationOfAnotherBuyerIsNotFound() {
        Show show = stage.show(1);
        String reservation = stage.buyer().hold(show, show.seats().get(0)).expect(201).at("/reservation/id");
        Api other = stage.buyer().api();

        other.get("/api/reservations/" + reservation).expectProblem(404, "RESERVATION_NOT_FOUND");
        other.get("/api/seats/reservation/" + reservation).expectProblem(404, "RESERVATION_NOT_FOUND", "예약을 찾을 수 없습니다.");
    }

    @Test
    void listsArePagedAndAcceptAnyPageParameter() {
        stage.show(1);
        JsonNode page = api.get("/api/events?limit=1").expect(200).json();

        assertThat(page.get("events")).hasSize(1);
        assertThat(page.at("/events/0/ticket_type_count").isTextual()).as("clients read it as a text").isTrue();
        assertThat(page.at("/pagination/limit").asInt()).isEqualTo(1);
        assertThat(page.at("/pagination/totalPages").asLong()).isEqualTo(page.at("/pagination/total").asLong());
        for (String query : List.of("?page=0", "?page=x&limit=y", "?page=999999999&limit=1000", "?status=nope", "?q=%25", "?q=_")) {
            api.get("/api/events" + query).expect(200);
        }
        assertThat(api.get("/api/events?status=nope").json().at("/pagination/total").asInt()).isZero();
    }
}
