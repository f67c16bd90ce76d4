package io.yemae.it.seating;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.yemae.it.kit.Answer;
import io.yemae.it.kit.Stage.Buyer;
import io.yemae.it.kit.Stage.Show;
import io.yemae.it.kit.YemaeIT;
import io.yemae.it.kit.wire.Socket;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** The plan of a performance, the states of its seats, and holds that name seats by their index in the plan. */
class SeatPlanIT extends YemaeIT {
    private static final String IMMUTABLE = "public, max-age=31536000, immutable";

    @Test
    void thePlanSaysWhereTheSeatsAreAndWhatTheyCost() {
        String event = stage.createEvent(1, Map.of("seatLayoutId", layout(geometry()), "grades",
            List.of(Map.of("name", "스탠딩", "price", 20_000, "quantity", 30)))).expect(201).at("/id");

        JsonNode plan = api.get(path(event, "plan")).expect(200).json();

        assertThat(plan.at("/eventId").asText()).isEqualTo(event);
        assertThat(plan.at("/seats").asInt()).isEqualTo(10);
        assertThat(plan.at("/stage/name").asText()).isEqualTo("무대");
        assertThat(plan.get("floors").toString()).isEqualTo("[\"2층\",\"1층\"]");
        assertThat(plan.get("grades").findValuesAsText("name")).containsExactly("R", "스탠딩", "S");
        assertThat(plan.at("/sections/0/runs").toString()).isEqualTo("[[1,1,2,-125,0],[1,3,1,125,0],[2,1,2,-125,90],[2,3,1,125,90]]");
        assertThat(plan.at("/sections/1/first").asInt()).isEqualTo(6);
        assertThat(plan.at("/sections/1/runs").toString()).isEqualTo("[[3,1,4,-82,0]]");
        assertThat(plan.at("/sections/1/rotation").asDouble()).isEqualTo(-12.5);
        assertThat(plan.at("/sections/1/curve").asInt()).isEqualTo(1_500);
        assertThat(plan.at("/accessible").toString()).isEqualTo("[0]");
        assertThat(plan.at("/companions").toString()).isEqualTo("[1]");
        assertThat(plan.at("/restrictedView").toString()).isEqualTo("[3]");
        assertThat(plan.at("/admission").toString()).isEqualTo("[{\"grade\":1,\"count\":30}]");
        assertThat(plan.at("/bounds/1").asInt()).as("the stage that is derived").isEqualTo(-400);
    }

    @Test
    void aPlanThatIsAskedForByItsVersionMayBeKept() {
        String path = path(stage.show(20).event(), "plan");
        Answer plan = api.get(path).expect(200);
        String version = plan.at("/version");
        String tag = plan.headers().firstValue("ETag").orElseThrow();

        assertThat(plan.headers().firstValue("Cache-Control")).contains("no-cache");
        // The first way is that of the resource, the second one that of memory.
        for (int time = 0; time < 2; time++) {
            Answer kept = api.get(path + "?version=" + version).expect(200);
            assertThat(kept.headers().allValues("Cache-Control")).containsExactly(IMMUTABLE);
            assertThat(kept.text()).isEqualTo(plan.text());
        }
        assertThat(api.getAs("application/*", path + "?version=" + version).headers().allValues("Cache-Control"))
            .containsExactly(IMMUTABLE);
        Answer other = api.get(path + "?version=0-0").expect(200);
        assertThat(other.headers().firstValue("Cache-Control")).contains("no-cache");
        assertThat(other.text()).isEqualTo(plan.text());
        api.with("If-None-Match", tag).get(path).expect(304);
        assertThat(api.with("Accept-Encoding", "gzip").get(path).headers().firstValue("Content-Encoding")).contains("gzip");
    }

