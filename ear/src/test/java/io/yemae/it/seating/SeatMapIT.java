package io.yemae.it.seating;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.yemae.it.kit.Platform;
import io.yemae.it.kit.Stage.Buyer;
import io.yemae.it.kit.Stage.Show;
import io.yemae.it.kit.YemaeIT;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/** The seat map: its content, caching and cost. */
class SeatMapIT extends YemaeIT {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void theMapShowsAvailableLockedAndSoldSeatsWithGradeColours() {
        Show show = stage.show(3, Map.of("maxSeatsPerUser", 2));
        Buyer buyer = stage.buyerWithPoints(70_000);
        String paid = buyer.hold(show, show.seats().get(0)).expect(201).at("/reservation/id");
        buyer.payWithPoints(paid).expect(200);
        buyer.hold(show, show.seats().get(1)).expect(201);

        await().atMost(Duration.ofSeconds(2)).untilAsserted(() -> {
            JsonNode map = map(show);
            assertThat(statuses(map)).containsExactly("sold", "locked", "available");
            assertThat(map.at("/grades/0/left").asInt()).isEqualTo(1);
        });
        JsonNode map = map(show);
        assertThat(map.at("/complete").asBoolean()).isTrue();
        assertThat(map.at("/eventId").asText()).isEqualTo(show.event());
        assertThat(map.at("/grades/0/colour").asText()).matches("#[0-9a-f]{6}");
        assertThat(map.at("/grades/0/price").asInt()).isEqualTo(70_000);
        assertThat(map.at("/grades/0/total").asInt()).isEqualTo(3);
        assertThat(map.at("/seats/2/gradeId").asText()).isEqualTo(map.at("/grades/0/id").asText());
        assertThat(map.at("/seats/2/label").asText()).isEqualTo("A-1-3");
        assertThat(map.at("/seats/2/row").asInt()).isEqualTo(1);
        assertThat(map.at("/seats/2/number").asInt()).isEqualTo(3);
    }

    @Test
    void theETagIsValidUntilASeatChanges() throws IOException, InterruptedException {
        Show show = stage.show(2);
        for (String path : List.of(path(show), "/api/seats/events/" + show.event())) {
            HttpResponse<byte[]> first = get(path);
            String tag = first.headers().firstValue("ETag").orElseThrow();
            assertThat(get(path, "If-None-Match", tag).statusCode()).isEqualTo(304);
            assertThat(get(path, "If-None-Match", tag).body()).isEmpty();
            assertThat(get(path, "If-None-Match", "\"another\"").statusCode()).isEqualTo(200);
        }
        String tag = get(path(show)).headers().firstValue("ETag").orElseThrow();
        stage.buyer().hold(show, show.seats().get(0)).expect(201);

        await().atMost(Duration.ofSeconds(2))
            .untilAsserted(() -> assertThat(get(path(show), "If-None-Match", tag).statusCode()).isEqualTo(200));
    }

    @Test
    void theMapIsCompressedIfTheClientAcceptsGzip() throws IOException, InterruptedException {
        Show show = stage.show(500);
        for (String path : List.of(path(show), "/api/seats/events/" + show.event())) {
            HttpResponse<byte[]> plain = get(path);
            HttpResponse<byte[]> packed = get(path, "Accept-Encoding", "gzip, deflate");

            assertThat(plain.headers().firstValue("Content-Encoding")).isEmpty();
            assertThat(packed.headers().firstValue("Content-Encoding")).contains("gzip");
            assertThat(packed.headers().allValues("Vary")).contains("Accept-Encoding");
            // A third of it if the ids of the seats were random.
            assertThat(packed.body().length).isLessThan(plain.body().length / 9);
            assertThat(unpacked(packed.body())).isEqualTo(plain.body());
        }
    }

