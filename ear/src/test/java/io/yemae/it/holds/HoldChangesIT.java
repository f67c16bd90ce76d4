package io.yemae.it.holds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.yemae.it.kit.Answer;
import io.yemae.it.kit.Crowd;
import io.yemae.it.kit.Stage.Buyer;
import io.yemae.it.kit.Stage.Show;
import io.yemae.it.kit.YemaeIT;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** Changing the seats of a hold, and extending it. */
class HoldChangesIT extends YemaeIT {
    private static final int PAIRS = 4;

    @Test
    void seatsAreExchangedAddedAndGivenBackWithoutLosingTheOthers() {
        Show show = stage.show(6, Map.of("maxSeatsPerUser", 3));
        Buyer buyer = stage.buyer();
        Answer held = buyer.hold(show, show.seats().get(0), show.seats().get(1)).expect(201);
        String reservation = held.at("/reservation/id");

        JsonNode changed = change(buyer, reservation, show, 1, 2, 3).expect(200).json().get("reservation");

        assertThat(seats(changed)).containsExactly(id(show, 1), id(show, 2), id(show, 3));
        assertThat(changed.get("id").asText()).isEqualTo(reservation);
        assertThat(changed.get("total_amount").asLong()).isEqualTo(210_000);
        assertThat(Instant.parse(changed.get("expires_at").asText())).isEqualTo(Instant.parse(held.at("/reservation/expiresAt")));
        assertThat(changed.get("timeline").findValuesAsText("what")).containsExactly("held", "changed");
        Buyer other = stage.buyer();
        soon(() -> other.hold(show, id(show, 0)).expect(201));
        assertThat(other.hold(show, id(show, 3)).status()).isEqualTo(400);
        JsonNode fewer = change(buyer, reservation, show, 2).expect(200).json().get("reservation");
        assertThat(seats(fewer)).containsExactly(id(show, 2));
        assertThat(fewer.get("total_amount").asLong()).isEqualTo(70_000);
        soon(() -> assertThat(api.get("/api/performances/dates/" + stage.performance(show.event()) + "/states").at("/held/0"))
            .isEqualTo("2"));
    }

    @Test
    void aRefusedChangeLeavesTheHoldAsItWasAndNamesOtherSeats() {
        Show show = stage.show(8, Map.of("maxSeatsPerUser", 2));
        stage.buyer().hold(show, id(show, 5)).expect(201);
        Buyer buyer = stage.buyer();
        String reservation = buyer.hold(show, id(show, 0), id(show, 1)).expect(201).at("/reservation/id");
        soon(() -> assertThat(api.get("/api/performances/dates/" + stage.performance(show.event()) + "/states").at("/held/0"))
            .isEqualTo("3"));

        JsonNode refused = change(buyer, reservation, show, 1, 5).expectProblem(409, "SEATS_TAKEN").json();

        assertThat(refused.get("taken").toString()).isEqualTo("[5]");
        assertThat(refused.get("alternatives")).as("for the added seat alone").hasSize(1);
        assertThat(refused.at("/alternatives/0/seat").asInt()).isIn(4, 6);
        assertThat(seats(reservation(buyer, reservation))).containsExactly(id(show, 0), id(show, 1));
        change(buyer, reservation, show, 0, 1, 2).expectProblem(409, "SEAT_LIMIT");
        changeById(buyer, reservation, stage.show(1).seats().get(0)).expectProblem(409, "SEAT_NOT_FOUND");
        changeById(buyer, reservation, UUID.randomUUID().toString()).expectProblem(409, "SEAT_NOT_FOUND");
        changeById(buyer, reservation, id(show, 2), id(show, 2)).expectProblem(400, "SEAT_TWICE");
        changeById(buyer, reservation).expectProblem(400, "INVALID_REQUEST");
        buyer.api().raw("PUT", path(reservation), "application/json", "{}").expectProblem(400, "INVALID_REQUEST");
        changeById(stage.buyer(), reservation, id(show, 2)).expectProblem(404, "RESERVATION_NOT_FOUND");
        JsonNode same = reservation(buyer, reservation);
        assertThat(seats(same)).containsExactly(id(show, 0), id(show, 1));
        assertThat(same.get("timeline").findValuesAsText("what")).containsExactly("held");
    }