    @Test
    void changesLeadToTheSameStatesAsAllStates() {
        Show show = stage.show(12, Map.of("maxSeatsPerUser", 4));
        String path = path(show.event(), "states");
        JsonNode first = api.get(path).expect(200).json();
        assertThat(states(first)).containsOnly(0).hasSize(12);
        assertThat(first.at("/complete").asBoolean()).isTrue();
        assertThat(first.has("changes")).isFalse();
        assertThat(first.get("nextExpiry").isNull()).isTrue();
        Buyer buyer = stage.buyerWithPoints(140_000);
        String paid = buyer.hold(show, show.seats().get(0), show.seats().get(1)).expect(201).at("/reservation/id");
        buyer.payWithPoints(paid).expect(200);
        buyer.hold(show, show.seats().get(9)).expect(201);

        soon(() -> {
            JsonNode changes = api.get(path + "?since=" + first.get("version").asText()).expect(200).json();
            assertThat(changes.get("changes").toString()).isEqualTo("{\"available\":[],\"locked\":[9],\"sold\":[0,1]}");
            assertThat(changes.at("/complete").asBoolean()).isFalse();
            assertThat(changes.has("states")).isFalse();
            JsonNode all = api.get(path).expect(200).json();
            assertThat(states(all)).containsExactly(2, 2, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0);
            for (String member : List.of("planVersion", "version", "free", "held", "nextExpiry")) {
                assertThat(changes.get(member)).isEqualTo(all.get(member));
            }
            assertThat(all.at("/free/0").asInt()).isEqualTo(9);
            assertThat(all.at("/held/0").asInt()).isEqualTo(1);
            assertThat(all.at("/nextExpiry").asText()).endsWith("Z");
            assertThat(all.get("version").asText()).isEqualTo(api.get(path(show.event(), "seats")).expect(200).at("/version"));
        });
        JsonNode last = api.get(path).expect(200).json();
        JsonNode none = api.get(path + "?since=" + last.get("version").asText()).expect(200).json();
        assertThat(none.get("changes").toString()).isEqualTo("{\"available\":[],\"locked\":[],\"sold\":[]}");
        assertThat(api.get(path + "?since=0").expect(200).at("/complete")).isEqualTo("true");
        assertThat(api.get(path + "?since=nonsense").expect(200).at("/complete")).isEqualTo("true");
        String tag = api.get(path).headers().firstValue("ETag").orElseThrow();
        api.with("If-None-Match", tag).get(path).expect(304);
    }

    @Test
    void planAndStatesNeedNoDatabase() throws SQLException {
        Show show = stage.show(5);
        String plan = path(show.event(), "plan");
        String states = path(show.event(), "states");
        api.get(plan).expect(200);
        String version = api.get(states).expect(200).at("/version");
        stage.buyer().hold(show, show.seats().get(0)).expect(201);
        soon(() -> assertThat(api.get(states).at("/held/0")).isEqualTo("1"));
        try (Connection locking = sql.connect(); Statement statement = locking.createStatement()) {
            locking.setAutoCommit(false);
            // Any read of these tables now blocks.
            statement.execute("LOCK TABLE events, performances, grades, seat_layouts, seat_layout_sections, seats, seat_states, "
                + "reservations IN ACCESS EXCLUSIVE MODE");

            api.get(plan).expect(200);
            api.getAs("application/*", plan).expect(200);
            api.get(states).expect(200);
            assertThat(api.get(states + "?since=" + version).expect(200).at("/changes/locked/0")).isEqualTo("0");
            assertThat(api.getAs("application/*", states + "?since=" + version).expect(200).at("/changes/locked/0")).isEqualTo("0");
        }
    }

    @Test
    void seatsAreHeldByTheirIndex() {
        Show show = stage.show(10, Map.of("maxSeatsPerUser", 4));
        String version = api.get(path(show.event(), "plan")).expect(200).at("/version");
        Buyer buyer = stage.buyer();

        Answer held = hold(buyer, show, version, 4, 7).expect(201);

        assertThat(held.json().at("/reservation/seats").findValuesAsText("seatId"))
            .containsExactlyInAnyOrder(show.seats().get(4), show.seats().get(7));
    }

    @Test
    void indexesOfAnotherPlanAreRefused() {
        Show show = stage.show(3);
        String version = api.get(path(show.event(), "plan")).expect(200).at("/version");
        Buyer buyer = stage.buyer();

        hold(buyer, show, "0-0", 0).expectProblem(409, "PLAN_CHANGED");
        hold(buyer, show, version.substring(0, 3), 0).expectProblem(409, "PLAN_CHANGED");
        hold(buyer, show, version, 3).expectProblem(400, "INVALID_REQUEST");
        hold(buyer, show, version, -1).expectProblem(400, "INVALID_REQUEST");
        hold(buyer, show, version, 0, 0).expectProblem(400, "SEAT_TWICE");
        hold(buyer, show, version).expectProblem(400, "INVALID_REQUEST");
        String performance = stage.performance(show.event());
        for (Map<String, Object> mixed : List.<Map<String, Object>>of(
                Map.of("performanceId", performance, "seats", List.of(0)),
                Map.of("performanceId", performance, "planVersion", version),
                Map.of("performanceId", performance, "planVersion", version, "seats", List.of(0), "seatIds", show.seats()),
                Map.of("performanceId", performance, "planVersion", version, "seats", List.of(0), "grade", "A"))) {
            buyer.api().post("/api/reservations", mixed).expectProblem(400, "INVALID_REQUEST");
        }
        changePrice(show.event());
        soon(() -> assertThat(api.get(path(show.event(), "plan")).at("/version")).isNotEqualTo(version));
        hold(buyer, show, version, 0).expectProblem(409, "PLAN_CHANGED");
    }

