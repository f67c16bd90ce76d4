package io.yemae.it.waitlist;

import static org.assertj.core.api.Assertions.assertThat;

import io.yemae.it.kit.Answer;
import io.yemae.it.kit.Crowd;
import io.yemae.it.kit.Platform;
import io.yemae.it.kit.Stage.Buyer;
import io.yemae.it.kit.Stage.Show;
import io.yemae.it.kit.Till;
import io.yemae.it.kit.YemaeIT;
import io.yemae.it.planning.EventDesk;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Seats that come back go to those who wait, in their order, and to nobody else before. */
class WaitingListIT extends YemaeIT {
    private static final int OWNERS = 6;

    @Test
    void aReturnedSeatIsOfferedToTheFirstWhoPaysItLikeAnyHold() {
        List<Buyer> people = stage.buyers(3);
        Buyer owner = people.get(0);
        Buyer first = people.get(1);
        Buyer second = people.get(2);
        Show show = stage.show(1);
        String performance = stage.performance(show.event());
        String sold = bought(owner, show, 0);
        assertThat(joined(first, performance, 1).at("/place")).isEqualTo("1");
        assertThat(joined(second, performance, 1).at("/place")).isEqualTo("2");
        join(first, performance, 1).expectProblem(409, "ALREADY_WAITING");

        cancel(owner, sold);

        // Whatever the moment: it was never on sale.
        second.hold(show, show.seats().get(0)).expectProblem(400, "SEATS_TAKEN");
        String offer = offerOf(first, performance);
        second.hold(show, show.seats().get(0)).expectProblem(400, "SEATS_TAKEN");
        assertThat(own(second, performance).at("/place")).isEqualTo("1");
        first.api().raw("POST", "/api/reservations/" + offer + "/extend", null, null).expectProblem(409, "NO_EXTENSION");
        changeSeats(first, offer, show, 0).expectProblem(409, "OFFER_UNCHANGEABLE");
        soon(() -> assertThat(Platform.mailsTo(first.email())).anySatisfy(mail -> assertThat(mail).contains("/orders/" + offer, "A-1-1")));
        first.charge(70_000).expect(200);
        first.payWithPoints(offer).expect(200);
        assertThat(first.api().get("/api/reservations/" + offer).expect(200).json().at("/reservation/timeline").findValuesAsText("what"))
            .containsExactly("offered", "paid");
        assertThat(first.api().get("/api/waiting-list").expect(200).at("/entries/0/status")).isEqualTo("bought");
        Answer list = stage.administrator().get("/api/admin/performances/" + performance + "/waiting-list").expect(200);
        assertThat(list.json().get("entries").findValuesAsText("email")).containsExactly(first.email(), second.email());
        assertThat(list.json().get("entries").findValuesAsText("status")).containsExactly("bought", "waiting");
        first.api().get("/api/admin/performances/" + performance + "/waiting-list").expectProblem(403, "FORBIDDEN");
        assertThat(first.api().get("/api/users/me/export").expect(200).at("/waitingList/0/reservationId")).isEqualTo(offer);
        String entry = list.at("/entries/0/id");
        assertThat(sql.texts("SELECT action FROM audit_entries WHERE target = ? ORDER BY id", entry))
            .containsExactly("waitlist.join", "waitlist.offer");
    }

    @Test
    void anOfferThatEndsUnpaidGoesToTheNextAndAtLastOnSale() {
        List<Buyer> people = stage.buyers(4);
        Show show = stage.show(1);
        String performance = stage.performance(show.event());
        String sold = bought(people.get(0), show, 0);
        people.subList(1, 3).forEach(each -> joined(each, performance, 1));
        cancel(people.get(0), sold);
        String offer = offerOf(people.get(1), performance);

        sql.letHoldRunOut(offer);

        people.get(3).hold(show, show.seats().get(0)).expectProblem(400, "SEATS_TAKEN");
        offerOf(people.get(2), performance);
        people.get(3).hold(show, show.seats().get(0)).expectProblem(400, "SEATS_TAKEN");
        assertThat(people.get(1).api().get("/api/waiting-list").expect(200).at("/entries/0/status")).isEqualTo("lapsed");
        own(people.get(1), performance).expectProblem(404, "WAITING_ENTRY_NOT_FOUND");
        leave(people.get(2), performance).expect(204);
        assertThat(people.get(2).api().get("/api/waiting-list").expect(200).at("/entries/0/status")).isEqualTo("declined");
        leave(people.get(2), performance).expectProblem(404, "WAITING_ENTRY_NOT_FOUND");
        soon(() -> people.get(3).hold(show, show.seats().get(0)).expect(201));
    }

