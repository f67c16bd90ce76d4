package io.yemae.it.queue;

import static org.assertj.core.api.Assertions.assertThat;

import io.yemae.it.kit.Answer;
import io.yemae.it.kit.Forger;
import io.yemae.it.kit.People;
import io.yemae.it.kit.Platform;
import io.yemae.it.kit.Stage.Show;
import io.yemae.it.kit.YemaeIT;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** 2,000 waiting pages poll their place and open a socket at the same moment, several times over. */
class QueuePollIT extends YemaeIT {
    private static final int PAGES = 2_000;
    private static final int ROUNDS = 2;

    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @Test
    void twoThousandPollsAreAnsweredWithoutTheDatabase() throws SQLException {
        Show show = stage.show(10);
        stage.administrator().patch("/api/admin/queue/" + show.event(), Map.of("threshold", 1)).expect(200);
        List<String> users = queued(show);
        Forger forger = new Forger(Platform.keys(), "");
        List<HttpRequest> pages = users.stream().parallel().map(user -> page(show, forger.tokenOf(user))).toList();
        // The room is known to this node once all have asked.
        pages.stream().map(this::ask).toList().forEach(CompletableFuture::join);

        Map<Integer, Integer> answers = new TreeMap<>();
        List<CompletableFuture<WebSocket>> sockets = new ArrayList<>();
        try (Connection locking = sql.connect(); Statement statement = locking.createStatement()) {
            locking.setAutoCommit(false);
            // Any read of these tables now blocks.
            statement.execute("LOCK TABLE queue_rooms, queue_tickets, events, performances, users IN ACCESS EXCLUSIVE MODE");
            for (int round = 0; round < ROUNDS; round++) {
                List<CompletableFuture<HttpResponse<String>>> asked = new ArrayList<>();
                pages.forEach(page -> {
                    asked.add(ask(page));
                    sockets.add(socket(show, page));
                });
                asked.forEach(each -> answers.merge(each.join().statusCode(), 1, Integer::sum));
            }
            sockets.forEach(each -> each.join().abort());
        }

        assertThat(answers).isEqualTo(Map.of(200, PAGES * ROUNDS));
        assertThat(sockets).as("who was refused would have thrown").hasSize(PAGES * ROUNDS);
        assertThat(new Answer(200, null, ask(pages.get(PAGES - 1)).join().body()).json().get("position").asLong())
            .as("one is inside, the last of 2,000 waits").isEqualTo(PAGES - 1);
    }

    private CompletableFuture<HttpResponse<String>> ask(HttpRequest page) {
        return client.sendAsync(page, HttpResponse.BodyHandlers.ofString());
    }

    private static HttpRequest page(Show show, String token) {
        return HttpRequest.newBuilder(URI.create(Platform.http() + "/api/queue/status/" + show.event()))
            .header("Authorization", "Bearer " + token).build();
    }

    private CompletableFuture<WebSocket> socket(Show show, HttpRequest page) {
        String token = page.headers().firstValue("Authorization").orElseThrow().substring("Bearer ".length());
        return client.newWebSocketBuilder().buildAsync(
            URI.create("ws://" + Platform.http().getAuthority() + "/ws/queue/" + show.event() + "?token=" + token),
                new WebSocket.Listener() { });
    }

    /** Users whose places were given by another node. */
    private static List<String> queued(Show show) {
        String people = "{" + String.join(",", People.of(sql, PAGES)) + "}";
        sql.texts("""
            SELECT count(*)
            FROM queue_turn(?::uuid, 0, 'act', ?::uuid[], '{}', '{}', '{}', '{}',
                            1000, 1000, 100, 5)""", show.event(), people);
        return sql.texts("SELECT user_id FROM queue_tickets WHERE event_id = ?::uuid ORDER BY number", show.event());
    }
}