    @Test
    void aHoldThatIsOverOrPaidCannotBeChanged() {
        Show show = stage.show(4);
        Buyer buyer = stage.buyerWithPoints(70_000);
        String paid = buyer.hold(show, id(show, 0)).expect(201).at("/reservation/id");
        buyer.payWithPoints(paid).expect(200);
        changeById(buyer, paid, id(show, 1)).expectProblem(409, "ALREADY_PAID");
        extend(buyer, paid).expectProblem(409, "ALREADY_PAID");
        assertThatThrownBy(() -> sql.update("DELETE FROM reservation_items WHERE reservation_id = ?::uuid", paid))
            .hasMessageContaining("items of a confirmed reservation stay");
        Buyer late = stage.buyer();
        String over = late.hold(show, id(show, 2)).expect(201).at("/reservation/id");
        sql.letHoldRunOut(over);
        Buyer next = stage.buyer();
        AtomicReference<String> taken = new AtomicReference<>();
        // Once the sweep has reached the node's seat map.
        soon(() -> taken.set(next.hold(show, id(show, 2)).expect(201).at("/reservation/id")));

        changeById(late, over, id(show, 3)).expectProblem(409, "HOLD_EXPIRED");
        extend(late, over).expectProblem(409, "HOLD_EXPIRED");

        assertThat(sql.texts("SELECT reservation_id FROM seat_states WHERE seat_id = ?::uuid", id(show, 2))).containsExactly(taken.get());
    }

    @Test
    void aRepeatedChangeTakesEffectOnce() {
        Show show = stage.show(4, Map.of("maxSeatsPerUser", 2));
        Buyer buyer = stage.buyer();
        String reservation = buyer.hold(show, id(show, 0)).expect(201).at("/reservation/id");
        Buyer keyed =
            new Buyer(buyer.api().with("Idempotency-Key", UUID.randomUUID().toString()), buyer.id(), buyer.number(), buyer.email());

        Answer first = changeById(keyed, reservation, id(show, 1)).expect(200);
        change(buyer, reservation, show, 2).expect(200);
        Answer again = changeById(keyed, reservation, id(show, 1)).expect(200);

        assertThat(again.text()).isEqualTo(first.text());
        assertThat(again.headers().firstValue("Idempotency-Replayed")).contains("true");
        assertThat(seats(reservation(buyer, reservation))).containsExactly(id(show, 2));
        changeById(keyed, reservation, id(show, 3)).expectProblem(422, "IDEMPOTENCY_KEY_REUSED");
    }

    @Test
    void theFeeAndADiscountFollowTheSeats() {
        Show show = stage.show(6, Map.of("maxSeatsPerUser", 3));
        Buyer buyer = stage.buyer();
        String reservation = buyer.hold(show, id(show, 0), id(show, 1)).expect(201).at("/reservation/id");
        sql.update("UPDATE reservations SET fee = 2000, total_amount = total_amount + 2000 WHERE id = ?::uuid", reservation);
        Answer order = buyer.api().post("/api/payments/prepare", Map.of("reservationId", reservation, "method", "CARD", "discountCode",
            code())).expect(200);
        assertThat(order.at("/amount")).isEqualTo("128000");

        JsonNode more = change(buyer, reservation, show, 0, 1, 2).expect(200).json().get("reservation");

        assertThat(more.get("fee").asLong()).isEqualTo(3_000);
        assertThat(more.get("discount").asLong()).isEqualTo(21_000);
        assertThat(more.get("total_amount").asLong()).isEqualTo(192_000);
        buyer.api().post("/api/payments/confirm", Map.of("paymentKey", "any", "orderId", order.at("/orderId"), "amount", 128_000))
            .expectProblem(409, "PRICE_CHANGED");
        JsonNode one = change(buyer, reservation, show, 5).expect(200).json().get("reservation");
        assertThat(one.get("total_amount").asLong()).isEqualTo(64_000);
        assertThatThrownBy(() -> sql.update("UPDATE reservations SET fee = 0 WHERE id = ?::uuid", reservation))
            .hasMessageContaining("costs its items and its fee");
    }

    @Test
    void nothingChangesWhileAPaymentMaySucceed() {
        Show show = stage.show(3, Map.of("maxSeatsPerUser", 2));
        Buyer buyer = stage.buyer();
        String reservation = buyer.hold(show, id(show, 0)).expect(201).at("/reservation/id");
        String order = buyer.api().post("/api/payments/prepare", Map.of("reservationId", reservation, "method", "CARD")).expect(200)
            .at("/orderId");
        sql.update("UPDATE payments SET status = 'CONFIRMING', payment_key = id::text, changed_at = now() WHERE id = ?::uuid", order);
        try {
            changeById(buyer, reservation, id(show, 1)).expectProblem(409, "PAYMENT_IN_PROGRESS");

            assertThat(seats(reservation(buyer, reservation))).containsExactly(id(show, 0));
        } finally {
            sql.update("UPDATE payments SET status = 'FAILED', failure_code = 'REFUSED', failure_message = 'x' WHERE id = ?::uuid", order);
        }
        changeById(buyer, reservation, id(show, 1)).expect(200);
    }

