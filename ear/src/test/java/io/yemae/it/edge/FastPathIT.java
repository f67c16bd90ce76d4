package io.yemae.it.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.yemae.it.kit.Answer;
import io.yemae.it.kit.Api;
import io.yemae.it.kit.Forger;
import io.yemae.it.kit.Platform;
import io.yemae.it.kit.Stage.Buyer;
import io.yemae.it.kit.Stage.Show;
import io.yemae.it.kit.YemaeIT;
import io.yemae.it.kit.places.Lobby;
import java.io.ByteArrayInputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Frequent simple requests are answered without JAX-RS, with the same answers. */
class FastPathIT extends YemaeIT {
    /** Accepts JSON, but not in a form that the fast path takes. */
    private static final String LONG_WAY = "application/*";
    private static final String PAYMENTS = "/api/payments/points";
    private static final List<String> HOLDS = List.of("/api/seats/reserve", "/api/reservations");
    private static final Pattern JAX_RS =
        Pattern.compile("(?m)^undertow_request_count_total\\{[^}]*name=\"io.yemae.rest.YemaeApplication\"[^}]*} (\\S+)$");

    private final Api management = new Api(Platform.management());
    private final Lobby lobby = Lobby.of(10).threshold(1);
    private final String entry = "/api/queue/check/" + lobby.event();
    private final String path = "/api/queue/status/" + lobby.event();

    @Test
    void pollsOfTheQueueTakeTheFastPath() {
        Buyer inside = stage.buyer();
        Buyer waiting = stage.buyer();
        lobby.check(inside);
        lobby.check(waiting);

        for (Buyer buyer : List.of(inside, waiting)) {
            // The estimated wait changes once a second, which may be between the two.
            soon(() -> assertSame(answeredPastJaxRs(buyer.api(), path).expect(200), buyer.api().getAs(LONG_WAY, path)));
        }
        assertThat(waiting.api().get(path).headers().firstValue("Retry-After")).isPresent();
    }

    @Test
    void queueEntriesTakeTheFastPath() {
        // Each token is cached by an earlier request.
        List<Buyer> buyers = Stream.generate(stage::buyer).limit(3).toList();
        buyers.forEach(buyer -> assertThat(lobby.status(buyer)).isEqualTo("not_in_queue"));
        double before = requestsToJaxRs();

        List<Answer> entered = buyers.stream().map(buyer -> buyer.api().raw("POST", entry, null, null)).toList();

        assertThat(requestsToJaxRs()).isEqualTo(before);
        assertThat(entered).extracting(answer -> answer.expect(200).at("/queued")).containsExactly("false", "true", "true");
        assertThat(entered).extracting(answer -> answer.json().path("position").asLong()).containsExactly(0L, 1L, 2L);
        for (Buyer buyer : buyers) {
            soon(() -> {
                Answer again = buyer.api().with("Accept", LONG_WAY).raw("POST", entry, null, null);
                assertSame(buyer.api().raw("POST", entry, null, null), again);
            });
        }
    }

    @Test
    void refusalsAreTheSameOnBothPaths() {
        Lobby closed = new Lobby(api, stage, stage.show(1, Map.of("saleEnd", Instant.now().minusSeconds(60).toString())));
        Buyer buyer = stage.buyer();
        assertThat(closed.status(buyer)).isEqualTo("not_in_queue");

        buyer.api().raw("POST", "/api/queue/check/" + closed.event(), null, null).expectProblem(400, "NOT_ON_SALE");
        buyer.api().raw("POST", "/api/queue/check/" + UUID.randomUUID(), null, null).expectProblem(404, "EVENT_NOT_FOUND");
    }

