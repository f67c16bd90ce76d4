package io.yemae.it.waitlist;

import static io.yemae.it.waitlist.WaitingBuyers.bought;
import static io.yemae.it.waitlist.WaitingBuyers.boughtOf;
import static io.yemae.it.waitlist.WaitingBuyers.cancel;
import static io.yemae.it.waitlist.WaitingBuyers.changeSeats;
import static io.yemae.it.waitlist.WaitingBuyers.held;
import static io.yemae.it.waitlist.WaitingBuyers.join;
import static io.yemae.it.waitlist.WaitingBuyers.joined;
import static io.yemae.it.waitlist.WaitingBuyers.leave;
import static io.yemae.it.waitlist.WaitingBuyers.offerOf;
import static io.yemae.it.waitlist.WaitingBuyers.own;
import static org.assertj.core.api.Assertions.assertThat;

import io.yemae.it.kit.Answer;
import io.yemae.it.kit.Platform;
import io.yemae.it.kit.Stage.Buyer;
import io.yemae.it.kit.Stage.Show;
import io.yemae.it.kit.YemaeIT;
import io.yemae.it.kit.places.Till;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The conditions of joining a waiting list, and the offers: returned seats go to the first entry that they satisfy. */
class WaitingListIT extends YemaeIT {

    @Test
    void aReturnedSeatIsOfferedToTheFirstWhoPaysItLikeAnyHold() {
        List<Buyer> people = stage.crowd(3);
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

        // Before or after the offer, the seat was never on sale.
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
        List<Buyer> people = stage.crowd(4);
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
        List<Buyer> people = stage.crowd(4);
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
    void onlyUsersWhoCannotBuyNowMayJoin() {
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
    void anOfferIsPaidByCardWithoutAdmissionAndKeepsNobodyInTheRoom() {
        List<Buyer> people = stage.crowd(3);
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
        List<Buyer> people = stage.crowd(4);
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
}
