package io.yemae.it.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.yemae.it.kit.Answer;
import io.yemae.it.kit.Api;
import io.yemae.it.kit.Stage;
import io.yemae.it.kit.Stage.Buyer;
import io.yemae.it.kit.Stage.Show;
import io.yemae.it.kit.YemaeIT;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Bad values in every field of every request: each gets an error body and changes nothing. */
class BadInputIT extends YemaeIT {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** By name, as JSON. */
    private static final Map<String, String> BAD_VALUES = new LinkedHashMap<>(Map.of(
        "null", "null",
        "number", "7",
        "boolean", "true",
        "object", "{}",
        "array of arrays", "[[]]",
        "empty", "\"\"",
        "too long", "\"" + "x".repeat(20_000) + "\"",
        "control characters", "\"a\\u0000b\\u0007\"",
        "huge number", "1" + "0".repeat(400),
        "SQL", "\"'; DROP TABLE users; --\""));

    /** Values of the list above that are valid for a field. */
    private static final Map<String, Set<String>> FITTING = Map.ofEntries(
        Map.entry("performanceId", Set.of("null")),
        Map.entry("artist", Set.of("null", "empty", "SQL")),
        Map.entry("description", Set.of("empty", "SQL")),
        Map.entry("title", Set.of("SQL")),
        Map.entry("category", Set.of("SQL")),
        Map.entry("name", Set.of("SQL")),
        Map.entry("address", Set.of("SQL")),
        Map.entry("posterImageUrl", Set.of("null")),
        Map.entry("holdMinutes", Set.of("null", "number")),
        Map.entry("maxSeatsPerUser", Set.of("null", "number")),
        Map.entry("cancelHoursBefore", Set.of("null", "number")),
        // Logging out with an unknown token is no error.
        Map.entry("refreshToken", Set.of("SQL")),
        Map.entry("runningMinutes", Set.of("number")),
        Map.entry("point", Set.of("number")),
        Map.entry("price", Set.of("number")),
        Map.entry("theater_name", Set.of("SQL")),
        Map.entry("movie_title", Set.of("SQL")),
        Map.entry("price_krw", Set.of("number")),
        Map.entry("quantity", Set.of("null", "number")),
        Map.entry("memo", Set.of("null", "empty", "SQL")),
        Map.entry("reason", Set.of("null", "empty", "SQL")),
        Map.entry("method", Set.of("null")),
        Map.entry("threshold", Set.of("null", "number")),
        Map.entry("rate", Set.of("null", "number")),
        Map.entry("paused", Set.of("null", "boolean")),
        Map.entry("user_id", Set.of("null")),
        Map.entry("value", Set.of("number")),
        Map.entry("enabled", Set.of("boolean")));

    /** An endpoint with a valid body. */
    private record Endpoint(Api caller, String method, String path, Map<String, Object> body) {

        /** If a requirement fixes the wire format, unknown fields are ignored. */
        boolean isOurOwn() {
            return !path.matches("/api/(seats|queue|concerts|tickets)/.*|/api/users/[^/]+/(points|balance).*");
        }
    }

    @TestFactory
    Stream<DynamicTest> aBadValueInAnyFieldIsRefused() {
        return endpoints().stream().flatMap(endpoint -> endpoint.body().keySet().stream().flatMap(member ->
            BAD_VALUES.entrySet().stream()
                .filter(bad -> !FITTING.getOrDefault(member, Set.of()).contains(bad.getKey()))
                .map(bad -> DynamicTest.dynamicTest(endpoint.path() + " " + member + " = " + bad.getKey(),
                    () -> assertRefused(endpoint, with(endpoint, member, bad.getValue()))))));
    }

    @TestFactory
    Stream<DynamicTest> missingAndUnknownFieldsAreRefused() {
        Set<String> optional = Set.of("performanceId", "artist", "posterImageUrl", "holdMinutes", "maxSeatsPerUser", "cancelHoursBefore",
            "quantity", "memo", "user_id", "reason", "threshold", "rate", "paused", "method");
        return endpoints().stream().flatMap(endpoint -> Stream.concat(
            endpoint.body().keySet().stream().filter(member -> !optional.contains(member)).map(member ->
                DynamicTest.dynamicTest(endpoint.path() + " without " + member,
                    () -> assertRefused(endpoint, with(endpoint, member, null)))),
            endpoint.isOurOwn() ? Stream.of(DynamicTest.dynamicTest(endpoint.path() + " with an unknown member",
                () -> assertRefused(endpoint, with(endpoint, "surprise", "1")))) : Stream.empty()));
    }

