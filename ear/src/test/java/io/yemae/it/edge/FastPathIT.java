package io.yemae.it.edge;

import static io.yemae.it.edge.BothPaths.LONG_WAY;
import static io.yemae.it.edge.BothPaths.answeredPastJaxRs;
import static io.yemae.it.edge.BothPaths.assertSame;
import static io.yemae.it.edge.BothPaths.requestsToJaxRs;
import static org.assertj.core.api.Assertions.assertThat;

import io.yemae.it.kit.Answer;
import io.yemae.it.kit.Api;
import io.yemae.it.kit.Forger;
import io.yemae.it.kit.Platform;
import io.yemae.it.kit.Stage.Buyer;
import io.yemae.it.kit.Stage.Show;
import io.yemae.it.kit.YemaeIT;
import io.yemae.it.kit.places.Lobby;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Frequent simple requests are answered without JAX-RS, with the same answers. */
class FastPathIT extends YemaeIT {
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

    private String performance() {
        return sql.texts("SELECT id FROM performances WHERE event_id = ?::uuid", lobby.event()).get(0);
    }
}