    @Test
    void anEntryThatTheSeatsDoNotSatisfyKeepsItsPlaceAndBlocksNobody() {
        List<Buyer> people = stage.buyers(4);
        Buyer pair = people.get(0);
        Buyer single = people.get(1);
        Show show = stage.show(3, Map.of("maxSeatsPerUser", 2));
        String performance = stage.performance(show.event());
        String middle = bought(people.get(2), show, 1);
        String sides = bought(people.get(3), show, 0, 2);
        joined(pair, performance, 2);
        joined(single, performance, 1);

        cancel(people.get(2), middle);

        String one = offerOf(single, performance);
        assertThat(own(pair, performance).at("/place")).isEqualTo("1");
        cancel(people.get(3), sides);
        soon(() -> assertThat(sql.number("SELECT count(*) FROM returned_seats WHERE performance_id = ?::uuid", performance)).isZero());
        assertThat(own(pair, performance).at("/status")).isEqualTo("waiting");
        // The seats at the sides are on sale, and with the one between them there are two side by side.
        cancel(single, one);
        String two = offerOf(pair, performance);
        List<String> labels = pair.api().get("/api/reservations/" + two).expect(200).json().at("/reservation/seats")
            .findValuesAsText("seatNumber");
        assertThat(labels).hasSize(2).contains("2");
    }

    @Test
    void onlyAWantedGradeIsOffered() {
        Buyer owner = stage.buyerWithPoints(200_000);
        Buyer waiting = stage.buyer();
        Map<String, Object> changes = new HashMap<>();
        changes.put("seatLayoutId", null);
        changes.put("maxSeatsPerUser", 2);
        changes.put("grades", List.of(Map.of("name", "앞", "price", 50_000, "quantity", 1), Map.of("name", "뒤", "price", 30_000,
            "quantity", 1)));
        String event = stage.createEvent(1, changes).expect(201).at("/id");
        String performance = stage.performance(event);
        String front = boughtOf(owner, performance, "앞");
        String back = boughtOf(owner, performance, "뒤");
        String wanted = sql.texts("SELECT id FROM grades WHERE event_id = ?::uuid AND name = '뒤'", event).get(0);
        soon(() -> join(waiting, performance, Map.of("quantity", 1, "grades", List.of(wanted))).expect(201));

        cancel(owner, front);

        soon(() -> assertThat(owner.api().post("/api/reservations", Map.of("performanceId", performance, "grade", "앞")).status())
            .isEqualTo(201));
        assertThat(own(waiting, performance).at("/status")).isEqualTo("waiting");
        cancel(owner, back);
        String offer = offerOf(waiting, performance);
        assertThat(waiting.api().get("/api/reservations/" + offer).at("/reservation/total_amount")).isEqualTo("30000");
    }

    @Test
    void onlyWhoCannotBuyNowMayWait() {
        Buyer buyer = stage.buyer();
        Show show = stage.show(2);
        String performance = stage.performance(show.event());

        join(buyer, performance, 1).expectProblem(409, "SEATS_AVAILABLE");
        join(buyer, performance, 2).expectProblem(409, "SEATS_AVAILABLE");
        show.seats().forEach(seat -> stage.buyer().hold(show, seat).expect(201));
        soon(() -> assertThat(api.get("/api/performances/dates/" + performance + "/states").at("/free/0")).isEqualTo("0"));
        join(buyer, performance, 2).expectProblem(409, "SEAT_LIMIT");
        join(buyer, performance, 0).expectProblem(400, "INVALID_REQUEST");
        join(buyer, performance, Map.of("quantity", 1, "grades", List.of(UUID.randomUUID()))).expectProblem(404, "GRADE_NOT_FOUND");
        join(buyer, UUID.randomUUID().toString(), 1).expectProblem(404, "PERFORMANCE_NOT_FOUND");
        api.post("/api/performances/dates/" + performance + "/waiting-list", Map.of("quantity", 1)).expectProblem(401, "UNAUTHENTICATED");
        join(buyer, performance, 1).expect(201);
        leave(buyer, performance).expect(204);
        sql.update("UPDATE events SET sale_end = now() WHERE id = ?::uuid", show.event());
        join(buyer, performance, 1).expectProblem(409, "NOT_ON_SALE");
    }

