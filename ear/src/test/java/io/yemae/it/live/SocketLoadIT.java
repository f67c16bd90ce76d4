package io.yemae.it.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.yemae.it.kit.Crowd;
import io.yemae.it.kit.Stage.Buyer;
import io.yemae.it.kit.Stage.Show;
import io.yemae.it.kit.YemaeIT;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** 2,000 listeners while seats change as fast as the machine can, some thousand a second. */
class SocketLoadIT extends YemaeIT {
    private static final int SPECTATORS = 2_000;
    private static final int BUYERS = 40;
    private static final int SEATS_EACH = 10;
    private static final int ROUNDS = 25;

    @Test
    void allListenersEndUpWithTheStateOfTheDatabase() throws IOException {
        Show show = stage.show(BUYERS * SEATS_EACH, Map.of("maxSeatsPerUser", SEATS_EACH));
        List<Buyer> buyers = stage.crowd(BUYERS);
        String map = "/api/performances/dates/" + stage.performance(show.event()) + "/seats";
        try (Audience audience = new Audience("/ws/seats/" + show.event(), map)) {
            audience.connect(SPECTATORS);
            await().atMost(Duration.ofSeconds(60)).until(() -> audience.size() == SPECTATORS);

            Crowd.of(BUYERS).run(i -> buyAndCancel(show, buyers.get(i), show.seats().subList(i * SEATS_EACH, (i + 1) * SEATS_EACH)));

            Map<String, String> truth = truth(show);
            assertThat(truth).containsValue("locked").containsValue("available");
            await().pollInterval(Duration.ofMillis(20)).atMost(Duration.ofSeconds(20)).untilAsserted(() ->
                assertThat(audience.behind(truth)).isZero());
            assertThat(audience.closedWith()).isEmpty();
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
