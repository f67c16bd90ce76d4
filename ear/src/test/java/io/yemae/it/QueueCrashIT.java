package io.yemae.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.yemae.devservices.WildFlyServer;
import io.yemae.it.Stage.Buyer;
import io.yemae.it.Stage.Show;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The server killed while people enter: whoever was told a place has it afterwards, in the same order, with the same token. */
class QueueCrashIT {
    private static final int BUYERS = 24;

    private OwnPlatform platform;
    private WildFlyServer server;

    @BeforeEach
    void start() {
        platform = OwnPlatform.in("queue-crash");
        server = platform.server().start();
    }

    @AfterEach
    void stop() {
        platform.close();
    }

    @Test
    void aPlaceThatWasToldSurvivesTheServer() {
        Stage stage = new Stage(OwnPlatform.api(server));
        Show show = stage.show(100);
        stage.administrator().patch("/api/admin/queue/" + show.event(), Map.of("threshold", 2)).expect(200);
        List<Buyer> buyers = stage.buyers(BUYERS);
        Map<String, JsonNode> told = new ConcurrentHashMap<>();
        CountDownLatch inTheMiddle = new CountDownLatch(BUYERS / 2);
        Thread killer = new Thread(() -> {
            try {
                inTheMiddle.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            server.kill();
        });
        killer.start();

        Crowd.of(BUYERS / 2).run(i -> {
            for (Buyer buyer : List.of(buyers.get(i), buyers.get(i + BUYERS / 2))) {
                try {
                    Answer token = buyer.api().post("/api/queue/tokens", Map.of("eventId", show.event()));
                    if (token.status() == 201) {
                        told.put(buyer.id(), token.json());
                    }
                } catch (UncheckedIOException e) {
                    // Killed in between: no answer, no promise.
                }
                inTheMiddle.countDown();
            }
        });
        assertThat(told).isNotEmpty();
        OwnPlatform.startAgain(server);

        Api api = OwnPlatform.api(server);
        Sql sql = platform.sql();
        told.forEach((buyer, token) -> {
            assertThat(sql.texts("SELECT number FROM queue_tickets WHERE event_id = ?::uuid AND user_id = ?::uuid", show.event(), buyer))
                .containsExactly(token.get("queueNumber").asText());
            assertThat(api.with("Queue-Token", token.get("token").asText()).get("/api/queue/position").expect(200).at("/queueNumber"))
                .isEqualTo(token.get("queueNumber").asText());
        });
        assertThat(sql.number("SELECT count(*) FROM queue_tickets WHERE event_id = ?::uuid AND status = 'ADMITTED'", show.event())).isEqualTo(2);
    }
}