    @Test
    void holdsTakeTheFastPathAlsoWithTheFirstRequestOfAToken() {
        Show show = stage.show(4);
        List<Buyer> buyers = HOLDS.stream().map(endpoint -> stage.buyer()).toList();
        List<Map<String, Object>> requests = List.of(hold(HOLDS.get(0), show, 0), hold(HOLDS.get(1), show, 1));
        double before = requestsToJaxRs();

        List<Answer> answers = IntStream.range(0, HOLDS.size())
            .mapToObj(i -> buyers.get(i).api().post(HOLDS.get(i), requests.get(i), "one").expect(201)).toList();

        assertThat(requestsToJaxRs()).isEqualTo(before);
        for (int i = 0; i < HOLDS.size(); i++) {
            Answer other = stage.buyer().api().with("Accept", LONG_WAY).post(HOLDS.get(i), hold(HOLDS.get(i), show, 2 + i)).expect(201);
            assertThat(headers(answers.get(i))).isEqualTo(headers(other));
            assertThat(answers.get(i).json().get("reservation").fieldNames()).toIterable()
                .containsExactlyElementsOf(() -> other.json().get("reservation").fieldNames());
            // A key is the same on both paths.
            Answer repeated = buyers.get(i).api().post(HOLDS.get(i), requests.get(i), "one").expect(201);
            assertThat(repeated.text()).isEqualTo(answers.get(i).text());
            assertThat(repeated.headers().firstValue("Idempotency-Replayed")).contains("true");
            assertSame(repeated, buyers.get(i).api().with("Accept", LONG_WAY).post(HOLDS.get(i), requests.get(i), "one"));
        }
    }

    @Test
    void refusedHoldsAreTheSameOnBothPaths() {
        Show show = stage.show(4, Map.of("maxSeatsPerUser", 1));
        // Without another seat that could be suggested instead.
        Show full = stage.show(1);
        stage.buyer().hold(full, full.seats().get(0)).expect(201);
        Buyer buyer = stage.buyer();
        for (String endpoint : HOLDS) {
            List<Map<String, Object>> refused = List.of(hold(endpoint, full, 0), hold(endpoint, show, 1, 2), hold(endpoint, show, 1, 1),
                Map.of("eventId", show.event(), "performanceId", stage.performance(show.event()), "seatIds", List.of(UUID.randomUUID())),
                Map.of("eventId", "7", "performanceId", stage.performance(show.event()), "seatIds", List.of()),
                Map.of("seatIds", List.of(show.seats().get(1))));
            for (Map<String, Object> request : refused) {
                for (Api client : List.of(buyer.api(), buyer.api().with("Accept-Language", "en"))) {
                    Answer longer = client.with("Accept", LONG_WAY).post(endpoint, request);
                    assertThat(longer.status()).as(longer.text()).isBetween(400, 499);
                    assertSame(client.post(endpoint, request), longer);
                }
            }
            for (String body : List.of("{", "", "null", "[]", "7", "{\"seatIds\":[1]} {}", "{\"unknown\":1}",
                    "{\"seatIds\":" + "[".repeat(500))) {
                Answer longer = buyer.api().with("Accept", LONG_WAY).raw("POST", endpoint, "application/json", body);
                assertThat(longer.status()).as(body).isBetween(400, 499);
                assertSame(buyer.api().raw("POST", endpoint, "application/json", body), longer);
            }
            String valid = Api.json(hold(endpoint, show, 1));
            buyer.api().raw("POST", endpoint, "text/plain", valid).expectProblem(415, "UNSUPPORTED_MEDIA_TYPE");
            api.raw("POST", endpoint, "application/json", valid).expectProblem(401, "UNAUTHENTICATED");
            api.as("forged").raw("POST", endpoint, "application/json", valid).expect(endpoint.contains("seats") ? 403 : 401);
            api.as(new Forger(Platform.keys(), buyer.id()).token(Map.of("groups", List.of())))
                .raw("POST", endpoint, "application/json", valid).expect(403);
            buyer.api().with("Queue-Token", "forged").raw("POST", endpoint, "application/json", valid).expect(401);
        }
        assertThat(sql.number("SELECT count(*) FROM reservations WHERE user_id = ?::uuid", buyer.id())).isZero();
    }