    @Test
    void ofTwoBuyersWhoWantTheSameSeatOneGetsItAndNobodyLosesAnything() {
        Show show = stage.show(PAIRS * 3, Map.of("maxSeatsPerUser", 2));
        List<Buyer> buyers = stage.crowd(PAIRS * 2);
        List<String> holds = buyers.stream()
            .map(buyer -> buyer.hold(show, id(show, buyers.indexOf(buyer))).expect(201).at("/reservation/id")).toList();
        AtomicInteger[] won = new AtomicInteger[PAIRS];
        Arrays.setAll(won, pair -> new AtomicInteger());

        Crowd.of(PAIRS * 2).run(i -> {
            int wanted = PAIRS * 2 + i / 2;
            if (changeById(buyers.get(i), holds.get(i), id(show, i), id(show, wanted)).status() == 200) {
                won[i / 2].incrementAndGet();
            }
        });

        assertThat(won).allSatisfy(each -> assertThat(each).hasValue(1));
        for (int i = 0; i < buyers.size(); i++) {
            assertThat(seats(reservation(buyers.get(i), holds.get(i)))).contains(id(show, i));
        }
    }

    @Test
    void twoWhoWantEachOthersSeatsBothKeepTheirs() {
        Show show = stage.show(PAIRS * 2);
        List<Buyer> buyers = stage.crowd(PAIRS * 2);
        List<String> holds = buyers.stream()
            .map(buyer -> buyer.hold(show, id(show, buyers.indexOf(buyer))).expect(201).at("/reservation/id")).toList();

        Crowd.of(PAIRS * 2).run(i -> changeById(buyers.get(i), holds.get(i), id(show, i ^ 1)).expectProblem(409, "SEATS_TAKEN"));

        for (int i = 0; i < buyers.size(); i++) {
            assertThat(seats(reservation(buyers.get(i), holds.get(i)))).containsExactly(id(show, i));
        }
    }

    @Test
    void aChangeAndAPaymentThatMeetAgreeOnThePrice() {
        Show show = stage.show(PAIRS * 2, Map.of("maxSeatsPerUser", 2));
        List<Buyer> buyers = stage.crowd(PAIRS);
        buyers.forEach(buyer -> buyer.charge(140_000).expect(200));
        List<String> holds = buyers.stream()
            .map(buyer -> buyer.hold(show, id(show, buyers.indexOf(buyer))).expect(201).at("/reservation/id")).toList();

        Crowd.of(PAIRS * 2).run(i -> {
            Buyer buyer = buyers.get(i / 2);
            String reservation = holds.get(i / 2);
            if (i % 2 == 0) {
                buyer.payWithPoints(reservation).expect(200);
            } else {
                changeById(buyer, reservation, id(show, i / 2), id(show, PAIRS + i / 2));
            }
        });

        for (int i = 0; i < PAIRS; i++) {
            JsonNode reservation = reservation(buyers.get(i), holds.get(i));
            assertThat(reservation.get("status").asText()).isEqualTo("confirmed");
            assertThat(reservation.get("total_amount").asLong()).isEqualTo(seats(reservation).size() * 70_000L);
            assertThat(buyers.get(i).balance()).isEqualTo(140_000 - reservation.get("total_amount").asLong());
        }
    }

    @Test
    void aHoldIsExtendedOnce() {
        Show show = stage.show(3, Map.of("maxSeatsPerUser", 2));
        Buyer buyer = stage.buyer();
        Answer held = buyer.hold(show, id(show, 0), id(show, 1)).expect(201);
        String reservation = held.at("/reservation/id");
        assertThat(reservation(buyer, reservation).get("extension_seconds").asInt()).isEqualTo(180);
        AtomicInteger extended = new AtomicInteger();

        Crowd.of(4).run(i -> extended.addAndGet(extend(buyer, reservation).status() == 200 ? 1 : 0));

        assertThat(extended).hasValue(1);
        JsonNode now = reservation(buyer, reservation);
        Instant until = Instant.parse(now.get("expires_at").asText());
        assertThat(until).isEqualTo(Instant.parse(held.at("/reservation/expiresAt")).plus(Duration.ofSeconds(180)));
        assertThat(now.get("extension_seconds").asInt()).isZero();
        assertThat(now.get("timeline").findValuesAsText("what")).containsExactly("held", "extended");
        assertThat(sql.number("SELECT count(*) FROM seat_states JOIN reservations ON id = reservation_id "
            + "WHERE reservation_id = ?::uuid AND held_until = expires_at", reservation)).isEqualTo(2);
        extend(buyer, reservation).expectProblem(409, "HOLD_EXTENDED");
        extend(stage.buyer(), reservation).expectProblem(404, "RESERVATION_NOT_FOUND");
        change(buyer, reservation, show, 2).expect(200);
        assertThat(Instant.parse(reservation(buyer, reservation).get("expires_at").asText())).isEqualTo(until);
        soon(() -> assertThat(Instant.parse(api.get("/api/performances/dates/" + stage.performance(show.event()) + "/counts")
            .at("/grades/0/nextExpiry"))).isCloseTo(until, within(Duration.ofMillis(1))));
    }

