package io.yemae.it.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.yemae.it.kit.Stage.Show;
import io.yemae.it.kit.YemaeIT;
import io.yemae.it.kit.wire.Socket;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A listener that does not read. */
class SlowSocketIT extends YemaeIT {
    /** Updates of this many seats fill the buffers of both ends of a connection. */
    private static final int SEATS = 20_000;
    private static final String TAKE = """
        UPDATE seat_states SET status = 'locked', reservation_id = gen_random_uuid(), held_until = now() + interval '1 hour'
        FROM seats
        WHERE seats.id = seat_id AND seats.performance_id = ?::uuid""";
    private static final String GIVE_BACK = """
        UPDATE seat_states SET status = 'available', reservation_id = NULL, held_until = NULL
        FROM seats
        WHERE seats.id = seat_id AND seats.performance_id = ?::uuid""";

    @Test
    void aListenerThatDoesNotReadIsDroppedAndDelaysNobody() throws IOException {
        Show show = stage.show(SEATS);
        String performance = stage.performance(show.event());
        String path = "/ws/seats/" + show.event();
        try (NonReadingClient sluggard = new NonReadingClient(path); Socket reader = Socket.open(path + "?batch=true")) {
            sql.update(TAKE, performance);
            awaitAllUpdates(reader, 1);
            sql.update(GIVE_BACK, performance);
            awaitAllUpdates(reader, 2);

            stage.buyer().hold(show, show.seats().get(0)).expect(201);
            soon(() -> assertThat(reader.data("batch")).hasSize(3));

            await().atMost(Duration.ofSeconds(40)).untilAsserted(() -> assertThat(sluggard.isDropped()).isTrue());
        }
    }

    /** By the periodic read that repairs missed updates. */
    private static void awaitAllUpdates(Socket reader, int times) {
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(reader.data("batch")).hasSize(times));
        assertThat(reader.data("batch").get(times - 1)).hasSize(SEATS);
    }
}
