package io.yemae.it.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.yemae.it.kit.Platform;
import io.yemae.it.kit.Stage.Buyer;
import io.yemae.it.kit.YemaeIT;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Anonymous reads use a connection pool of their own. */
class AnonymousReadsIT extends YemaeIT {
    /** More than all connections of the platform. */
    private static final int SEARCHES = 24;
    private static final Path LOG = Platform.log("server.log");

    @Test
    void hangingSearchesDelayNoBuyerAndFillNoLog() throws Exception {
        Buyer buyer = stage.buyer();
        buyer.api().get("/api/reservations").expect(200);
        long logged = Files.readString(LOG).length();
        List<Integer> statuses = withSearchesLocked(() -> {
            try (Hanging hanging = new Hanging()) {
                for (int i = 0; i < 10; i++) {
                    Instant asked = Instant.now();
                    buyer.api().get("/api/reservations").expect(200);
                    assertThat(Duration.between(asked, Instant.now())).isLessThan(Duration.ofSeconds(2));
                }
                return hanging.statuses();
            }
        });

        assertThat(statuses).as("searches").containsOnly(503);
        assertThat(loggedSince(logged)).as("signs logged for " + SEARCHES + " answers 503").isLessThan(10_000);
        api.get("/api/events?q=" + System.nanoTime()).expect(200);
    }

    @Test
    void layoutsAndEventsUseReadOnlyConnections() {
        api.get("/api/seats/layouts").expect(200);
        api.get("/api/concerts").expect(200);

        assertThat(sql.texts("SELECT application_name FROM pg_stat_activity WHERE application_name = 'yemae-read'")).isNotEmpty();
    }

    /** Without what the broker says of messages that other tests have left. */
    private static int loggedSince(long place) throws IOException {
        String log = Files.readString(LOG).substring((int) place);
        return Stream.of(log.split("(?m)^(?=[0-9]{4}-[0-9]{2}-[0-9]{2}T)")).filter(entry -> !entry.contains("org.apache.activemq"))
            .mapToInt(String::length).sum();
    }

    /** Concurrent searches, each for another word, so that none is answered from the cache. */
    private static final class Hanging implements AutoCloseable {
        private final ExecutorService clients = Executors.newFixedThreadPool(SEARCHES);
        private final List<CompletableFuture<Integer>> answers = IntStream.range(0, SEARCHES)
            .mapToObj(i -> CompletableFuture.supplyAsync(() -> api.get("/api/events?q=hang" + System.nanoTime() + i).status(), clients))
            .toList();

        List<Integer> statuses() {
            return answers.stream().map(CompletableFuture::join).toList();
        }

        @Override
        public void close() {
            clients.shutdown();
        }
    }

    private interface Deed<T> {
        T run() throws IOException;
    }

    private static <T> T withSearchesLocked(Deed<T> deed) throws SQLException, IOException {
        try (Connection connection = sql.connect(); Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("LOCK TABLE keyword_mappings IN ACCESS EXCLUSIVE MODE");
            try {
                return deed.run();
            } finally {
                connection.rollback();
            }
        }
    }
}
