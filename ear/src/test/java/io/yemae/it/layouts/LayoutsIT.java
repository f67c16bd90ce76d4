package io.yemae.it.layouts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.yemae.it.kit.Answer;
import io.yemae.it.kit.YemaeIT;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Seat layouts, and the seats generated from them (requirement 2, "Seats" and "Seat Generator"). */
class LayoutsIT extends YemaeIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    /** The requirement. A busy machine with two processors needs about a fifth of it. */
    private static final Duration LONGEST_GENERATION = Duration.ofSeconds(10);

    @Test
    void aGapHasNoSeatAndAnAccessibleSeatIsMarked() {
        Answer layout = add(section(Map.of("gaps", List.of("2-1", "3-3"), "accessible", List.of("2-2"))));
        assertThat(layout.at("/total_seats")).isEqualTo("4");

        String event = stage.createEvent(1, Map.of("seatLayoutId", layout.at("/id"))).expect(201).at("/id");

        assertThat(sql.texts("""
            SELECT concat(seat.ordinal, ' ', seat.label, CASE WHEN seat.accessible THEN ' accessible' END)
            FROM seats seat
            JOIN performances performance ON performance.id = seat.performance_id
            WHERE performance.event_id = ?::uuid
            ORDER BY seat.ordinal""", event))
            .containsExactly("1 A-2-2 accessible", "2 A-2-3", "3 A-3-1", "4 A-3-2");
        assertThat(api.get("/api/seats/events/" + event).expect(200).json().get("seats").findValuesAsText("seat_label"))
            .containsExactly("A-2-2", "A-2-3", "A-3-1", "A-3-2");
    }

    @Test
    void theListContainsOnlySpecialPlacesInAddition() {
        String plain = add(section(Map.of())).at("/id");
        String special = add(section(Map.of("gaps", List.of("2-1"), "accessible", List.of("2-2")))).at("/id");

        assertThat(listed(plain).toString())
            .isEqualTo("{\"sections\":[{\"name\":\"A\",\"rows\":2,\"seatsPerRow\":3,\"price\":1,\"startRow\":2}]}");
        assertThat(listed(special).toString())
            .isEqualTo("{\"sections\":[{\"name\":\"A\",\"rows\":2,\"seatsPerRow\":3,\"price\":1,\"startRow\":2,"
            + "\"gaps\":[\"2-1\"],\"accessible\":[\"2-2\"]}]}");
    }

    @Test
    void whatIsExportedCanBeImported() {
        Answer added = add(section(Map.of("gaps", List.of("3-2"), "accessible", List.of("3-1"))));
        ObjectNode exported = (ObjectNode) stage.administrator().get("/api/admin/layouts/" + added.at("/id")).expect(200).json();

        stage.administrator().post("/api/admin/layouts", exported).expectProblem(409, "LAYOUT_NAME_TAKEN");
        exported.put("name", unique());
        Answer imported = stage.administrator().post("/api/admin/layouts", exported).expect(201);

        assertThat(imported.json().get("layout_config")).isEqualTo(added.json().get("layout_config"));
        assertThat(stage.administrator().get("/api/admin/layouts/" + imported.at("/id")).expect(200).json()).isEqualTo(exported);
    }

    @Test
    void aLayoutIsChangedUntilAnEventUsesIt() {
        String id = add(section(Map.of())).at("/id");
        String path = "/api/admin/layouts/" + id;
        ObjectNode layout = (ObjectNode) stage.administrator().get(path).expect(200).json();
        ((ObjectNode) layout.at("/sections/0")).put("rows", 5).putPOJO("gaps", List.of("6-1"));

        Answer changed = put(path, layout).expect(200);

        assertThat(changed.at("/total_seats")).isEqualTo("14");
        assertThat(sql.texts("SELECT action FROM audit_entries WHERE target = ? ORDER BY id", id))
            .containsExactly("layout.add", "layout.change");
        put(path, layout).expectProblem(409, "CHANGED_MEANWHILE");
        ObjectNode again = (ObjectNode) stage.administrator().get(path).expect(200).json();
        stage.createEvent(1, Map.of("seatLayoutId", id)).expect(201);
        Answer refused = put(path, again).expectProblem(409, "LAYOUT_IN_USE");
        assertThat(refused.at("/error")).contains("1개");
    }

    @Test
    void invalidPlacesAreRefused() {
        for (Map<String, Object> bad : List.<Map<String, Object>>of(Map.of("gaps", List.of("1-1")), Map.of("gaps", List.of("2-4")),
                Map.of("accessible", List.of("4-1")), Map.of("gaps", List.of("2-1"), "accessible", List.of("2-1")),
                Map.of("gaps", List.of("2-1", "2-2", "2-3", "3-1", "3-2", "3-3")), Map.of("gaps", List.of("x")),
                    Map.of("gaps", List.of("2")),
                Map.of("gaps", List.of("2-0")), Map.of("gaps", List.of("99999999999-1")), Map.of("gaps", "2-1"),
                    Map.of("gaps", List.of(7)))) {
            stage.administrator().post("/api/admin/layouts", request(section(bad))).expectProblem(400, "INVALID_REQUEST");
        }
        Map<String, Object> large = section(Map.of("rows", 1000, "seatsPerRow", 61));
        stage.administrator().post("/api/admin/layouts", request(large)).expectProblem(400, "INVALID_REQUEST");
    }

    @Test
    void aGeometryIsExportedAndImported() {
        Map<String, Object> shape = Map.of("floor", "발코니", "x", -100, "y", 300, "rotation", 12.5, "curve", 1_200, "aisles", List.of(1),
            "companions", List.of("2-2"), "restrictedView", List.of("3-1"));
        Map<String, Object> request = new HashMap<>(request(section(Map.of("geometry", shape, "accessible", List.of("2-1")))));
        request.put("stage", Map.of("name", "큰 무대", "x", 0, "y", -300, "width", 900, "depth", 300));
        String id = stage.administrator().post("/api/admin/layouts", request).expect(201).at("/id");

        ObjectNode exported = (ObjectNode) stage.administrator().get("/api/admin/layouts/" + id).expect(200).json();

        assertThat(exported.at("/sections/0/geometry").toString()).isEqualTo("{\"floor\":\"발코니\",\"x\":-100,\"y\":300,\"rotation\":12.5,"
            + "\"curve\":1200,\"seatPitch\":55,\"rowPitch\":90,\"aisles\":[1],\"aisleWidth\":100,\"stagger\":0,\"companions\":[\"2-2\"],"
            + "\"restrictedView\":[\"3-1\"]}");
        assertThat(exported.get("stage")).isEqualTo(JSON.valueToTree(request.get("stage")));
        exported.put("name", unique());
        String imported = stage.administrator().post("/api/admin/layouts", exported).expect(201).at("/id");
        assertThat(stage.administrator().get("/api/admin/layouts/" + imported).expect(200).json()).isEqualTo(exported);
        assertThat(listed(id).toString()).as("the format of requirement 2 stays as it is").doesNotContain("geometry");
    }

    @Test
    void aGeometryThatDoesNotFitIsRefused() {
        for (Map<String, Object> bad : List.<Map<String, Object>>of(Map.of("aisles", List.of(3)), Map.of("aisles", List.of(2, 1)),
                Map.of("aisles", List.of(0)), Map.of("curve", -1), Map.of("curve", 10), Map.of("companions", List.of("9-1")),
                Map.of("restrictedView", List.of("9-1")), Map.of("restrictedView", List.of("3-3")),
                Map.of("companions", List.of("2-1")), Map.of("companions", List.of("x")), Map.of("seatPitch", 5), Map.of("rotation", 400),
                Map.of("x", 1_000_000), Map.of("floor", " "), Map.of("depth", 3))) {
            Map<String, Object> shape = new HashMap<>(Map.of("x", 0, "y", 0));
            shape.putAll(bad);
            stage.administrator().post("/api/admin/layouts", request(section(Map.of("accessible", List.of("2-1"), "gaps", List.of("3-3"),
                "geometry", shape)))).expectProblem(400, "INVALID_REQUEST");
        }
        Map<String, Object> withStageOnly = new HashMap<>(request(section(Map.of())));
        withStageOnly.put("stage", Map.of("name", "무대", "x", 0, "y", -300, "width", 900, "depth", 300));
        stage.administrator().post("/api/admin/layouts", withStageOnly).expectProblem(400, "INVALID_REQUEST");
        Map<String, Object> half = Map.of("name", unique(), "description", "", "sections",
            List.of(section(Map.of("geometry", Map.of("x", 0, "y", 0))), section(Map.of("name", "B"))));
        stage.administrator().post("/api/admin/layouts", half).expectProblem(400, "INVALID_REQUEST");
    }

    @Test
    void unknownLayoutsAndUnauthorisedCallersAreRefused() {
        String path = "/api/admin/layouts/" + UUID.randomUUID();
        stage.administrator().get(path).expectProblem(404, "LAYOUT_NOT_FOUND");
        Map<String, Object> change = new HashMap<>(request(section(Map.of())));
        put(path, change).expectProblem(400, "INVALID_REQUEST");
        change.put("version", 0);
        put(path, change).expectProblem(404, "LAYOUT_NOT_FOUND");
        for (String method : List.of("GET", "PUT")) {
            stage.administrator().raw(method, "/api/admin/layouts/7", "application/json", method.equals("GET") ? null : json(change))
                .expectProblem(400, "INVALID_ID");
            stage.buyer().api().raw(method, path, "application/json", method.equals("GET") ? null : json(change))
                .expectProblem(403, "FORBIDDEN");
            api.raw(method, path, "application/json", method.equals("GET") ? null : json(change)).expectProblem(401, "UNAUTHENTICATED");
        }
    }

    @Test
    void sixtyThousandSeatsAreMadeWithinTenSeconds() {
        String layout = add(section(Map.of("rows", 200, "seatsPerRow", 300, "startRow", 1))).at("/id");
        Instant start = Instant.now();

        String event = stage.createEvent(1, Map.of("seatLayoutId", layout)).expect(201).at("/id");

        Duration taken = Duration.between(start, Instant.now());
        System.out.println("60,000 seats were made in " + taken.toMillis() + " ms");
        assertThat(taken).isLessThan(LONGEST_GENERATION);
        assertThat(sql.number("""
            SELECT count(*)
            FROM seats seat
            JOIN seat_states state ON state.seat_id = seat.id
            JOIN performances performance ON performance.id = seat.performance_id
            WHERE performance.event_id = ?::uuid""", event)).isEqualTo(60_000);
    }

    private static JsonNode listed(String layout) {
        for (JsonNode each : api.get("/api/seats/layouts").expect(200).json().get("layouts")) {
            if (each.get("id").asText().equals(layout)) {
                return each.get("layout_config");
            }
        }
        throw new AssertionError("No layout " + layout);
    }

    private static Answer add(Map<String, Object> section) {
        return stage.administrator().post("/api/admin/layouts", request(section)).expect(201);
    }

    private static Answer put(String path, Object body) {
        return stage.administrator().raw("PUT", path, "application/json", json(body));
    }

    private static Map<String, Object> request(Map<String, Object> section) {
        return Map.of("name", unique(), "description", "", "sections", List.of(section));
    }

    private static Map<String, Object> section(Map<String, Object> changes) {
        Map<String, Object> section = new HashMap<>(Map.of("name", "A", "rows", 2, "seatsPerRow", 3, "startRow", 2, "price", 1));
        section.putAll(changes);
        return section;
    }

    private static String unique() {
        return "배치 " + UUID.randomUUID();
    }

    private static String json(Object body) {
        return JSON.valueToTree(body).toString();
    }
}
