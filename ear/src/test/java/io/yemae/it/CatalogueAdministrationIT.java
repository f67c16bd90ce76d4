package io.yemae.it;

import static io.yemae.it.CatalogueIT.showing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.yemae.it.Stage.Buyer;
import io.yemae.it.Stage.Show;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What administrators change of venues, events, performances and grades, and what they may not (requirement 1, section 2). */
class CatalogueAdministrationIT extends YemaeIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Instant START = Instant.ofEpochSecond(Instant.now().getEpochSecond());
    private static final List<String> CHANGEABLE = List.of("version", "title", "description", "artist", "category", "venueId", "runningMinutes",
        "posterImageUrl", "saleStart", "saleEnd", "seatLayoutId", "holdMinutes", "maxSeatsPerUser");

    @Test
    void allFieldsOfAnEventAreChanged() {
        String event = stage.show(1).event();
        Map<String, Object> changes = Map.of("title", "새 제목", "description", "새 설명", "artist", "새 사람", "category", "연극",
            "runningMinutes", 77, "posterImageUrl", "https://yemae.test/n.png", "saleStart", "2026-01-01T00:00:00Z",
            "saleEnd", "2031-01-01T00:00:00Z", "holdMinutes", 9, "maxSeatsPerUser", 4);

        JsonNode changed = change(event, changes).expect(200).json();

        JSON.<ObjectNode>valueToTree(changes).fields().forEachRemaining(field ->
            assertThat(changed.get(field.getKey())).as(field.getKey()).isEqualTo(field.getValue()));
        assertThat(form(event)).isEqualTo(changed);
        JsonNode seen = api.get("/api/events/" + event).expect(200).json().get("event");
        assertThat(seen.get("title").asText()).isEqualTo("새 제목");
        assertThat(seen.get("sale_end_date").asText()).isEqualTo("2031-01-01T00:00:00Z");
        assertThat(audited(event)).containsExactly("event.create", "event.change");
        assertThat(sql.texts("SELECT detail FROM audit_entries WHERE target = ? AND action = 'event.change'", event).get(0))
            .contains("title", "saleEnd").doesNotContain("venueId");
    }

    @Test
    void theSecondOfTwoWhoEditAtOnceIsTold() {
        String event = stage.show(1).event();
        ObjectNode first = fields(event);
        ObjectNode second = fields(event);

        put("/api/admin/events/" + event, first.put("title", "첫째")).expect(200);

        put("/api/admin/events/" + event, second.put("title", "둘째")).expectProblem(409, "CHANGED_MEANWHILE");
        assertThat(form(event).get("title").asText()).isEqualTo("첫째");
        stage.administrator().post("/api/admin/events/" + event + "/grades", grade(second.get("version").asInt(), 1))
            .expectProblem(409, "CHANGED_MEANWHILE");
        stage.administrator().post("/api/admin/events/" + event + "/performances", performance(second.get("version").asInt(), later(9)))
            .expectProblem(409, "CHANGED_MEANWHILE");
    }

    @Test
    void ofManyWhoEditAtOnceOneIsHeard() {
        String event = stage.show(1).event();
        ObjectNode same = fields(event);

        List<Integer> answers = Stream.generate(() -> same).limit(8).parallel()
            .map(body -> put("/api/admin/events/" + event, body).status()).toList();

        assertThat(answers).containsOnlyOnce(200).contains(409).doesNotContain(500);
    }

    @Test
    void aVenueIsRenamedAndItsEventsShowIt() {
        String venue = stage.venue(7);
        String event = stage.createEvent(1, Map.of("venueId", venue)).expect(201).at("/id");
        assertThat(api.get("/api/events/" + event).at("/event/venue")).isEqualTo("홀 7");
        ObjectNode form = (ObjectNode) stage.administrator().get("/api/admin/venues/" + venue).expect(200).json();
        form.remove("id");

        put("/api/admin/venues/" + venue, form.put("name", "새 홀").put("address", "부산시")).expect(200);

        assertThat(api.get("/api/events/" + event).at("/event/venue")).isEqualTo("새 홀");
        put("/api/admin/venues/" + venue, form).expectProblem(409, "CHANGED_MEANWHILE");
        assertThat(audited(venue)).containsExactly("venue.add", "venue.change");
    }

    @Test
    void aPerformanceIsAddedWithItsSeatsAndMoved() {
        Show show = stage.show(3);
        Instant start = later(9);

        JsonNode added = stage.administrator().post(performances(show), performance(version(show.event()), start)).expect(201).json();

        JsonNode performance = added.at("/performances/1");
        assertThat(performance.get("startsAt").asText()).isEqualTo(start.toString());
        assertThat(performance.get("total").asInt()).isEqualTo(3);
        put(performances(show) + "/" + performance.get("id").asText(), performance(added.get("version").asInt(), later(10))).expect(200);
        soon(() -> assertThat(api.get("/api/performances/" + show.event() + "/dates").at("/dates/1/startsAt")).isEqualTo(later(10).toString()));
        assertThat(audited(performance.get("id").asText())).containsExactly("performance.add", "performance.change");
    }

    @Test
    void twoPerformancesCannotOverlapInOneVenue() {
        Show show = stage.show(1, Map.of("performances", List.of(showing(later(7).toString()), showing(later(8).toString()))));
        String second = form(show.event()).at("/performances/1/id").asText();

        stage.administrator().post(performances(show), performance(version(show.event()), later(7).plusSeconds(1800)))
            .expectProblem(409, "PERFORMANCES_OVERLAP");
        put(performances(show) + "/" + second, performance(version(show.event()), later(7).minusSeconds(1800)))
            .expectProblem(409, "PERFORMANCES_OVERLAP");
        String other = stage.createEvent(1, Map.of("performances", List.of(showing(later(7).toString())))).expect(201).at("/id");
        change(other, Map.of("venueId", form(show.event()).get("venueId").asText())).expectProblem(409, "PERFORMANCES_OVERLAP");
        stage.administrator().post(performances(show) + "/" + second + "/cancel", Map.of("reason", "사정")).expect(200);
        stage.administrator().post(performances(show), performance(version(show.event()), later(8))).expect(201);
    }

    @Test
    void whatSomebodyHasIsNotMoved() {
        Show show = stage.show(3);
        Buyer buyer = stage.buyerWithPoints(70_000);
        buyer.payWithPoints(buyer.hold(show, show.seats().get(0)).expect(201).at("/reservation/id")).expect(200);
        stage.buyer().hold(show, show.seats().get(1)).expect(201);
        JsonNode before = form(show.event());
        assertThat(before.at("/performances/0/sold").asInt()).isEqualTo(1);
        assertThat(before.at("/performances/0/held").asInt()).isEqualTo(1);

        List<Answer> refused = List.of(
            put(performances(show) + "/" + before.at("/performances/0/id").asText(), performance(version(show.event()), later(9))),
            change(show.event(), Map.of("venueId", stage.venue(8))),
            change(show.event(), Map.of("seatLayoutId", stage.layout((int) (System.nanoTime() % 1_000_000), 2))));

        refused.forEach(answer -> assertThat(answer.expectProblem(409, "SEATS_IN_USE").at("/error")).containsPattern("2(석|건)"));
        assertThat(form(show.event())).isEqualTo(before);
    }

    @Test
    void anotherLayoutMakesTheSeatsAnew() {
        Show show = stage.show(3, Map.of("grades", List.of(Map.of("name", "자유석", "price", 1_000, "quantity", 2))));
        String layout = stage.administrator().post("/api/admin/layouts", Map.of("name", UUID.randomUUID().toString(), "description", "", "sections",
            List.of(Map.of("name", "B", "rows", 1, "seatsPerRow", 5, "price", 90_000)))).expect(201).at("/id");

        JsonNode changed = change(show.event(), Map.of("seatLayoutId", layout)).expect(200).json();

        assertThat(changed.at("/performances/0/total").asInt()).isEqualTo(7);
        assertThat(changed.get("grades").findValuesAsText("name")).containsExactly("B", "자유석");
        soon(() -> assertThat(api.get("/api/seats/events/" + show.event()).expect(200).json().get("seats").findValuesAsText("seat_label"))
            .containsExactly("B-1-1", "B-1-2", "B-1-3", "B-1-4", "B-1-5"));
        Map<String, Object> none = new HashMap<>();
        none.put("seatLayoutId", null);
        assertThat(change(show.event(), none).expect(200).at("/performances/0/total")).isEqualTo("2");
    }

    @Test
    void aNewPriceIsForWhatIsReservedFromNowOn() {
        Show show = stage.show(2);
        Buyer early = stage.buyerWithPoints(70_000);
        String reservation = early.hold(show, show.seats().get(0)).expect(201).at("/reservation/id");

        changeGrade(show.event(), 0, Map.of("price", 99_000, "colour", "#000000", "description", "새 설명")).expect(200);

        early.payWithPoints(reservation).expect(200);
        assertThat(early.api().get("/api/reservations/" + reservation).at("/reservation/total_amount")).isEqualTo("70000");
        assertThat(stage.buyer().hold(show, show.seats().get(1)).expect(201).at("/reservation/totalAmount")).isEqualTo("99000");
        assertThat(api.get("/api/tickets/event/" + show.event()).at("/ticketTypes/0/price")).isEqualTo("99000");
    }

    @Test
    void generalAdmissionGrowsAndShrinksDownToWhatWasReserved() {
        String event = stage.generalAdmission(3);
        Buyer buyer = stage.buyer();
        String unit = sql.texts("SELECT seat.id FROM seats seat JOIN performances p ON p.id = seat.performance_id WHERE p.event_id = ?::uuid"
            + " ORDER BY seat.ordinal DESC LIMIT 1", event).get(0);
        buyer.hold(new Show(event, List.of()), unit).expect(201);

        assertThat(quantity(event, 5).expect(200).at("/performances/0/total")).isEqualTo("5");
        assertThat(quantity(event, 1).expect(200).at("/performances/0/total")).isEqualTo("1");
        soon(() -> assertThat(api.get("/api/tickets/event/" + event).at("/ticketTypes/0/available_quantity")).isEqualTo("0"));

        Map<String, Object> changes = new HashMap<>();
        changes.put("quantity", null);
        changeGrade(event, 0, changes).expectProblem(400, "INVALID_REQUEST");
        String other = stage.generalAdmission(3);
        for (String each : sql.texts("SELECT seat.id FROM seats seat JOIN performances p ON p.id = seat.performance_id WHERE p.event_id = ?::uuid"
                + " LIMIT 2", other)) {
            stage.buyer().hold(new Show(other, List.of()), each).expect(201);
        }
        assertThat(quantity(other, 1).expectProblem(409, "SEATS_IN_USE").at("/error")).contains("2매");
        assertThat(form(other).at("/performances/0/total").asInt()).isEqualTo(3);
    }

    @Test
    void aGradeOfGeneralAdmissionIsAddedToEveryPerformance() {
        Show show = stage.show(2, Map.of("performances", List.of(showing(later(7).toString()), showing(later(8).toString()))));

        JsonNode added = stage.administrator().post("/api/admin/events/" + show.event() + "/grades", grade(version(show.event()), 4)).expect(201).json();

        assertThat(added.at("/performances/0/total").asInt()).isEqualTo(6);
        assertThat(added.at("/performances/1/total").asInt()).isEqualTo(6);
        assertThat(added.get("grades").findValuesAsText("name")).contains("자유석");
        stage.administrator().post("/api/admin/events/" + show.event() + "/grades", grade(version(show.event()), 4)).expectProblem(400, "INVALID_REQUEST");
        changeGrade(show.event(), 0, Map.of("quantity", 9)).expectProblem(400, "INVALID_REQUEST");
    }

    @Test
    void aCancelledPerformanceGivesEverythingBack() {
        // Within a day: nobody could cancel it any more.
        Show show = stage.show(3, Map.of("performances", List.of(showing(Instant.now().plusSeconds(7200).toString()))));
        Buyer sold = stage.buyerWithPoints(70_000);
        Buyer held = stage.buyer();
        String confirmed = sold.hold(show, show.seats().get(0)).expect(201).at("/reservation/id");
        sold.payWithPoints(confirmed).expect(200);
        String pending = held.hold(show, show.seats().get(1)).expect(201).at("/reservation/id");
        String performance = form(show.event()).at("/performances/0/id").asText();
        String cancel = performances(show) + "/" + performance + "/cancel";

        JsonNode cancelled = stage.administrator().post(cancel, Map.of("reason", "출연자 사정")).expect(200).json();

        assertThat(cancelled.at("/performances/0/cancelReason").asText()).isEqualTo("출연자 사정");
        assertThat(cancelled.at("/performances/0/cancelledAt").isNull()).isFalse();
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            assertThat(sold.api().get("/api/reservations/" + confirmed).at("/reservation/status")).isEqualTo("cancelled");
            assertThat(held.api().get("/api/reservations/" + pending).at("/reservation/status")).isEqualTo("cancelled");
        });
        assertThat(sold.api().get("/api/reservations/" + confirmed).at("/reservation/payment_status")).isEqualTo("refunded");
        assertThat(sold.balance()).isEqualTo(70_000);
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() ->
            assertThat(Platform.mailsTo(sold.email())).anySatisfy(mail -> assertThat(mail).contains("취소되었습니다")));
        soon(() -> assertThat(api.get("/api/performances/" + show.event() + "/dates").at("/dates/0/code")).isEqualTo("CANCELLED"));
        stage.buyer().hold(show, show.seats().get(2)).expectProblem(400, "NOT_ON_SALE");
        stage.administrator().post(cancel, Map.of("reason", "다시")).expect(200);
        assertThat(audited(performance)).containsExactly("performance.cancel");
        put(performances(show) + "/" + performance, performance(version(show.event()), later(9))).expectProblem(409, "PERFORMANCE_CANCELLED");
    }

    @Test
    void aHoldThatSlippedInBesideTheCancellationIsGivenBackToo() {
        Show show = stage.show(1);
        String performance = form(show.event()).at("/performances/0/id").asText();
        stage.administrator().post(performances(show) + "/" + performance + "/cancel", Map.of("reason", "사정")).expect(200);
        await().atMost(Duration.ofSeconds(20)).until(() ->
            sql.number("SELECT count(*) FROM cancelled_performances WHERE performance_id = ?::uuid AND look_at > now()", performance) == 1);
        // As its statement saw the performance a moment before.
        sql.update("UPDATE performances SET cancelled_at = NULL WHERE id = ?::uuid", performance);
        Buyer buyer = stage.buyer();
        String reservation = buyer.hold(show, show.seats().get(0)).expect(201).at("/reservation/id");
        sql.update("UPDATE performances SET cancelled_at = now() WHERE id = ?::uuid", performance);

        await().atMost(Duration.ofSeconds(60)).untilAsserted(() ->
            assertThat(buyer.api().get("/api/reservations/" + reservation).at("/reservation/status")).isEqualTo("cancelled"));
    }

    @Test
    void aCancelledEventCancelsWhatIsNotOverAndCannotBeChanged() {
        Instant now = Instant.now();
        Show show = stage.show(1, Map.of("performances", List.of(
            Map.of("startsAt", now.minusSeconds(7200).toString(), "endsAt", now.minusSeconds(3600).toString()), showing(later(8).toString()))));
        String mark = "gone" + System.nanoTime();
        change(show.event(), Map.of("title", mark)).expect(200);
        String path = "/api/admin/events/" + show.event();

        JsonNode cancelled = stage.administrator().post(path + "/cancel", Map.of("reason", "천재지변")).expect(200).json();

        assertThat(cancelled.get("cancelReason").asText()).isEqualTo("천재지변");
        assertThat(cancelled.at("/performances/0/cancelledAt").isNull()).isTrue();
        assertThat(cancelled.at("/performances/1/cancelReason").asText()).isEqualTo("천재지변");
        assertThat(api.get("/api/events/" + show.event()).at("/event/status")).isEqualTo("cancelled");
        assertThat(stage.administrator().get("/api/admin/events?status=cancelled&q=" + mark).expect(200).at("/events/0/id")).isEqualTo(show.event());
        assertThat(stage.administrator().post(path + "/cancel", Map.of("reason", "다시")).expect(200).json()).isEqualTo(cancelled);
        change(show.event(), Map.of("title", "x")).expectProblem(409, "EVENT_CANCELLED");
        stage.administrator().post(path + "/grades", grade(version(show.event()), 1)).expectProblem(409, "EVENT_CANCELLED");
        stage.administrator().post(path + "/performances", performance(version(show.event()), later(9))).expectProblem(409, "EVENT_CANCELLED");
        String over = cancelled.at("/performances/0/id").asText();
        stage.administrator().post(path + "/performances/" + over + "/cancel", Map.of("reason", "x")).expectProblem(409, "PERFORMANCE_ENDED");
    }

    @Test
    void whatHasStartedIsNotMoved() {
        Instant now = Instant.now();
        Show show = stage.show(1, Map.of("performances", List.of(Map.of("startsAt", now.minusSeconds(60).toString(), "endsAt", later(1).toString()))));

        put(performances(show) + "/" + form(show.event()).at("/performances/0/id").asText(), performance(version(show.event()), later(9)))
            .expectProblem(409, "PERFORMANCE_STARTED");
    }

    @Test
    void windowsThatAreEmptyAndThingsThatAreNotThere() {
        Show show = stage.show(1);
        String path = "/api/admin/events/" + show.event();
        change(show.event(), Map.of("saleEnd", "2020-01-01T00:00:00Z")).expectProblem(400, "INVALID_REQUEST");
        change(show.event(), Map.of("venueId", UUID.randomUUID().toString())).expectProblem(400, "INVALID_REQUEST");
        change(show.event(), Map.of("seatLayoutId", UUID.randomUUID().toString())).expectProblem(400, "INVALID_REQUEST");
        Map<String, Object> empty = new HashMap<>(performance(version(show.event()), later(9)));
        empty.put("endsAt", empty.get("startsAt"));
        stage.administrator().post(path + "/performances", empty).expectProblem(400, "INVALID_REQUEST");
        String unknown = UUID.randomUUID().toString();
        put(path + "/performances/" + unknown, performance(version(show.event()), later(9))).expectProblem(404, "PERFORMANCE_NOT_FOUND");
        put(path + "/performances/" + form(stage.show(1).event()).at("/performances/0/id").asText(), performance(version(show.event()), later(9)))
            .expectProblem(404, "PERFORMANCE_NOT_FOUND");
        put(path + "/grades/" + unknown, Map.of("version", version(show.event()), "price", 1, "colour", "#000000"))
            .expectProblem(404, "GRADE_NOT_FOUND");
    }

    @TestFactory
    Stream<DynamicTest> everythingIsForAdministratorsAlone() {
        Show show = stage.show(1);
        String event = "/api/admin/events/" + show.event();
        String some = UUID.randomUUID().toString();
        Api buyer = stage.buyer().api();
        Map<String, String> bodies = new HashMap<>();
        for (String call : List.of("GET /api/admin/events", "GET " + event, "PUT " + event, "POST " + event + "/cancel",
                "POST " + event + "/performances", "PUT " + event + "/performances/" + some, "POST " + event + "/performances/" + some + "/cancel",
                "POST " + event + "/grades", "PUT " + event + "/grades/" + some, "GET /api/admin/venues/" + some, "PUT /api/admin/venues/" + some)) {
            bodies.put(call, call.startsWith("GET") ? null : "{}");
        }
        return bodies.entrySet().stream().map(call -> DynamicTest.dynamicTest(call.getKey(), () -> {
            String[] parts = call.getKey().split(" ");
            buyer.raw(parts[0], parts[1], "application/json", call.getValue()).expectProblem(403, "FORBIDDEN");
            api.raw(parts[0], parts[1], "application/json", call.getValue()).expectProblem(401, "UNAUTHENTICATED");
            if (!parts[1].equals("/api/admin/events")) {
                String unknown = parts[1].replace(show.event(), some);
                String body = call.getValue() == null ? null : body(parts[0], unknown);
                Answer answer = stage.administrator().raw(parts[0], unknown, "application/json", body);
                answer.expectProblem(404, answer.at("/code"));
                stage.administrator().raw(parts[0], unknown.replace(some, "7"), "application/json", body).expectProblem(400, "INVALID_ID");
            }
        }));
    }

    private static String body(String method, String path) {
        if (path.endsWith("/cancel")) {
            return "{\"reason\":\"x\"}";
        }
        if (path.contains("/performances")) {
            return JSON.valueToTree(performance(0, later(9))).toString();
        }
        if (path.contains("/grades")) {
            return method.equals("POST") ? JSON.valueToTree(grade(0, 1)).toString() : "{\"version\":0,\"price\":1,\"colour\":\"#000000\"}";
        }
        if (path.contains("/venues")) {
            return "{\"version\":0,\"name\":\"x\",\"address\":\"x\"}";
        }
        Map<String, Object> event = new HashMap<>(stage.eventRequest(1, UUID.randomUUID().toString(), UUID.randomUUID().toString()));
        event.keySet().removeAll(List.of("grades", "performances"));
        event.put("version", 0);
        return JSON.valueToTree(event).toString();
    }

    /** What is counted and shown of seats follows a change within a second. */
    static void soon(ThrowingRunnable assertion) {
        await().atMost(Duration.ofSeconds(5)).pollDelay(Duration.ZERO).untilAsserted(assertion);
    }

    private static JsonNode form(String event) {
        return stage.administrator().get("/api/admin/events/" + event).expect(200).json();
    }

    private static int version(String event) {
        return form(event).get("version").asInt();
    }

    /** What is sent to change an event, as it is. */
    static ObjectNode fields(String event) {
        return ((ObjectNode) form(event)).retain(CHANGEABLE);
    }

    static Answer change(String event, Map<String, Object> changes) {
        ObjectNode body = fields(event);
        body.setAll(JSON.<ObjectNode>valueToTree(changes));
        return put("/api/admin/events/" + event, body);
    }

    private static Answer changeGrade(String event, int index, Map<String, Object> changes) {
        JsonNode form = form(event);
        ObjectNode grade = ((ObjectNode) form.at("/grades/" + index)).deepCopy();
        String id = grade.get("id").asText();
        grade.remove(List.of("id", "name"));
        grade.put("version", form.get("version").asInt()).setAll(JSON.<ObjectNode>valueToTree(changes));
        return put("/api/admin/events/" + event + "/grades/" + id, grade);
    }

    private static Answer quantity(String event, int quantity) {
        return changeGrade(event, 0, Map.of("quantity", quantity));
    }

    private static String performances(Show show) {
        return "/api/admin/events/" + show.event() + "/performances";
    }

    private static Map<String, Object> performance(int version, Instant start) {
        return Map.of("version", version, "startsAt", start.toString(), "endsAt", start.plusSeconds(3600).toString());
    }

    private static Map<String, Object> grade(int version, int quantity) {
        return Map.of("version", version, "name", "자유석", "price", 10_000, "quantity", quantity);
    }

    /** To the second, as everywhere in this class. */
    private static Instant later(int days) {
        return START.plus(Duration.ofDays(days));
    }

    private static Answer put(String path, Object body) {
        return stage.administrator().raw("PUT", path, "application/json", JSON.valueToTree(body).toString());
    }

    private static List<String> audited(String target) {
        return new ArrayList<>(sql.texts("SELECT action FROM audit_entries WHERE target = ? ORDER BY id", target));
    }
}