    @Test
    void thePolicySwitchesExtensionsOff() {
        Show show = stage.show(1);
        Buyer buyer = stage.buyer();
        String reservation = buyer.hold(show, id(show, 0)).expect(201).at("/reservation/id");
        stage.policy("holds.extension.seconds", 0);
        try {
            assertThat(reservation(buyer, reservation).get("extension_seconds").asInt()).isZero();
            extend(buyer, reservation).expectProblem(409, "NO_EXTENSION");
        } finally {
            stage.policy("holds.extension.seconds", 180);
        }
    }

    @Test
    void unitsAreChangedByTheirNumberAndStayIfThereAreNotEnough() {
        Show show = mixed(4);
        Buyer buyer = stage.buyer();
        String reservation = buyer.api().post("/api/reservations", Map.of("eventId", show.event(), "items",
            List.of(item(show, "자유석", 2)))).expect(201).at("/reservation/id");
        List<String> two = held(reservation);

        JsonNode changed = best(buyer, reservation, item(show, "자유석", 3)).expect(200).json().get("reservation");

        List<String> three = held(reservation);
        assertThat(three).hasSize(3).containsAll(two);
        assertThat(changed.at("/items/0/quantity").asInt()).isEqualTo(3);
        assertThat(changed.get("total_amount").asLong()).isEqualTo(90_000);
        stage.buyer().api().post("/api/reservations", Map.of("eventId", show.event(), "items", List.of(item(show, "자유석", 1)))).expect(201);
        soon(() -> best(buyer, reservation, item(show, "자유석", 4)).expectProblem(409, "NOT_ENOUGH_SEATS"));
        put(buyer, reservation, Map.of("items", List.of(item(show, "A", 4), item(show, "자유석", 1)))).expectProblem(409, "SEAT_LIMIT");
        assertThat(held(reservation)).isEqualTo(three);
        JsonNode one = best(buyer, reservation, item(show, "자유석", 1)).expect(200).json().get("reservation");
        assertThat(three).containsAll(held(reservation));
        assertThat(held(reservation)).hasSize(1);
        assertThat(one.get("timeline").findValuesAsText("what")).containsExactly("held", "changed", "changed");
    }

    @Test
    void seatsAndUnitsTakeEachOthersPlaceInOneHold() {
        Show show = mixed(4);
        Buyer buyer = stage.buyer();
        String reservation = buyer.hold(show, id(show, 0)).expect(201).at("/reservation/id");
        best(buyer, reservation, item(show, "자유석", 2)).expect(200);
        List<String> units = held(reservation);
        assertThat(units).hasSize(2).doesNotContain(id(show, 0));

        change(buyer, reservation, show, 3).expect(200);
        assertThat(reservation(buyer, reservation).get("total_amount").asLong()).isEqualTo(130_000);
        change(buyer, reservation, show).expect(200);
        assertThat(held(reservation)).isEqualTo(units);
        put(buyer, reservation, Map.of("seatIds", List.of(id(show, 2)), "keepUnits", false)).expect(200);

        assertThat(seats(reservation(buyer, reservation))).containsExactly(id(show, 2));
        change(buyer, reservation, show).expectProblem(400, "INVALID_REQUEST");
        put(buyer, reservation, Map.of("items", List.of(item(show, "A", 1)), "keepUnits", true)).expectProblem(400, "INVALID_REQUEST");
        put(buyer, reservation, Map.of("items", List.of(Map.of("ticketTypeId", UUID.randomUUID().toString(), "quantity", 1))))
            .expectProblem(404, "GRADE_NOT_FOUND");
    }