    @TestFactory
    Stream<DynamicTest> aBodyThatIsNoJsonObjectIsRefused() {
        return endpoints().stream().flatMap(endpoint ->
            Stream.of("", "null", "[]", "7", "\"text\"", "{", "{\"a\":}", "<xml/>", "\u0000", "[".repeat(500), "{} {}").map(body ->
                DynamicTest.dynamicTest(endpoint.path() + " " + body.substring(0, Math.min(8, body.length())),
                    () -> assertRefused(endpoint, body))));
    }

    @TestFactory
    Stream<DynamicTest> aBadIdInAPathIsRefused() {
        Api buyer = stage.buyer().api();
        Api administrator = stage.administrator();
        return Stream.of("7", "x", "%00", "%27%3B--", "0190a5e4-7c1b-7def-8abc-0123456789ag", "a".repeat(2000), "-1",
            "99999999999999999999", "%F0%9F%8E%AB")
            .flatMap(id -> Stream.of("/api/events/", "/api/seats/events/", "/api/seats/reservation/", "/api/reservations/",
                "/api/payments/").map(path ->
                DynamicTest.dynamicTest(path + id, () -> assertError(buyer.get(path + id)))).flatMap(test -> Stream.of(test,
                    DynamicTest.dynamicTest("points of " + id, () -> assertError(buyer.get("/api/users/" + id + "/points"))),
                    DynamicTest.dynamicTest("receipt of " + id, () -> assertError(buyer.get("/api/reservations/" + id + "/receipt"))),
                    DynamicTest.dynamicTest("reservation " + id, () -> assertError(administrator.get("/api/admin/reservations/" + id))),
                    DynamicTest.dynamicTest("cancelling " + id, () -> assertError(
                        administrator.post("/api/admin/reservations/" + id + "/cancel", Map.of("reason", "오류")))),
                    DynamicTest.dynamicTest("policy " + id,
                        () -> assertError(administrator.patch("/api/admin/policies/" + id, Map.of("value", 1)))),
                    DynamicTest.dynamicTest("flag " + id, () -> assertError(
                        administrator.patch("/api/admin/feature-flags/" + id, Map.of("enabled", true)))),
                    DynamicTest.dynamicTest("queue of " + id, () -> assertError(buyer.get("/api/queue/status/" + id))),
                    DynamicTest.dynamicTest("place at " + id, () -> assertError(buyer.raw("POST", "/api/queue/check/" + id, null, null))),
                    DynamicTest.dynamicTest("draw of " + id, () -> assertError(api.get("/api/queue/draw/" + id))),
                    DynamicTest.dynamicTest("room of " + id, () -> assertError(administrator.get("/api/admin/queue/" + id))),
                    DynamicTest.dynamicTest("ticket " + id, () -> assertError(administrator.get("/api/tickets/" + id))),
                    DynamicTest.dynamicTest("administered event " + id, () -> assertError(administrator.get("/api/admin/events/" + id))),
                    DynamicTest.dynamicTest("venue " + id, () -> assertError(administrator.get("/api/admin/venues/" + id))),
                    DynamicTest.dynamicTest("layout " + id, () -> assertError(administrator.get("/api/admin/layouts/" + id))),
                    DynamicTest.dynamicTest("role of " + id,
                        () -> assertError(administrator.patch("/api/admin/users/" + id, Map.of("role", "user")))))));
    }

    @Test
    void anIdempotencyKeyThatIsEmptyOrTooLongIsRefused() {
        Buyer buyer = stage.buyer();

        buyer.api().patch("/api/users/" + buyer.number() + "/points/charge", Map.of("point", 1), " ")
            .expectProblem(400, "INVALID_IDEMPOTENCY_KEY");
        buyer.api().patch("/api/users/" + buyer.number() + "/points/charge", Map.of("point", 1), "k".repeat(256))
            .expectProblem(400, "INVALID_IDEMPOTENCY_KEY");
        assertThat(buyer.balance()).isZero();
    }

    @Test
    void onlyWholeNumbersFrom1To10MillionAreCharged() {
        Buyer buyer = stage.buyer();
        for (String point : List.of("0", "-1", "10000001", "1.5", "1e3", "\"1\"", "9223372036854775808")) {
            buyer.api().raw("PATCH", "/api/users/" + buyer.number() + "/points/charge", "application/json", "{\"point\":" + point + "}")
                .expectProblem(400, "INVALID_REQUEST");
        }
        assertThat(buyer.balance()).isZero();
        buyer.charge(10_000_000).expect(200);
    }

