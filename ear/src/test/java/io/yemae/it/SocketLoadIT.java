package io.yemae.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.yemae.it.Stage.Buyer;
import io.yemae.it.Stage.Show;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Many who watch while seats change fast. Whoever is dropped for being too slow gets there by coming back. */
class SocketLoadIT extends YemaeIT {
    private static final int SPECTATORS = 500;
    private static final int BUYERS = 8;
    private static final int SEATS_EACH = 10;
    private static final int ROUNDS = 40;
    private static final int ALL = BUYERS * SEATS_EACH;

    @Test
    void everyoneKnowsInTheEndWhatTheDatabaseKnows() throws Exception {
        Show show = stage.show(ALL, Map.of("maxSeatsPerUser", SEATS_EACH));
        List<Buyer> buyers = stage.buyers(BUYERS);
        String path = "/ws/seats/" + show.event();
        Map<String, String> free = new HashMap<>();
        show.seats().forEach(seat -> free.put(seat, "available"));
        String map = "/api/performances/dates/" + SeatMapIT.performance(show.event()) + "/seats";
        Spectator first = Spectator.of(path, map, free, api.get(map).expect(200).at("/version"));
        List<Spectator> spectators = Stream.generate(first::another).limit(SPECTATORS).toList();
        CompletableFuture.allOf(spectators.stream().map(Spectator::open).toArray(CompletableFuture[]::new)).get(30, TimeUnit.SECONDS);

        Crowd.of(BUYERS).run(i -> buyAndCancel(show, buyers.get(i), show.seats().subList(i * SEATS_EACH, (i + 1) * SEATS_EACH)));

        Map<String, String> truth = truth(show);
        assertThat(truth).containsValue("locked").containsValue("available");
        await().pollInterval(Duration.ofMillis(100)).atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            spectators.stream().filter(each -> each.closedWith() != 0).forEach(SocketLoadIT::comeBack);
            assertThat(spectators.stream().filter(each -> !each.shows(truth))).isEmpty();
        });
    }

    /** Nobody is dropped but for being too slow, and who is may come back. */
    private static void comeBack(Spectator dropped) {
        assertThat(dropped.closedWith()).isEqualTo(1013);
        dropped.open().join();
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
