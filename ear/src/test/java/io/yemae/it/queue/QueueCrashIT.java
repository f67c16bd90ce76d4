package io.yemae.it.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.yemae.it.kit.Answer;
import io.yemae.it.kit.Api;
import io.yemae.it.kit.Crowd;
import io.yemae.it.kit.Sql;
import io.yemae.it.kit.Stage;
import io.yemae.it.kit.Stage.Buyer;
import io.yemae.it.kit.Stage.Show;
import io.yemae.it.kit.places.Lobby;
import io.yemae.it.kit.servers.OwnPlatform;
import io.yemae.it.kit.servers.SecondServer;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.ResourceLock;

/** The server killed or restarted while users enter: every confirmed place survives, in the same order and with the same token. */
@ResourceLock(SecondServer.LOCK)
class QueueCrashIT {
    private static final int BUYERS = 24;

    @RegisterExtension
    static final OwnPlatform platform = SecondServer.platform();

    @Test
    void aConfirmedPlaceSurvivesAServerCrash() {
        Stage stage = platform.stage();
        Show show = stage.show(100);
        stage.administrator().patch("/api/admin/queue/" + show.event(), Map.of("threshold", 2)).expect(200);
        List<Buyer> buyers = stage.crowd(BUYERS);
        Map<String, JsonNode> confirmed = new ConcurrentHashMap<>();
        CountDownLatch inTheMiddle = new CountDownLatch(BUYERS / 2);
        Thread killer = new Thread(() -> {
            try {
                inTheMiddle.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            platform.server().kill();
        });
        killer.start();

        Crowd.of(BUYERS / 2).run(i -> {
            for (Buyer buyer : List.of(buyers.get(i), buyers.get(i + BUYERS / 2))) {
                try {
                    Answer token = buyer.api().post("/api/queue/tokens", Map.of("eventId", show.event()));
                    if (token.status() == 201) {
                        confirmed.put(buyer.id(), token.json());
                    }
                } catch (UncheckedIOException e) {
                    // The server was killed before it answered, so nothing was acknowledged.
                }
                inTheMiddle.countDown();
            }
        });
        assertThat(confirmed).isNotEmpty();
        OwnPlatform.startAgain(platform.server());

        Api api = platform.api();
        Sql sql = platform.sql();
        confirmed.forEach((buyer, token) -> {
            assertThat(sql.texts("SELECT number FROM queue_tickets WHERE event_id = ?::uuid AND user_id = ?::uuid", show.event(), buyer))
                .containsExactly(token.get("queueNumber").asText());
            assertThat(api.with("Queue-Token", token.get("token").asText()).get("/api/queue/position").expect(200).at("/queueNumber"))
                .isEqualTo(token.get("queueNumber").asText());
        });
        assertThat(sql.number("SELECT count(*) FROM queue_tickets WHERE event_id = ?::uuid AND status = 'ADMITTED'", show.event()))
            .isEqualTo(2);
    }

    @Test
    void anOrderlyRestartKeepsAllPlaces() {
        Stage stage = platform.stage();
        Lobby lobby = new Lobby(platform.api(), stage, stage.show(10)).threshold(2);
        List<Buyer> buyers = stage.crowd(6);
        buyers.get(0).charge(70_000).expect(200);
        List<String> tokens = buyers.stream().map(buyer -> lobby.token(buyer).expect(201).at("/token")).toList();
        String reservation = lobby.hold(buyers.get(0), 0).expect(201).at("/reservation/id");
        List<JsonNode> shown = tokens.stream().map(token -> lobby.shown(token).expect(200).json()).toList();
        List<String> tickets = tickets(lobby);

        platform.server().stop();
        OwnPlatform.startAgain(platform.server());

        assertThat(tickets(lobby)).isEqualTo(tickets);
        for (int i = 0; i < tokens.size(); i++) {
            JsonNode now = lobby.shown(tokens.get(i)).expect(200).json();
            for (String member : List.of("queueNumber", "remaining", "admitted")) {
                assertThat(now.get(member)).as(member + " of " + i).isEqualTo(shown.get(i).get(member));
            }
            assertThat(Instant.parse(now.get("expiresAt").asText())).as("end of the session, or of the token")
                .isCloseTo(Instant.parse(shown.get(i).get("expiresAt").asText()), within(2, ChronoUnit.SECONDS));
        }
        buyers.get(0).payWithPoints(reservation).expect(200);
        lobby.hold(buyers.get(1), 1).expect(201);
        lobby.hold(buyers.get(5), 2).expectProblem(403, "NOT_ADMITTED");
    }

    private List<String> tickets(Lobby lobby) {
        return platform.sql().texts("SELECT concat_ws(' ', number, user_id, status, admitted_at, session_until) FROM queue_tickets WHERE "
            + "event_id = ?::uuid "
            + "ORDER BY number", lobby.event());
    }
}