    @Test
    void anotherGeometryIsANewPlanOfTheSameSeats() {
        String layout = layout(Map.of());
        String event = stage.createEvent(1, Map.of("seatLayoutId", layout)).expect(201).at("/id");
        Answer before = api.get(path(event, "plan")).expect(200);
        String admin = "/api/admin/layouts/" + layout;
        ObjectNode exported = (ObjectNode) stage.administrator().get(admin).expect(200).json();
        assertThat(exported.has("stage")).isFalse();
        geometry().forEach((section, shape) -> ((ObjectNode) exported.at("/sections/" + (section.equals("R") ? 0 : 1)))
            .putPOJO("geometry", shape));

        stage.administrator().raw("PUT", admin, "application/json", exported.toString()).expect(200);

        soon(() -> assertThat(api.get(path(event, "plan")).at("/sections/1/rotation")).isEqualTo("-12.5"));
        assertThat(api.get(path(event, "plan")).at("/version")).isNotEqualTo(before.at("/version"));
        Buyer buyer = stage.buyer();
        buyer.api().post("/api/reservations", Map.of("performanceId", stage.performance(event), "planVersion", before.at("/version"),
            "seats", List.of(2))).expect(201);
    }

    @Test
    void aRefusedHoldNamesTheNearestFreeSeats() {
        Show show = stage.show(10, Map.of("maxSeatsPerUser", 4));
        String version = api.get(path(show.event(), "plan")).expect(200).at("/version");
        stage.buyer().hold(show, show.seats().get(4), show.seats().get(5)).expect(201);
        soon(() -> assertThat(api.get(path(show.event(), "states")).at("/held/0")).isEqualTo("2"));
        Buyer second = stage.buyer();

        Answer refused = hold(second, show, version, 4, 5).expectProblem(409, "SEATS_TAKEN");

        assertThat(refused.json().get("taken").toString()).isEqualTo("[4,5]");
        List<Integer> indexes = ints(refused.json().get("alternatives").findValues("seat"));
        assertThat(indexes).isIn(List.of(2, 3), List.of(6, 7));
        assertThat(refused.at("/alternatives/0/id")).isEqualTo(show.seats().get(indexes.get(0)));
        assertThat(refused.at("/alternatives/0/label")).isEqualTo("A-1-" + (indexes.get(0) + 1));
        JsonNode other = stage.buyer().api().post("/api/reservations", Map.of("performanceId", stage.performance(show.event()), "seatIds",
            show.seats().subList(4, 6))).expectProblem(409, "SEATS_TAKEN").json();
        assertThat(ints(other.get("alternatives").findValues("seat"))).as("not those that the first was sent to")
            .hasSize(2).doesNotContainAnyElementsOf(indexes);
        hold(second, show, version, indexes.get(0), indexes.get(1)).expect(201);
        // The body of requirement 2 stays as it is.
        assertThat(stage.buyer().hold(show, show.seats().get(4)).expectProblem(400, "SEATS_TAKEN").json().has("alternatives")).isFalse();
    }

    @Test
    void aSoldOutGradeHasNoAlternatives() {
        Show show = stage.show(2);
        stage.buyer().hold(show, show.seats().get(0)).expect(201);
        stage.buyer().hold(show, show.seats().get(1)).expect(201);
        soon(() -> assertThat(api.get(path(show.event(), "states")).at("/free/0")).isEqualTo("0"));

        JsonNode refused = stage.buyer().api().post("/api/reservations", Map.of("performanceId", stage.performance(show.event()),
            "seatIds", show.seats().subList(0, 1))).expectProblem(409, "SEATS_TAKEN").json();

        assertThat(refused.get("alternatives")).isEmpty();
    }

