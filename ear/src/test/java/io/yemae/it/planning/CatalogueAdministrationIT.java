package io.yemae.it.planning;

import static io.yemae.it.planning.EventDesk.audited;
import static io.yemae.it.planning.EventDesk.change;
import static io.yemae.it.planning.EventDesk.fields;
import static io.yemae.it.planning.EventDesk.form;
import static io.yemae.it.planning.EventDesk.grade;
import static io.yemae.it.planning.EventDesk.later;
import static io.yemae.it.planning.EventDesk.performance;
import static io.yemae.it.planning.EventDesk.put;
import static io.yemae.it.planning.EventDesk.version;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.yemae.it.kit.Answer;
import io.yemae.it.kit.Api;
import io.yemae.it.kit.Stage.Show;
import io.yemae.it.kit.YemaeIT;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Changes to events and venues by administrators (requirement 1, section 2). */
class CatalogueAdministrationIT extends YemaeIT {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void allFieldsOfAnEventAreChanged() {
        String event = stage.show(1).event();
        Map<String, Object> changes = new HashMap<>(Map.of("title", "새 제목", "description", "새 설명", "artist", "새 사람", "category", "연극",
            "runningMinutes", 77, "posterImageUrl", "https://yemae.test/n.png", "saleStart", "2026-01-01T00:00:00Z",
            "saleEnd", "2031-01-01T00:00:00Z", "holdMinutes", 9, "maxSeatsPerUser", 4));
        changes.put("cancelHoursBefore", 48);

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
    void theSecondOfTwoConcurrentEditsIsRefused() {
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
    void oneOfManyConcurrentEditsSucceeds() {
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
    void emptySaleWindowsAndUnknownIdsAreRefused() {
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
        put(path + "/performances/" + form(stage.show(1).event()).at("/performances/0/id").asText(),
            performance(version(show.event()), later(9)))
            .expectProblem(404, "PERFORMANCE_NOT_FOUND");
        put(path + "/grades/" + unknown, Map.of("version", version(show.event()), "price", 1, "colour", "#000000"))
            .expectProblem(404, "GRADE_NOT_FOUND");
    }

    @TestFactory
    Stream<DynamicTest> onlyAdministratorsHaveAccess() {
        Show show = stage.show(1);
        String event = "/api/admin/events/" + show.event();
        String some = UUID.randomUUID().toString();
        Api buyer = stage.buyer().api();
        Map<String, String> bodies = new HashMap<>();
        for (String call : List.of("GET /api/admin/events", "GET " + event, "PUT " + event, "POST " + event + "/cancel",
                "POST " + event + "/performances", "PUT " + event + "/performances/" + some, "POST " + event + "/performances/" + some
                    + "/cancel",
                "POST " + event + "/grades", "PUT " + event + "/grades/" + some, "GET /api/admin/venues/" + some, "PUT /api/admin/venues/"
                    + some)) {
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
}