    @Test
    void theBestSeatsAreChosenAmongTheFreeAndOnesOwn() {
        Show show = stage.show(9, Map.of("maxSeatsPerUser", 3));
        Buyer buyer = stage.buyer();
        String reservation = buyer.hold(show, id(show, 4), id(show, 8)).expect(201).at("/reservation/id");

        JsonNode best = best(buyer, reservation, item(show, "A", 3)).expect(200).json().get("reservation");

        assertThat(seats(best)).containsExactly(id(show, 3), id(show, 4), id(show, 5));
        best(buyer, reservation, item(show, "A", 3)).expect(200);
        assertThat(reservation(buyer, reservation).get("timeline").findValuesAsText("what")).containsExactly("held", "changed");
        soon(() -> stage.buyer().hold(show, id(show, 8)).expect(201));
    }

    @Test
    void manyWhoWantBetterSeatsAtOnceAllKeepAsManyAsTheyHad() {
        Show show = stage.show(PAIRS * 4, Map.of("maxSeatsPerUser", 2));
        List<Buyer> buyers = stage.crowd(PAIRS * 2);
        List<String> holds = buyers.stream()
            .map(buyer -> buyer.hold(show, id(show, buyers.indexOf(buyer))).expect(201).at("/reservation/id")).toList();

        Crowd.of(PAIRS * 2).run(i -> best(buyers.get(i), holds.get(i), item(show, "A", 2)));

        assertThat(sql.number("SELECT count(*) FROM seat_states WHERE reservation_id IS NOT NULL AND seat_id IN "
            + "(SELECT id FROM seats WHERE performance_id = ?::uuid)", stage.performance(show.event()))).isGreaterThanOrEqualTo(PAIRS * 2);
        for (int i = 0; i < buyers.size(); i++) {
            JsonNode now = reservation(buyers.get(i), holds.get(i));
            assertThat(now.get("status").asText()).isEqualTo("pending");
            assertThat(seats(now)).hasSizeBetween(1, 2);
        }
    }

    /** Seats of section A, and as many units of general admission. At most four for a buyer. */
    private static Show mixed(int each) {
        return stage.show(each, Map.of("maxSeatsPerUser", 4, "grades", List.of(Map.of("name", "자유석", "price", 30_000, "quantity", each))));
    }

    private static Map<String, Object> item(Show show, String grade, int quantity) {
        for (JsonNode each : api.get("/api/tickets/event/" + show.event()).expect(200).json().get("ticketTypes")) {
            if (each.get("name").asText().equals(grade)) {
                return Map.of("ticketTypeId", each.get("id").asText(), "quantity", quantity);
            }
        }
        throw new AssertionError("no grade " + grade);
    }

    private static List<String> held(String reservation) {
        return sql.texts("SELECT seat_id FROM reservation_items WHERE reservation_id = ?::uuid ORDER BY seat_id", reservation);
    }

    private static Answer best(Buyer buyer, String reservation, Map<String, Object> item) {
        return put(buyer, reservation, Map.of("items", List.of(item)));
    }

    private static String code() {
        Instant now = Instant.now();
        return stage.administrator().post("/api/admin/discount-codes", Map.of("code", "IT-" + System.nanoTime(), "percent", 10,
            "startsAt", now.minusSeconds(60).toString(), "endsAt", now.plus(Duration.ofDays(1)).toString())).expect(201).at("/code");
    }

    private static Answer change(Buyer buyer, String reservation, Show show, Integer... seats) {
        String performance = stage.performance(show.event());
        return put(buyer, reservation, Map.of("performanceId", performance, "seats", List.of(seats), "planVersion",
            api.get("/api/performances/dates/" + performance + "/plan").expect(200).at("/version")));
    }

    private static Answer changeById(Buyer buyer, String reservation, String... seats) {
        return put(buyer, reservation, Map.of("seatIds", List.of(seats)));
    }

    private static Answer put(Buyer buyer, String reservation, Map<String, Object> body) {
        return buyer.api().put(path(reservation), body);
    }

    private static Answer extend(Buyer buyer, String reservation) {
        return buyer.api().raw("POST", "/api/reservations/" + reservation + "/extend", null, null);
    }

    private static String path(String reservation) {
        return "/api/reservations/" + reservation + "/seats";
    }

    private static JsonNode reservation(Buyer buyer, String reservation) {
        return buyer.api().get("/api/reservations/" + reservation).expect(200).json().get("reservation");
    }

    private static List<String> seats(JsonNode reservation) {
        return reservation.get("seats").findValuesAsText("seatId");
    }

    private static String id(Show show, int seat) {
        return show.seats().get(seat);
    }
}