    @Test
    void seatsThatComeBackTogetherAreOfferedOnceEachWhileBuyersTryToTakeThem() {
        List<Buyer> people = stage.buyers(2 * OWNERS + 2);
        Show show = stage.show(OWNERS);
        String performance = stage.performance(show.event());
        List<String> sold = IntStream.range(0, OWNERS).mapToObj(i -> bought(people.get(i), show, i)).toList();
        List<Buyer> waiting = people.subList(OWNERS, 2 * OWNERS);
        waiting.forEach(each -> joined(each, performance, 1));
        AtomicInteger offered = new AtomicInteger();
        AtomicInteger stolen = new AtomicInteger();

        Crowd.of(OWNERS + 2).run(i -> {
            if (i < OWNERS) {
                try {
                    cancel(people.get(i), sold.get(i));
                    offerOf(waiting.get(i), performance);
                } finally {
                    offered.incrementAndGet();
                }
            } else {
                Buyer thief = people.get(OWNERS + i);
                for (int attempt = 0; offered.get() < OWNERS; attempt++) {
                    if (thief.hold(show, show.seats().get(attempt % OWNERS)).status() == 201) {
                        stolen.incrementAndGet();
                        return;
                    }
                }
            }
        });

        assertThat(stolen).hasValue(0);
        assertThat(sql.texts("""
            SELECT item.seat_id
            FROM waiting_entries entry
            JOIN reservation_items item ON item.reservation_id = entry.reservation_id
            WHERE entry.performance_id = ?::uuid AND entry.status = 'offered'""", performance)).doesNotHaveDuplicates().hasSize(OWNERS);
    }

    /** Another node, or the end of one between the return and the offer, is a transaction of this test that has the list. */
    @Test
    void seatsStayReservedUntilTheListIsAskedByWhicheverNode() throws SQLException {
        List<Buyer> people = stage.buyers(3);
        Show show = stage.show(1);
        String performance = stage.performance(show.event());
        String sold = bought(people.get(0), show, 0);
        joined(people.get(1), performance, 1);

        try (Connection node = sql.connect();
             PreparedStatement lock = node.prepareStatement("SELECT pg_advisory_xact_lock(hashtext('waiting list'), hashtext(?))")) {
            node.setAutoCommit(false);
            lock.setString(1, performance);
            lock.execute();
            cancel(people.get(0), sold);
            // However long it takes, nobody gets the seat while somebody waits, although the seat map shows it as free by then.
            sql.update("UPDATE seat_states SET held_until = now() WHERE reservation_id = ?::uuid", performance);
            EventDesk.change(show.event(), Map.of()).expect(200);
            soon(() -> assertThat(api.get("/api/performances/dates/" + performance + "/states").at("/held/0")).isEqualTo("0"));
            people.get(2).hold(show, show.seats().get(0)).expectProblem(400, "SEATS_TAKEN");
            assertThat(own(people.get(1), performance).at("/status")).isEqualTo("waiting");
            node.rollback();
        }

        offerOf(people.get(1), performance);
        assertThat(sql.number("SELECT count(*) FROM returned_seats WHERE performance_id = ?::uuid", performance)).isZero();
    }

    @Test
    void aSeatOfAnUnpaidHoldGoesToTheListOnlyIfNoOtherSeatIsLeftAndThePolicySaysSo() {
        List<Buyer> people = stage.buyers(4);
        Show show = stage.show(2, Map.of("maxSeatsPerUser", 2));
        String performance = stage.performance(show.event());
        String first = held(people.get(0), show, 0);
        String second = held(people.get(1), show, 1);
        joined(people.get(2), performance, 1);
        joined(people.get(3), performance, 2);

        sql.letHoldRunOut(first);
        String offer = offerOf(people.get(2), performance);
        assertThat(own(people.get(3), performance).at("/status")).isEqualTo("waiting");

        stage.policy("waitlist.expired.holds", 0);
        try {
            sql.letHoldRunOut(second);
            soon(() -> people.get(0).hold(show, show.seats().get(1)).expect(201));
        } finally {
            stage.policy("waitlist.expired.holds", 1);
        }
        cancel(people.get(2), offer);
        soon(() -> assertThat(sql.number("SELECT count(*) FROM returned_seats WHERE performance_id = ?::uuid", performance)).isZero());
        assertThat(own(people.get(3), performance).at("/status")).isEqualTo("waiting");
        // One seat is on sale again, so another unpaid one is, too.
        people.get(0).api().get("/api/reservations").expect(200).json().get("reservations")
            .forEach(each -> cancelIfHeld(people.get(0), each.get("status").asText(), each.get("id").asText()));
        soon(() -> people.get(1).hold(show, show.seats().get(1)).expect(201));
    }

    @Test
    void seatsThatStaffReleaseOrABuyerGivesBackGoToTheList() {
        List<Buyer> people = stage.buyers(3);
        Show show = stage.show(3, Map.of("maxSeatsPerUser", 2));
        String performance = stage.performance(show.event());
        String plan = api.get("/api/performances/dates/" + performance + "/plan").at("/version");
        String blocks = "/api/admin/performances/" + performance + "/seats";
        stage.administrator().post(blocks + "/block", Map.of("planVersion", plan, "seats", List.of(2), "reason", "house")).expect(200);
        String hold = held(people.get(0), show, 0, 1);
        joined(people.get(1), performance, 1);
        joined(people.get(2), performance, 1);

        stage.administrator().post(blocks + "/release", Map.of("planVersion", plan, "seats", List.of(2))).expect(200);
        offerOf(people.get(1), performance);
        changeSeats(people.get(0), hold, show, 0).expect(200);

        offerOf(people.get(2), performance);
        assertThat(people.get(0).api().get("/api/reservations/" + hold).at("/reservation/status")).isEqualTo("pending");
    }

