package io.yemae.it.waitlist;

import static io.yemae.it.waitlist.WaitingBuyers.bought;
import static io.yemae.it.waitlist.WaitingBuyers.cancel;
import static io.yemae.it.waitlist.WaitingBuyers.cancelIfHeld;
import static io.yemae.it.waitlist.WaitingBuyers.changeSeats;
import static io.yemae.it.waitlist.WaitingBuyers.held;
import static io.yemae.it.waitlist.WaitingBuyers.joined;
import static io.yemae.it.waitlist.WaitingBuyers.offerOf;
import static io.yemae.it.waitlist.WaitingBuyers.own;
import static org.assertj.core.api.Assertions.assertThat;

import io.yemae.it.kit.Crowd;
import io.yemae.it.kit.Stage.Buyer;
import io.yemae.it.kit.Stage.Show;
import io.yemae.it.kit.YemaeIT;
import io.yemae.it.planning.EventDesk;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** In whatever way seats are returned, they are offered to the waiting list before anybody else can hold them. */
class ReturnedSeatsIT extends YemaeIT {
    private static final int OWNERS = 6;

    @Test
    void seatsThatComeBackTogetherAreOfferedOnceEachWhileBuyersTryToTakeThem() {
        List<Buyer> people = stage.crowd(2 * OWNERS + 2);
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

    /** A transaction of this test locks the list, as another node would, or one that stops between the return and the offer. */
    @Test
    void seatsStayReservedUntilTheListIsAskedByWhicheverNode() throws SQLException {
        List<Buyer> people = stage.crowd(3);
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
            // The seat cannot be held while somebody waits, even after the seat map shows it as free.
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
        List<Buyer> people = stage.crowd(4);
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
        // One seat is on sale again, so the seat of another unpaid hold goes on sale, too.
        people.get(0).api().get("/api/reservations").expect(200).json().get("reservations")
            .forEach(each -> cancelIfHeld(people.get(0), each.get("status").asText(), each.get("id").asText()));
        soon(() -> people.get(1).hold(show, show.seats().get(1)).expect(201));
    }

    @Test
    void seatsThatStaffReleaseOrABuyerGivesBackGoToTheList() {
        List<Buyer> people = stage.crowd(3);
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
}