    @Test
    void framesMayNameSeatsByIndex() {
        Show show = stage.show(10, Map.of("maxSeatsPerUser", 4));
        String version = api.get(path(show.event(), "states")).expect(200).at("/version");
        try (Socket socket = Socket.follow("/ws/seats/" + show.event() + "?indexes=true")) {
            stage.buyer().hold(show, show.seats().get(3), show.seats().get(8)).expect(201);

            soon(() -> assertThat(socket.frames()).hasSize(1));
            JsonNode frame = socket.frames().get(0);
            assertThat(frame.get("event").asText()).isEqualTo("states");
            assertThat(frame.get("data").toString()).isEqualTo("{\"available\":[],\"locked\":[3,8],\"sold\":[]}");
            assertThat(frame.get("performanceId").asText()).isEqualTo(stage.performance(show.event()));
            assertThat(frame.get("version").asText()).isEqualTo(api.get(path(show.event(), "states")).at("/version"));
        }
        try (Socket socket = Socket.open("/ws/seats/" + show.event() + "?indexes=true&since=" + version)) {
            soon(() -> assertThat(socket.frames()).hasSize(1));
            assertThat(socket.frames().get(0).at("/data/locked").toString()).isEqualTo("[3,8]");
        }
    }

    @Test
    void unknownPerformancesAreNotFound() {
        for (String part : List.of("plan", "states", "counts")) {
            api.get("/api/performances/dates/0198c7a0-0000-7000-8000-000000000000/" + part).expectProblem(404, "PERFORMANCE_NOT_FOUND");
            api.get("/api/performances/dates/12/" + part).expectProblem(400, "INVALID_ID");
        }
    }

    private static Answer hold(Buyer buyer, Show show, String version, Integer... seats) {
        return buyer.api().post("/api/reservations",
            Map.of("performanceId", stage.performance(show.event()), "planVersion", version, "seats", List.of(seats)));
    }

    private static void changePrice(String event) {
        String path = "/api/admin/events/" + event;
        JsonNode known = stage.administrator().get(path).expect(200).json();
        ObjectNode grade = known.at("/grades/0").deepCopy();
        String id = grade.get("id").asText();
        grade.remove(List.of("id", "name"));
        grade.put("version", known.get("version").asInt()).put("price", 71_000);
        stage.administrator().raw("PUT", path + "/grades/" + id, "application/json", grade.toString()).expect(200);
    }

    private static String path(String event, String part) {
        return "/api/performances/dates/" + stage.performance(event) + "/" + part;
    }

    /** Two rows of three with an aisle, and a curved row of four. */
    private static String layout(Map<String, Object> geometry) {
        Map<String, Object> front = section(geometry, "R",
            Map.of("rows", 2, "seatsPerRow", 3, "startRow", 1, "price", 50_000, "accessible", List.of("1-1")));
        Map<String, Object> back = section(geometry, "S", Map.of("rows", 1, "seatsPerRow", 4, "startRow", 3, "price", 10_000));
        return stage.administrator().post("/api/admin/layouts",
            Map.of("name", "배치 " + UUID.randomUUID(), "description", "", "sections", List.of(front, back))).expect(201).at("/id");
    }

    private static Map<String, Object> section(Map<String, Object> geometry, String name, Map<String, Object> members) {
        Map<String, Object> section = new HashMap<>(members);
        section.put("name", name);
        if (geometry.containsKey(name)) {
            section.put("geometry", geometry.get(name));
        }
        return section;
    }

    private static Map<String, Object> geometry() {
        return Map.of("R", Map.of("floor", "2층", "x", 0, "y", 200, "seatPitch", 100, "aisles", List.of(2), "aisleWidth", 50, "companions",
            List.of("1-2"), "restrictedView", List.of("2-1")), "S", Map.of("x", 300, "y", 500, "rotation", -12.5, "curve", 1_500));
    }

    private static int[] states(JsonNode body) {
        byte[] bytes = Base64.getDecoder().decode(body.get("states").asText());
        return IntStream.range(0, bytes.length * 4).map(seat -> bytes[seat >> 2] >> (seat & 3) * 2 & 3).toArray();
    }

    private static List<Integer> ints(List<JsonNode> values) {
        return StreamSupport.stream(values.spliterator(), false).map(JsonNode::asInt).toList();
    }
}
