package io.yemae.it.edge;

import static io.yemae.it.edge.BothPaths.LONG_WAY;
import static io.yemae.it.edge.BothPaths.assertSame;
import static io.yemae.it.edge.BothPaths.headers;
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
import java.io.ByteArrayInputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Holds and payments with points are done without JAX-RS, with the same answers. */
class FastPathWorkIT extends YemaeIT {
    private static final String PAYMENTS = "/api/payments/points";
    private static final List<String> HOLDS = List.of("/api/seats/reserve", "/api/reservations");

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

    private static Map<String, Object> hold(String endpoint, Show show, int... seats) {
        List<String> ids = Arrays.stream(seats).mapToObj(show.seats()::get).toList();
        return endpoint.equals(HOLDS.get(0)) ? Map.of("eventId", show.event(), "seatIds", ids)
            : Map.of("performanceId", stage.performance(show.event()), "seatIds", ids);
    }
}