    @Test
    void paymentsWithPointsTakeTheFastPath() {
        Show show = stage.show(3, Map.of("maxSeatsPerUser", 2));
        Buyer buyer = stage.buyerWithPoints(70_000);
        Map<String, Object> payment = Map.of("reservationId", buyer.hold(show, show.seats().get(0)).expect(201).at("/reservation/id"));
        double before = requestsToJaxRs();

        Answer paid = buyer.api().post(PAYMENTS, payment, "one").expect(200);

        assertThat(requestsToJaxRs()).isEqualTo(before);
        Buyer other = stage.buyerWithPoints(70_000);
        Answer longer = other.api().with("Accept", LONG_WAY).post(PAYMENTS,
            Map.of("reservationId", other.hold(show, show.seats().get(1)).expect(201).at("/reservation/id"))).expect(200);
        assertThat(headers(paid)).isEqualTo(headers(longer));
        for (String part : List.of("payment", "reservation")) {
            assertThat(paid.json().get(part).fieldNames()).toIterable()
                .containsExactlyElementsOf(() -> longer.json().get(part).fieldNames());
        }
        Answer repeated = buyer.api().post(PAYMENTS, payment, "one").expect(200);
        assertThat(repeated.text()).isEqualTo(paid.text());
        assertSame(repeated, buyer.api().with("Accept", LONG_WAY).post(PAYMENTS, payment, "one"));
        for (Map<String, Object> refused : List.<Map<String, Object>>of(payment, Map.of("reservationId", UUID.randomUUID()), Map.of(),
                Map.of("reservationId", buyer.hold(show, show.seats().get(2)).expect(201).at("/reservation/id")),
                Map.of("reservationId", "7"), Map.of("reservationId", UUID.randomUUID(), "discountCode", " "))) {
            Answer refusal = buyer.api().with("Accept", LONG_WAY).post(PAYMENTS, refused);
            assertThat(refusal.status()).as(refusal.text()).isBetween(400, 499);
            assertSame(buyer.api().post(PAYMENTS, refused), refusal);
        }
    }

    @Test
    void buyersWhoAreNotAdmittedAreRefusedTheSameOnBothPaths() {
        Show show = stage.show(2);
        Lobby full = new Lobby(api, stage, show).threshold(1);
        full.check(stage.buyer());
        Buyer waiting = stage.buyer();
        full.check(waiting);

        for (String endpoint : HOLDS) {
            // The estimated wait changes once a second, which may be between the two.
            soon(() -> {
                Answer shorter = waiting.api().post(endpoint, hold(endpoint, show, 0)).expectProblem(403, "NOT_ADMITTED");
                assertSame(shorter, waiting.api().with("Accept", LONG_WAY).post(endpoint, hold(endpoint, show, 0)));
                assertThat(shorter.at("/traceId")).isEqualTo(shorter.headers().firstValue("Trace-Id").orElseThrow());
            });
        }
    }