    @Test
    void aBadPasswordIsRefusedWithTheViolatedField() {
        for (String password : List.of("Ab1!", "abcdefgh", "12345678!", "Abcdefg1", "Abcdefg!", "Aa1!" + "x".repeat(125))) {
            Answer answer = api.post("/api/auth/register",
                Map.of("name", "김예매", "email", "rule@yemae.test", "password", password, "phone", "010-0000-9999"));
            answer.expectProblem(400, "INVALID_REQUEST");
            assertThat(answer.at("/fields/0/field")).isEqualTo("password");
            assertThat(answer.text()).doesNotContain(password);
        }
    }

    private List<Endpoint> endpoints() {
        Show show = stage.show(1);
        Buyer buyer = stage.buyer();
        String reservation = buyer.hold(show, show.seats().get(0)).expect(201).at("/reservation/id");
        Map<String, Object> event = stage.eventRequest(1, stage.venue(1), sql.texts("SELECT id FROM seat_layouts LIMIT 1").get(0));
        event.putAll(Map.of("artist", "누구", "posterImageUrl", "https://yemae.test/p.png", "holdMinutes", 5, "maxSeatsPerUser", 1,
            "cancelHoursBefore", 24));
        Map<String, Object> ticket = Map.of("theater_name", "극장", "movie_title", "영화", "price_krw", 1, "quantity", 1, "memo", "",
            "user_id", "u1");
        String issued = stage.administrator().post("/api/tickets/issue", ticket).expect(201).at("/ticket_ids/0");
        return Stream.concat(administration(show).stream(), Stream.of(
            new Endpoint(api, "POST", "/api/auth/register",
                Map.of("name", "김예매", "email", "bad-input@yemae.test", "password", Stage.PASSWORD, "phone", "010-0000-8888")),
            new Endpoint(api, "POST", "/api/auth/login", Map.of("email", buyer.email(), "password", Stage.PASSWORD)),
            new Endpoint(api, "POST", "/api/auth/refresh", Map.of("refreshToken", "token")),
            new Endpoint(api, "POST", "/api/auth/logout", Map.of("refreshToken", "token")),
            new Endpoint(api, "POST", "/api/auth/verify-token", Map.of("token", "token")),
            new Endpoint(api, "POST", "/api/auth/confirmations", Map.of("token", "token")),
            new Endpoint(api, "POST", "/api/auth/unlock", Map.of("token", "token")),
            new Endpoint(api, "POST", "/api/auth/password-reset/confirm", Map.of("token", "token", "password", "Another-1!")),
            new Endpoint(buyer.api(), "POST", "/api/users/me/totp/confirm", Map.of("code", "123456")),
            new Endpoint(buyer.api(), "PATCH", "/api/users/me", Map.of("name", "김예매")),
            new Endpoint(buyer.api(), "PATCH", "/api/users/me", Map.of("phone", "010-0000-8887")),
            new Endpoint(buyer.api(), "PATCH", "/api/users/me", Map.of("password", "Another-1!", "currentPassword", Stage.PASSWORD)),
            new Endpoint(buyer.api(), "POST", "/api/seats/reserve",
                Map.of("eventId", show.event(), "seatIds", List.of(show.seats().get(0)), "performanceId", show.event())),
            new Endpoint(buyer.api(), "PATCH", "/api/users/" + buyer.number() + "/points/charge", Map.of("point", 1)),
            new Endpoint(buyer.api(), "POST", "/api/payments/points", Map.of("reservationId", reservation)),
            new Endpoint(buyer.api(), "POST", "/api/payments/prepare", Map.of("reservationId", reservation, "method", "CARD")),
            new Endpoint(buyer.api(), "POST", "/api/payments/process", Map.of("reservationId", reservation, "paymentMethod", "naver_pay")),
            new Endpoint(buyer.api(), "POST", "/api/payments/confirm", Map.of("paymentKey", "key", "orderId", reservation, "amount", 1)),
            new Endpoint(stage.administrator(), "PATCH", "/api/admin/users/" + buyer.id(), Map.of("role", "user")),
            new Endpoint(stage.administrator(), "PATCH", "/api/admin/policies/hold.minutes", Map.of("value", 5)),
            new Endpoint(stage.administrator(), "PATCH", "/api/admin/feature-flags/payments.card", Map.of("enabled", true)),
            new Endpoint(stage.administrator(), "POST", "/api/admin/venues", Map.of("name", "홀", "address", "서울")),
            new Endpoint(stage.administrator(), "POST", "/api/admin/layouts", Map.of("name", "배치", "description", "",
                "sections", List.of(Map.of("name", "A", "rows", 1, "seatsPerRow", 1, "price", 1)))),
            new Endpoint(stage.administrator(), "POST", "/api/admin/events", event),
            new Endpoint(buyer.api(), "POST", "/api/queue/tokens", Map.of("eventId", show.event())),
            new Endpoint(api, "POST", "/api/queue/tokens",
                Map.of("email", buyer.email(), "password", Stage.PASSWORD, "eventId", show.event())),
            new Endpoint(stage.administrator(), "PATCH", "/api/admin/queue/" + show.event(),
                Map.of("threshold", 5, "rate", 5, "paused", false)),
            new Endpoint(stage.administrator(), "POST", "/api/tickets/issue", ticket),
            new Endpoint(stage.administrator(), "POST", "/api/tickets/refund", Map.of("ticket_ids", List.of(issued), "reason", ""))))
                .toList();
    }

