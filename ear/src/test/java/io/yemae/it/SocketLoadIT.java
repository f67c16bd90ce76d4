package io.yemae.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.yemae.it.Stage.Buyer;
import io.yemae.it.Stage.Show;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** 2,000 people watch while a thousand seats a second change hands, and one of them does not read. */
class SocketLoadIT extends YemaeIT {
    private static final int SPECTATORS = Integer.getInteger("spectators", 2_000);
    private static final int BUYERS = 40;
    private static final int SEATS_EACH = 10;
    private static final int ROUNDS = Integer.getInteger("rounds", 25);

    @Test
    void everyoneKnowsInTheEndWhatTheDatabaseKnowsAndWhoDoesNotReadIsDropped() throws IOException {
        Show show = stage.show(BUYERS * SEATS_EACH, Map.of("maxSeatsPerUser", SEATS_EACH));
        List<Buyer> buyers = stage.buyers(BUYERS);
        String path = "/ws/seats/" + show.event();
        try (Audience audience = new Audience(path, "/api/performances/dates/" + SeatMapIT.performance(show.event()) + "/seats");
                Sluggard sluggard = new Sluggard(path)) {
            audience.welcome(SPECTATORS);
            await().atMost(Duration.ofSeconds(30)).until(() -> audience.size() == SPECTATORS);

            long start = System.nanoTime();
            Crowd.of(BUYERS).run(i -> buyAndCancel(show, buyers.get(i), show.seats().subList(i * SEATS_EACH, (i + 1) * SEATS_EACH)));
            long took = System.nanoTime() - start;

            Map<String, String> truth = truth(show);
            assertThat(truth).containsValue("locked").containsValue("available");
            await().pollInterval(Duration.ofMillis(20)).atMost(Duration.ofSeconds(10)).untilAsserted(() -> assertThat(audience.behind(truth)).isZero());
            System.err.println("SEATS/S " + (long) ROUNDS * BUYERS * SEATS_EACH * 2 * 1_000_000_000 / took + " in s " + took / 1e9 + " caught up ms " + (System.nanoTime() - start - took) / 1e6 + " cameBack " + audience.cameBack() + " latest " + audience.latest() + " closed " + audience.closedWith().size());
            assertThat(audience.closedWith()).isEmpty();
            System.err.println("SLUG " + sluggard.readToTheEnd());
        }
    }

    /** Half of the seats stay held. */
    private static void buyAndCancel(Show show, Buyer buyer, List<String> seats) {
        for (int round = 0; round < ROUNDS; round++) {
            String reservation = buyer.hold(show, seats.toArray(String[]::new)).expect(201).at("/reservation/id");
            buyer.api().post("/api/reservations/" + reservation + "/cancel", Map.of()).expect(200);
        }
        buyer.hold(show, seats.subList(0, seats.size() / 2).toArray(String[]::new)).expect(201);
    }

    private static Map<String, String> truth(Show show) {
        Map<String, String> truth = new HashMap<>();
        for (String seat : show.seats()) {
            truth.put(seat, sql.texts("SELECT status FROM seat_states WHERE seat_id = ?::uuid", seat).get(0));
        }
        return truth;
    }
}