    @Test
    void aLongBodyOrOneInPartsTakesTheNormalPath() throws Exception {
        Show show = stage.show(2);
        Map<String, Object> padded = new HashMap<>(hold(HOLDS.get(0), show, 0));
        padded.put("note", " ".repeat(5_000));
        stage.buyer().api().post(HOLDS.get(0), padded).expect(201);

        Buyer buyer = stage.buyer();
        byte[] body = Api.json(hold(HOLDS.get(0), show, 1)).getBytes(StandardCharsets.UTF_8);
        HttpRequest inParts = HttpRequest.newBuilder(Platform.http().resolve(HOLDS.get(0)))
            .header("Authorization", "Bearer " + buyer.api().token())
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)))
            .build();
        assertThat(HttpClient.newHttpClient().send(inParts, BodyHandlers.ofString()).statusCode()).isEqualTo(201);
    }

    @Test
    void responsesWithoutAPlaceAreTheSameOnBothPaths() {
        Buyer cleared = stage.buyer();
        lobby.check(cleared);
        stage.administrator().raw("POST", "/api/queue/admin/clear/" + lobby.event(), null, null).expect(200);

        for (Buyer buyer : List.of(cleared, stage.buyer())) {
            Answer longer = buyer.api().getAs(LONG_WAY, path).expect(200);
            // The first request has loaded the room, so the second finds everything cached.
            assertSame(buyer.api().get(path), longer);
            assertSame(buyer.api().get(path), longer);
        }
    }

    @Test
    void cachedSeatMapsTakeTheFastPath() {
        String shown = "/api/performances/dates/" + performance();
        for (String map : List.of("/api/seats/events/" + lobby.event(), shown + "/seats", shown + "/plan", shown + "/states")) {
            Api gzip = api.with("Accept-Encoding", "gzip");
            String tag = gzip.get(map).expect(200).headers().firstValue("ETag").orElseThrow();
            api.get(map).expect(200);
            Api buyer = stage.buyer().api();
            buyer.get(map).expect(200);

            for (Api client : List.of(api, gzip, buyer, api.with("If-None-Match", tag), gzip.with("If-None-Match", "W/\"older\""))) {
                assertSame(answeredPastJaxRs(client, map), client.getAs(LONG_WAY, map));
            }
            assertThat(api.with("If-None-Match", tag).get(map).expect(304).text()).isEmpty();
            api.with("If-None-Match", "W/\"older\", " + tag).get(map).expect(304);
            api.as("forged").get(map).expect(map.contains("/events/") ? 403 : 401);
        }
    }

    @Test
    void aCompressedSeatMapTakesTheFastPathAlsoAfterAChange() {
        Show show = stage.show(300, Map.of("maxSeatsPerUser", 3));
        String map = "/api/seats/events/" + show.event();
        Api gzip = api.with("Accept-Encoding", "gzip");
        gzip.get(map).expect(200);
        Buyer buyer = stage.buyer();

        for (int seat = 0; seat < 3; seat++) {
            buyer.hold(show, show.seats().get(seat * 140)).expect(201);
            assertSame(answeredPastJaxRs(gzip, map), gzip.getAs(LONG_WAY, map));
        }
    }

    @Test
    void preparedPagesAboutEventsTakeTheFastPath() {
        Api gzip = api.with("Accept-Encoding", "gzip");
        Api buyer = stage.buyer().api();
        // The platform of the tests trusts this proxy.
        Api tls = api.with("X-Forwarded-Proto", "https");
        // A page is read anew every few seconds, and an event that changes its status makes a list another.
        soon(() -> {
            Map<String, List<Api>> clients = new TreeMap<>();
            for (String page : pages()) {
                String tag = gzip.get(page).expect(200).headers().firstValue("ETag").orElseThrow();
                clients.put(page, List.of(api, gzip, buyer, tls, api.with("If-None-Match", tag),
                    gzip.with("If-None-Match", "W/\"older\"")));
                clients.get(page).forEach(client -> client.get(page));
            }
            double before = requestsToJaxRs();
            Map<String, List<Answer>> answers = new TreeMap<>();
            clients.forEach((page, each) -> answers.put(page, each.stream().map(client -> client.get(page)).toList()));
            assertThat(requestsToJaxRs()).isEqualTo(before);
            answers.forEach((page, each) -> {
                for (int i = 0; i < each.size(); i++) {
                    assertSame(each.get(i), clients.get(page).get(i).getAs(LONG_WAY, page));
                }
            });
        });
        for (String page : pages()) {
            api.as("forged").get(page).expect(page.matches("/api/(performances|concerts).*") ? 401 : 403);
            assertThat(api.raw("HEAD", page, null, null).expect(200).text()).isEmpty();
            api.getAs("text/html", page).expect(406);
        }
    }

    @Test
    void viewsAreCountedOnBothPaths() {
        String event = stage.show(1).event();
        Pattern views = Pattern.compile("(?m)^event_views_total\\{[^}]*event_id=\"" + event + "\"[^}]*} (\\S+)$");
        int requests = 5;

        for (int i = 0; i < requests; i++) {
            api.get("/api/events/" + event).expect(200);
            api.getAs(LONG_WAY, "/api/performances/" + event).expect(200);
            api.get("/api/performances/" + event + "/dates").expect(200);
        }

        soon(() -> {
            Matcher line = views.matcher(management.get("/metrics").expect(200).text());
            assertThat(line.find()).isTrue();
            assertThat(Double.parseDouble(line.group(1))).isEqualTo(2 * requests);
        });
    }

    @Test
    void aCachedTokenGivesNoOtherAccess() {
        Buyer buyer = stage.buyer();
        lobby.check(buyer);
        assertThat(lobby.status(buyer)).isEqualTo("active");
        Forger forger = new Forger(Platform.keys(), buyer.id());
        Api withoutRole = api.as(forger.token(Map.of("groups", List.of())));

        withoutRole.get("/api/events").expect(200);
        withoutRole.get(path).expect(403);
        buyer.api().get("/api/queue/status/7").expectProblem(400, "INVALID_ID", "Invalid event ID format");
        buyer.api().get("/api/queue/status/" + UUID.randomUUID()).expectProblem(404, "EVENT_NOT_FOUND");
        buyer.api().get(path + "/").expect(200);
        buyer.api().get(path + "/more").expect(404);
        buyer.api().raw("POST", path, null, null).expect(405);
        buyer.api().getAs("text/html", path).expect(406);
        api.with("Authorization", "bearer " + buyer.api().token()).get(path).expect(200);
        api.with("Authorization", buyer.api().token()).get(path).expectProblem(401, "UNAUTHENTICATED");
        api.as(buyer.api().token().substring(1)).get(path).expectProblem(403, "INVALID_TOKEN");
        assertThat(buyer.api().raw("HEAD", path, null, null).expect(200).text()).isEmpty();
    }

    private List<String> pages() {
        String event = lobby.event();
        String concert = "/api/concerts/" + sql.number("SELECT number FROM events WHERE id = ?::uuid", event) + "/schedules";
        return List.of("/api/events", "/api/events?status=on_sale&page=1&limit=3", "/api/events?q=%EA%B3%B5%EC%97%B0&limit=2",
            "/api/events/" + event, "/api/performances?sort=name&limit=3", "/api/performances/" + event,
            "/api/performances/" + event + "/dates", "/api/performances/" + event + "/dates?month=2030-01", "/api/tickets/event/" + event,
            "/api/tickets/availability/" + sql.texts("SELECT id FROM grades WHERE event_id = ?::uuid", event).get(0), "/api/concerts",
            concert, concert + "/" + sql.number("SELECT number FROM performances WHERE id = ?::uuid", performance()) + "/seats");
    }

    private static Map<String, Object> hold(String endpoint, Show show, int... seats) {
        List<String> ids = Arrays.stream(seats).mapToObj(show.seats()::get).toList();
        return endpoint.equals(HOLDS.get(0)) ? Map.of("eventId", show.event(), "seatIds", ids)
            : Map.of("performanceId", stage.performance(show.event()), "seatIds", ids);
    }

    private String performance() {
        return sql.texts("SELECT id FROM performances WHERE event_id = ?::uuid", lobby.event()).get(0);
    }

    /** Waits, because a message about the new event may have invalidated its map a moment ago. */
    private Answer answeredPastJaxRs(Api client, String asked) {
        AtomicReference<Answer> answer = new AtomicReference<>();
        soon(() -> {
            double before = requestsToJaxRs();
            answer.set(client.get(asked));
            assertThat(requestsToJaxRs()).isEqualTo(before);
        });
        return answer.get();
    }

    private double requestsToJaxRs() {
        Matcher line = JAX_RS.matcher(management.get("/metrics").expect(200).text());
        assertThat(line.find()).isTrue();
        return Double.parseDouble(line.group(1));
    }

    private static void assertSame(Answer shorter, Answer longer) {
        assertThat(shorter.status()).isEqualTo(longer.status());
        assertThat(shorter.status() < 400 ? shorter.text() : shorter.untraced())
            .isEqualTo(longer.status() < 400 ? longer.text() : longer.untraced());
        assertThat(headers(shorter)).isEqualTo(headers(longer));
    }

    private static Map<String, List<String>> headers(Answer answer) {
        Map<String, List<String>> headers = new TreeMap<>(answer.headers().map());
        headers.remove("date");
        headers.keySet().removeIf(each -> each.equalsIgnoreCase("Trace-Id"));
        headers.keySet().removeIf(each -> each.toLowerCase(Locale.ROOT).startsWith("ratelimit-"));
        return headers;
    }
}
