package io.yemae.it.queue;

import static org.assertj.core.api.Assertions.assertThat;

import io.yemae.it.kit.Forger;
import io.yemae.it.kit.People;
import io.yemae.it.kit.Platform;
import io.yemae.it.kit.Stage.Show;
import io.yemae.it.kit.YemaeIT;
import io.yemae.it.kit.places.Lobby;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** 5,000 buyers and 50 places over HTTP. The result is judged from the history in the database and from the responses. */
class QueueRushIT extends YemaeIT {
    private static final int BUYERS = 5_000;
    private static final int THRESHOLD = 50;
    /** The most, while many enter at once. */
    private static final double TURNS_OF_AN_ENTRY = 0.1;
    /** More than the server processes at once. */
    private static final int NEWCOMERS = 300;
    /** Answered well before an entry gives up its turn, after three seconds. */
    private static final int OTHERS = 20;

    @Test
    void fiveThousandBuyersPassInOrderAndATurnEntersMany() {
        Show show = stage.show(10);
        stage.administrator().patch("/api/admin/queue/" + show.event(), Map.of("threshold", THRESHOLD, "rate", 100_000)).expect(200);
        QueueHistory history = new QueueHistory(sql, show.event());

        double turns = new QueueRush(history, List.of(api), forger(), People.of(sql, BUYERS)).run();

        history.assertConsistent(BUYERS, THRESHOLD);
        assertThat(turns).as("turns of the room for each who enters or leaves").isLessThanOrEqualTo(TURNS_OF_AN_ENTRY);
    }

    @Test
    void waitingQueueEntriesDoNotBlockOtherRequests() throws SQLException {
        Lobby lobby = Lobby.of(10).threshold(1_000);
        Forger forger = forger();
        List<HttpRequest> newcomers = People.of(sql, NEWCOMERS).stream().map(forger::tokenOf).map(token -> entering(lobby, token)).toList();
        HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        List<CompletableFuture<HttpResponse<String>>> entries;

        try (Connection turn = sql.connect(); Statement statement = turn.createStatement()) {
            turn.setAutoCommit(false);
            statement.execute("SELECT FROM queue_rooms WHERE event_id = '" + lobby.event() + "' FOR UPDATE");
            entries = newcomers.stream().map(each -> client.sendAsync(each, HttpResponse.BodyHandlers.ofString())).toList();
            for (int others = 0; others < OTHERS; others++) {
                api.get("/api/events/" + lobby.event()).expect(200);
            }
            assertThat(entries).noneMatch(CompletableFuture::isDone);
        }

        assertThat(entries).allSatisfy(entry -> assertThat(entry.join().statusCode()).isEqualTo(200));
    }

    /** To be called after a log-in, which makes the platform's key if it has none. */
    private static Forger forger() {
        return new Forger(Platform.keys(), "");
    }

    private static HttpRequest entering(Lobby lobby, String token) {
        return HttpRequest.newBuilder(URI.create(Platform.http() + "/api/queue/check/" + lobby.event()))
            .header("Authorization", "Bearer " + token)
            .POST(HttpRequest.BodyPublishers.noBody())
            .build();
    }
}
