package io.yemae.it.catalog;

import static io.yemae.it.planning.EventDesk.change;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.yemae.it.kit.Platform;
import io.yemae.it.kit.Stage.Show;
import io.yemae.it.kit.YemaeIT;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/**
 * The cache of the catalogue: no database reads, never older than an edit, correct at each instant (requirement 2, "Events", "Event Status
 * Updater").
 */
class CatalogueCacheIT extends YemaeIT {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final Duration AT_ONCE = Duration.ofSeconds(1);
    private static final Duration LONG_BEFORE_IT_HEALS = Duration.ofSeconds(15);

    private final String mark = "cache" + System.nanoTime();

    @Test
    void cachedListsNeedNoDatabase() {
        stage.show(1, Map.of("title", mark));
        List<String> read = List.of("/api/events?q=" + mark, "/api/events?status=on_sale&q=" + mark, "/api/performances?sort=name&q="
            + mark,
            "/api/concerts");

        assertAnsweredWithout("events, venues, grades, performances, keyword_mappings", read);
    }

    @Test
    void aCachedEventNeedsNoTableOfTheCatalogue() {
        Show show = stage.show(1, Map.of("title", mark));

        // Its counts come from the seats.
        assertAnsweredWithout("events, venues, grades", List.of("/api/events/" + show.event(), "/api/performances/" + show.event(),
            "/api/performances/" + show.event() + "/dates", "/api/tickets/event/" + show.event()));
    }

    @Test
    void aPreparedPageNeedsNoDatabase() {
        String event = stage.show(1, Map.of("title", mark)).event();
        String concert = "/api/concerts/" + sql.number("SELECT number FROM events WHERE id = ?::uuid", event) + "/schedules";

        assertAnsweredWithout("events, venues, grades, performances, seat_layouts, keyword_mappings, seats, seat_states",
            List.of("/api/events", "/api/events?q=" + mark, "/api/events/" + event, "/api/performances?q=" + mark,
                "/api/performances/" + event, "/api/performances/" + event + "/dates", "/api/tickets/event/" + event, "/api/concerts",
                concert));
    }

    @Test
    void anEditIsSeenByTheNextReader() {
        String event = stage.show(1, Map.of("title", mark + " 0")).event();

        for (int edit = 1; edit <= 5; edit++) {
            assertThat(api.get("/api/events?q=" + mark).expect(200).at("/events/0/title")).isEqualTo(mark + " " + (edit - 1));
            assertThat(api.get("/api/events/" + event).expect(200).at("/event/title")).isEqualTo(mark + " " + (edit - 1));

            change(event, Map.of("title", mark + " " + edit)).expect(200);

            assertThat(api.get("/api/events/" + event).expect(200).at("/event/title")).isEqualTo(mark + " " + edit);
            assertThat(api.get("/api/performances/" + event).expect(200).at("/title")).isEqualTo(mark + " " + edit);
            assertThat(api.get("/api/performances?q=" + mark).expect(200).at("/performances/0/title")).isEqualTo(mark + " " + edit);
            assertThat(api.get("/api/concerts").expect(200).text()).contains(mark + " " + edit + '"');
        }
    }

    @Test
    void aNewEventAppearsInCachedLists() {
        assertThat(api.get("/api/events?q=" + mark).expect(200).json().get("events")).isEmpty();

        String event = stage.show(1, Map.of("title", mark)).event();

        assertThat(api.get("/api/events?q=" + mark).expect(200).at("/events/0/id")).isEqualTo(event);
    }

    @Test
    void theStatusOfACachedEventFollowsTheClock() {
        Instant saleStart = Instant.now().plusSeconds(3);
        Instant end = saleStart.plusSeconds(3);
        String event = stage.show(1, Map.of("title", mark, "saleStart", saleStart.toString(), "performances",
            List.of(Map.of("startsAt", saleStart.plusSeconds(2).toString(), "endsAt", end.toString())))).event();

        await().pollInterval(Duration.ofMillis(50)).pollDelay(Duration.ZERO).atMost(LONG_BEFORE_IT_HEALS).until(() -> {
            Instant asked = Instant.now();
            String status = api.get("/api/events/" + event).expect(200).at("/event/status");
            String listed = api.get("/api/events?q=" + mark).expect(200).at("/events/0/status");
            int onSale = api.get("/api/events?status=on_sale&q=" + mark).expect(200).json().get("events").size();
            int upcoming = api.get("/api/events?status=upcoming&q=" + mark).expect(200).json().get("events").size();
            Instant answered = Instant.now();
            if (answered.isBefore(saleStart)) {
                assertThat(List.of(status, listed, onSale, upcoming)).isEqualTo(List.of("upcoming", "upcoming", 0, 1));
            } else if (asked.isAfter(saleStart) && answered.isBefore(saleStart.plusSeconds(2))) {
                assertThat(List.of(status, listed, onSale, upcoming)).isEqualTo(List.of("on_sale", "on_sale", 1, 0));
            } else if (asked.isAfter(end)) {
                assertThat(List.of(status, listed, onSale, upcoming)).isEqualTo(List.of("ended", "ended", 0, 0));
                return true;
            }
            return false;
        });
    }

    @Test
    void theClockAnnouncesAStatusChangeOfAnEventMadeWhileItSlept() {
        String event = stage.show(1, Map.of("title", mark, "saleStart", Instant.now().plusSeconds(4).toString())).event();
        // Directly in the database, so that no message invalidates the cache. That of the event itself may still be under way.
        String cached = await().atMost(LONG_BEFORE_IT_HEALS).pollInterval(Duration.ofMillis(50)).until(() -> {
            String title = title(event);
            sql.update("UPDATE events SET title = ? WHERE id = ?::uuid", title + '.', event);
            return title(event).equals(title) ? title : null;
        }, Objects::nonNull);

        await().atMost(LONG_BEFORE_IT_HEALS).until(() -> title(event).equals(cached + '.'));
    }

    private static String title(String event) {
        return api.get("/api/events/" + event).expect(200).at("/event/title");
    }

    /** While these tables are locked, cached answers are served and others are not. The message of an edit may still be under way. */
    private static void assertAnsweredWithout(String tables, List<String> read) {
        await().atMost(Duration.ofSeconds(30)).ignoreException(HttpTimeoutException.class).untilAsserted(() -> {
            List<String> before = answers(read);
            try (Connection connection = sql.connect(); Statement statement = connection.createStatement()) {
                connection.setAutoCommit(false);
                statement.execute("LOCK TABLE " + tables + " IN ACCESS EXCLUSIVE MODE");
                assertThat(answers(read)).isEqualTo(before);
                assertThatThrownBy(() -> answer("/api/events?q=never" + System.nanoTime())).isInstanceOf(HttpTimeoutException.class);
                connection.rollback();
            }
        });
    }

    private static List<String> answers(List<String> paths) throws Exception {
        String[] answers = new String[paths.size()];
        for (int i = 0; i < answers.length; i++) {
            answers[i] = answer(paths.get(i));
        }
        return List.of(answers);
    }

    private static String answer(String path) throws Exception {
        return CLIENT.send(HttpRequest.newBuilder(URI.create(Platform.http() + path)).timeout(AT_ONCE).build(),
            HttpResponse.BodyHandlers.ofString()).body();
    }
}