    @Test
    void aMapThatIsReadOftenIsCompressedBetter() throws IOException, InterruptedException {
        String path = path(stage.show(500));
        byte[] plain = get(path).body();
        int first = get(path, "Accept-Encoding", "gzip").body().length;

        await().pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(1)).atMost(Duration.ofSeconds(60)).until(() -> {
            byte[] packed = get(path, "Accept-Encoding", "gzip").body();
            assertThat(unpacked(packed)).isEqualTo(plain);
            return packed.length < first;
        });
    }

    private static byte[] unpacked(byte[] packed) throws IOException {
        return new GZIPInputStream(new ByteArrayInputStream(packed)).readAllBytes();
    }

    @Test
    void aKnownVersionGetsOnlyTheChanges() {
        Show show = stage.show(20);
        String version = map(show).at("/version").asText();
        stage.buyer().hold(show, show.seats().get(7)).expect(201);

        await().atMost(Duration.ofSeconds(2)).untilAsserted(() -> {
            JsonNode delta = api.get(path(show) + "?since=" + version).expect(200).json();
            assertThat(delta.at("/complete").asBoolean()).isFalse();
            assertThat(delta.get("seats")).hasSize(1);
            assertThat(delta.at("/seats/0/id").asText()).isEqualTo(show.seats().get(7));
            assertThat(delta.at("/seats/0/status").asText()).isEqualTo("locked");
            assertThat(delta.at("/grades/0/left").asInt()).isEqualTo(19);
            String next = delta.at("/version").asText();
            assertThat(api.get(path(show) + "?since=" + next).expect(200).json().get("seats")).isEmpty();
        });
        assertThat(api.get(path(show) + "?since=0").expect(200).json().at("/complete").asBoolean()).isTrue();
    }

    @Test
    void aCachedMapNeedsNoDatabase() throws SQLException, IOException, InterruptedException {
        Show show = stage.show(5);
        String taken = show.seats().get(0);
        stage.buyer().hold(show, taken).expect(201);
        await().atMost(Duration.ofSeconds(2)).until(() -> statuses(map(show)).contains("locked"));
        Buyer second = stage.buyer();
        second.api().raw("POST", "/api/queue/check/" + show.event(), null, null).expect(200);
        String path = path(show);
        String tag = get(path).headers().firstValue("ETag").orElseThrow();
        String version = map(show).at("/version").asText();
        try (Connection locking = sql.connect(); Statement statement = locking.createStatement()) {
            locking.setAutoCommit(false);
            // Any read of these tables now blocks.
            statement.execute("LOCK TABLE events, performances, grades, seat_layouts, seat_layout_sections, seats, seat_states, "
                + "reservations IN ACCESS EXCLUSIVE MODE");

            assertThat(get(path).statusCode()).isEqualTo(200);
            assertThat(get(path, "If-None-Match", tag).statusCode()).isEqualTo(304);
            assertThat(get(path + "?since=" + version).statusCode()).isEqualTo(200);
            assertThat(get("/api/seats/events/" + show.event()).statusCode()).isEqualTo(200);
            second.hold(show, taken).expectProblem(400, "SEATS_TAKEN");
        }
    }

    @Test
    void aReleasedSeatIsAvailableToTheNextRequest() {
        Show show = stage.show(1);
        List<Buyer> buyers = stage.crowd(20);
        for (Buyer buyer : buyers) {
            String reservation = buyer.hold(show, show.seats().get(0)).expect(201).at("/reservation/id");
            buyer.api().post("/api/reservations/" + reservation + "/cancel", Map.of()).expect(200);
        }
    }

    @Test
    void theMapOfAnUnknownPerformanceIsNotFound() {
        api.get("/api/performances/dates/0198c7a0-0000-7000-8000-000000000000/seats").expectProblem(404, "PERFORMANCE_NOT_FOUND");
        api.get("/api/performances/dates/12/seats").expectProblem(400, "INVALID_ID");
    }

    private static JsonNode map(Show show) {
        return api.get(path(show)).expect(200).json();
    }

    private static String path(Show show) {
        return "/api/performances/dates/" + stage.performance(show.event()) + "/seats";
    }

    private static List<String> statuses(JsonNode map) {
        List<String> statuses = new ArrayList<>();
        map.get("seats").forEach(seat -> statuses.add(seat.get("status").asText()));
        return statuses;
    }

    private static HttpResponse<byte[]> get(String path, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(Platform.http() + path)).timeout(Duration.ofSeconds(10));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }
}
