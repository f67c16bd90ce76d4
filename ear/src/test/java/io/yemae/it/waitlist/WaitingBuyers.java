package io.yemae.it.waitlist;

import static io.yemae.it.kit.YemaeIT.soon;
import static org.assertj.core.api.Assertions.assertThat;

import io.yemae.it.kit.Answer;
import io.yemae.it.kit.Stage.Buyer;
import io.yemae.it.kit.Stage.Show;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

/** The actions of buyers who wait for seats, and of those who own them. */
final class WaitingBuyers {

    private WaitingBuyers() {
    }

    /** Joins once the seat map shows that no such seats are left. */
    static Answer joined(Buyer buyer, String performance, int quantity) {
        AtomicReference<Answer> answer = new AtomicReference<>();
        soon(() -> answer.set(join(buyer, performance, quantity).expect(201)));
        return answer.get();
    }

    static Answer join(Buyer buyer, String performance, int quantity) {
        return join(buyer, performance, Map.of("quantity", quantity));
    }

    static Answer join(Buyer buyer, String performance, Map<String, Object> criteria) {
        return buyer.api().post("/api/performances/dates/" + performance + "/waiting-list", criteria);
    }

    static Answer own(Buyer buyer, String performance) {
        return buyer.api().get("/api/performances/dates/" + performance + "/waiting-list");
    }

    static Answer leave(Buyer buyer, String performance) {
        return buyer.api().delete("/api/performances/dates/" + performance + "/waiting-list");
    }

    /** Waits for an offer. @return its reservation */
    static String offerOf(Buyer buyer, String performance) {
        soon(() -> assertThat(own(buyer, performance).at("/status")).isEqualTo("offered"));
        return own(buyer, performance).at("/reservationId");
    }

    static String held(Buyer buyer, Show show, int... seats) {
        List<String> wanted = new ArrayList<>();
        for (int seat : seats) {
            wanted.add(show.seats().get(seat));
        }
        return buyer.hold(show, wanted.toArray(String[]::new)).expect(201).at("/reservation/id");
    }

    static String bought(Buyer buyer, Show show, int... seats) {
        buyer.charge(70_000L * seats.length).expect(200);
        String reservation = held(buyer, show, seats);
        buyer.payWithPoints(reservation).expect(200);
        return reservation;
    }

    static String boughtOf(Buyer buyer, String performance, String grade) {
        String reservation = buyer.api().post("/api/reservations", Map.of("performanceId", performance, "grade", grade)).expect(201)
            .at("/reservation/id");
        buyer.payWithPoints(reservation).expect(200);
        return reservation;
    }

    static Answer changeSeats(Buyer buyer, String reservation, Show show, int seat) {
        return buyer.api().raw("PUT", "/api/reservations/" + reservation + "/seats", "application/json",
            "{\"seatIds\":[\"" + show.seats().get(seat) + "\"]}");
    }

    static void cancel(Buyer buyer, String reservation) {
        buyer.api().post("/api/reservations/" + reservation + "/cancel", Map.of()).expect(200);
    }

    static void cancelIfHeld(Buyer buyer, String status, String reservation) {
        if (status.equals("pending")) {
            cancel(buyer, reservation);
        }
    }
}