    @Test
    void anOfferIsPaidByCardWithoutAdmissionAndKeepsNobodyInTheRoom() {
        List<Buyer> people = stage.buyers(3);
        Show show = stage.show(2);
        String performance = stage.performance(show.event());
        String sold = bought(people.get(0), show, 0);
        held(people.get(1), show, 1);
        joined(people.get(2), performance, 1);
        stage.administrator().patch("/api/admin/queue/" + show.event(), Map.of("threshold", 1)).expect(200);
        cancel(people.get(0), sold);

        String offer = offerOf(people.get(2), performance);

        people.get(2).hold(show, show.seats().get(0)).expectProblem(403, "NOT_ADMITTED");
        Till till = new Till(Platform.sandbox(), sql, stage);
        till.atTheWindow(people.get(2), offer).confirm().expect(200);
        assertThat(people.get(2).api().get("/api/reservations/" + offer).at("/reservation/status")).isEqualTo("confirmed");
    }

    @Test
    void aCancelledPerformanceEndsItsList() {
        List<Buyer> people = stage.buyers(4);
        Show show = stage.show(2, Map.of("maxSeatsPerUser", 2));
        String performance = stage.performance(show.event());
        String sold = bought(people.get(0), show, 0);
        bought(people.get(1), show, 1);
        joined(people.get(2), performance, 1);
        joined(people.get(3), performance, 1);
        cancel(people.get(0), sold);
        offerOf(people.get(2), performance);

        stage.administrator().post("/api/admin/events/" + show.event() + "/cancel", Map.of("reason", "출연자 사정")).expect(200);

        for (Buyer each : people.subList(2, 4)) {
            soon(() -> assertThat(each.api().get("/api/waiting-list").at("/entries/0/status")).isEqualTo("ended"));
        }
        assertThat(sql.number("SELECT count(*) FROM returned_seats WHERE performance_id = ?::uuid", performance)).isZero();
    }

    /** Joins once the seat map shows that no such seats are left. */
    private static Answer joined(Buyer buyer, String performance, int quantity) {
        AtomicReference<Answer> answer = new AtomicReference<>();
        soon(() -> answer.set(join(buyer, performance, quantity).expect(201)));
        return answer.get();
    }

    private static Answer join(Buyer buyer, String performance, int quantity) {
        return join(buyer, performance, Map.of("quantity", quantity));
    }

    private static Answer join(Buyer buyer, String performance, Map<String, Object> wish) {
        return buyer.api().post("/api/performances/dates/" + performance + "/waiting-list", wish);
    }

    private static Answer own(Buyer buyer, String performance) {
        return buyer.api().get("/api/performances/dates/" + performance + "/waiting-list");
    }

    private static Answer leave(Buyer buyer, String performance) {
        return buyer.api().delete("/api/performances/dates/" + performance + "/waiting-list");
    }

    /** Waits for an offer. @return its reservation */
    private static String offerOf(Buyer buyer, String performance) {
        soon(() -> assertThat(own(buyer, performance).at("/status")).isEqualTo("offered"));
        return own(buyer, performance).at("/reservationId");
    }

    private static String held(Buyer buyer, Show show, int... seats) {
        List<String> wanted = new ArrayList<>();
        for (int seat : seats) {
            wanted.add(show.seats().get(seat));
        }
        return buyer.hold(show, wanted.toArray(String[]::new)).expect(201).at("/reservation/id");
    }

    private static String bought(Buyer buyer, Show show, int... seats) {
        buyer.charge(70_000L * seats.length).expect(200);
        String reservation = held(buyer, show, seats);
        buyer.payWithPoints(reservation).expect(200);
        return reservation;
    }

    private static String boughtOf(Buyer buyer, String performance, String grade) {
        String reservation = buyer.api().post("/api/reservations", Map.of("performanceId", performance, "grade", grade)).expect(201)
            .at("/reservation/id");
        buyer.payWithPoints(reservation).expect(200);
        return reservation;
    }

    private static Answer changeSeats(Buyer buyer, String reservation, Show show, int seat) {
        return buyer.api().raw("PUT", "/api/reservations/" + reservation + "/seats", "application/json",
            "{\"seatIds\":[\"" + show.seats().get(seat) + "\"]}");
    }

    private static void cancel(Buyer buyer, String reservation) {
        buyer.api().post("/api/reservations/" + reservation + "/cancel", Map.of()).expect(200);
    }

    private static void cancelIfHeld(Buyer buyer, String status, String reservation) {
        if (status.equals("pending")) {
            cancel(buyer, reservation);
        }
    }
}