    /** Endpoints with which administrators change a venue, a layout and an event, each with the current version. */
    private List<Endpoint> administration(Show show) {
        Api administrator = stage.administrator();
        String path = "/api/admin/events/" + show.event();
        JsonNode form = administrator.get(path).expect(200).json();
        int version = form.get("version").asInt();
        String venue = stage.venue(2);
        String layout = administrator.post("/api/admin/layouts", Map.of("name", UUID.randomUUID().toString(), "description", "", "sections",
            List.of(Map.of("name", "A", "rows", 1, "seatsPerRow", 1, "price", 1)))).expect(201).at("/id");
        Map<String, Object> event = stage.eventRequest(1, form.get("venueId").asText(), form.get("seatLayoutId").asText());
        event.keySet().removeAll(Set.of("grades", "performances"));
        event.putAll(Map.of("version", version, "artist", "누구", "posterImageUrl", "https://yemae.test/p.png", "holdMinutes", 5,
            "maxSeatsPerUser", 1,
            "cancelHoursBefore", 24));
        Map<String, Object> showing = Map.of("version", version, "startsAt", "2031-01-01T00:00:00Z", "endsAt", "2031-01-01T01:00:00Z");
        Map<String, Object> reason = Map.of("reason", "사정");
        String performance = path + "/performances/" + form.at("/performances/0/id").asText();
        return List.of(
            new Endpoint(administrator, "PUT", "/api/admin/venues/" + venue, Map.of("version", 0, "name", "홀", "address", "서울")),
            new Endpoint(administrator, "PUT", "/api/admin/layouts/" + layout, Map.of("version", 0, "name", "배치", "description", "",
                "sections", List.of(Map.of("name", "A", "rows", 1, "seatsPerRow", 1, "price", 1)))),
            new Endpoint(administrator, "PUT", path, event),
            new Endpoint(administrator, "POST", path + "/cancel", reason),
            new Endpoint(administrator, "POST", path + "/performances", showing),
            new Endpoint(administrator, "PUT", performance, showing),
            new Endpoint(administrator, "POST", performance + "/cancel", reason),
            new Endpoint(administrator, "POST", path + "/grades", Map.of("version", version, "name", "자유석", "price", 1, "quantity", 1)),
            new Endpoint(administrator, "PUT", path + "/grades/" + form.at("/grades/0/id").asText(),
                Map.of("version", version, "price", 1, "colour", "#000000")));
    }

    /** The accepted body with one member replaced, or left out where {@code value} is null. */
    private static String with(Endpoint endpoint, String member, String value) {
        ObjectNode body = JSON.valueToTree(endpoint.body());
        body.remove(member);
        String rest = body.toString();
        return value == null ? rest : rest.substring(0, rest.length() - 1) + (body.isEmpty() ? "" : ",") + "\"" + member + "\":" + value
            + "}";
    }

    private void assertRefused(Endpoint endpoint, String body) {
        String before = fingerprint();
        assertError(endpoint.caller().raw(endpoint.method(), endpoint.path(), "application/json", body));
        assertThat(fingerprint()).isEqualTo(before);
    }

    private static void assertError(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isBetween(400, 499);
        answer.expectProblem(answer.status(), answer.at("/code"));
    }

    /** What a request of this class could have changed. A failed login is recorded, and changes nothing else. */
    private String fingerprint() {
        return String.join(" ", sql.texts("""
            SELECT concat_ws('/', (SELECT count(*) FROM users), (SELECT count(*) FROM venues), (SELECT count(*) FROM seat_layouts),
                (SELECT count(*) FROM events), (SELECT count(*) FROM reservations), (SELECT count(*) FROM payments),
                (SELECT count(*) FROM point_entries), (SELECT count(*) FROM audit_entries WHERE action NOT LIKE 'login.%'), (SELECT count(*)
                    FROM seats),
                (SELECT count(*) FROM tickets), (SELECT count(*) FROM queue_tickets))"""));
    }
}
