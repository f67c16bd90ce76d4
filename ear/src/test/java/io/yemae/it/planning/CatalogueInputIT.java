package io.yemae.it.planning;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.yemae.it.kit.Answer;
import io.yemae.it.kit.Api;
import io.yemae.it.kit.Stage.Buyer;
import io.yemae.it.kit.Stage.Show;
import io.yemae.it.kit.YemaeIT;
import java.text.Normalizer;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Validation of catalogue input: distinguishable names, prices that apply, future times, posters on public hosts. */
class CatalogueInputIT extends YemaeIT {
    private final Api administrator = stage.administrator();

    @Test
    void sectionsThatLookTheSameAreRefused() {
        for (List<String> names : List.of(List.of("가", decomposed("가")), List.of("R", "R "), List.of("R", "Ｒ"),
            List.of("가 나", "가\u3000 나"))) {
            assertThat(addLayout(unique(), names).expectProblem(400, "INVALID_REQUEST").at("/fields/0/field")).isEqualTo("sections");
        }
        addLayout(unique(), List.of("R", "r", "R1")).expect(201);
    }

    @Test
    void layoutsThatLookTheSameAreRefused() {
        String name = unique() + " 가";
        addLayout(name, List.of("A")).expect(201);

        for (String same : List.of(name + " ", decomposed(name), name.replace(" ", "\u00a0"), name.replace(" 가", "  가"))) {
            addLayout(same, List.of("A")).expectProblem(409, "LAYOUT_NAME_TAKEN");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"VIP", "석1", "석 1", "S"})
    void aGradeThatNamesNoSectionAndHasNoQuantityIsRefused(String grade) {
        String layout = addLayout(unique(), List.of("석", "R")).expect(201).at("/id");

        Answer refused = create(layout, List.of(Map.of("name", grade, "price", 70_000))).expectProblem(400, "INVALID_REQUEST");

        assertThat(refused.at("/fields/0/field")).isEqualTo("grades");
        assertThat(refused.at("/error")).contains(grade);
    }

    @Test
    void aGradePricesTheSectionWhoseNameLooksTheSame() {
        String layout = addLayout(unique(), List.of("석", "R")).expect(201).at("/id");

        String event = create(layout, List.of(Map.of("name", decomposed("석") + " ", "price", 70_000), Map.of("name", "Ｒ", "price", 60_000),
            Map.of("name", "입석", "price", 10_000, "quantity", 5))).expect(201).at("/id");

        JsonNode types = api.get("/api/tickets/event/" + event).expect(200).json();
        assertThat(types.findValuesAsText("price")).containsExactlyInAnyOrder("70000", "60000", "10000");
        assertThat(sql.texts("""
            SELECT DISTINCT concat(seat.section, ' ', grade.price)
            FROM seats seat
            JOIN grades grade ON grade.id = seat.grade_id
            WHERE grade.event_id = ?::uuid AND seat.section IS NOT NULL""", event)).containsExactlyInAnyOrder("석 70000", "R 60000");
        administrator.post("/api/admin/events/" + event + "/grades",
            Map.of("version", EventDesk.version(event), "name", "입석\u3000", "price", 1, "quantity", 1))
            .expectProblem(400, "INVALID_REQUEST");
    }

    @Test
    void aGradeOfWheelchairPlacesAloneCanBeReserved() {
        String layout = administrator.post("/api/admin/layouts", Map.of("name", unique(), "description", "", "sections",
            List.of(section("휠체어석", Map.of("seatsPerRow", 2, "accessible", List.of("1-1", "1-2"))), section("A", Map.of())))).expect(201)
                .at("/id");
        String event = create(layout, List.of()).expect(201).at("/id");
        String performance = EventDesk.form(event).at("/performances/0/id").asText();
        String grade = sql.texts("SELECT id FROM grades WHERE event_id = ?::uuid AND name = '휠체어석'", event).get(0);

        Buyer byName = stage.buyer();
        byName.api().post("/api/reservations", Map.of("performanceId", performance, "grade", decomposed("휠체어석") + " ")).expect(201);
        Buyer byId = stage.buyer();
        byId.api().post("/api/reservations", Map.of("eventId", event, "items", List.of(Map.of("ticketTypeId", grade, "quantity", 1))))
            .expect(201);
        stage.buyer().api().post("/api/reservations", Map.of("performanceId", performance, "grade", "휠체어석"))
            .expectProblem(409, "NOT_ENOUGH_SEATS");
    }

    @Test
    void performancesInThePastAndThoseOfMoreThanADayAreRefused() {
        Instant start = Instant.now().plus(Duration.ofDays(9));
        for (Map<String, String> bad : List.of(showing(Instant.parse("2020-01-14T10:00:00Z"), Duration.ofHours(1)),
                showing(Instant.now().minusSeconds(60), Duration.ofHours(1)), showing(start, Duration.ofDays(365)),
                    showing(start, Duration.ofMinutes(1441)))) {
            stage.createEvent(1, Map.of("performances", List.of(bad), "saleEnd", "2029-01-01T00:00:00Z"))
                .expectProblem(400, "INVALID_REQUEST");
        }
        String event = stage.createEvent(1, Map.of("performances", List.of(showing(start, Duration.ofHours(24))))).expect(201).at("/id");
        String path = "/api/admin/events/" + event + "/performances";
        Map<String, Object> past = new HashMap<>(showing(Instant.now().minusSeconds(60), Duration.ofHours(1)));
        past.put("version", EventDesk.version(event));
        administrator.post(path, past).expectProblem(400, "INVALID_REQUEST");
        EventDesk.put(path + "/" + EventDesk.form(event).at("/performances/0/id").asText(), past).expectProblem(400, "INVALID_REQUEST");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://user:secret@example.com/p.png", "https://example.com/\"onerror=x", "http://localhost:9990/",
        "http://10.0.0.7/p.png",
        "http://169.254.169.254/latest", "http://[::1]/", "http://2130706433/", "https://example.com/a b"})
    void aPosterMustBeOnAPublicHost(String address) {
        assertThat(stage.createEvent(1, Map.of("posterImageUrl", address)).expectProblem(400, "INVALID_REQUEST").at("/fields/0/field"))
            .isEqualTo("posterImageUrl");
    }

    @Test
    void aCancelledEventHasNoWaitingRoom() {
        Show show = stage.show(1);
        Buyer waiting = stage.buyer();
        Buyer late = stage.buyer();
        waiting.api().raw("POST", "/api/queue/check/" + show.event(), null, null).expect(200);
        String token = waiting.api().post("/api/queue/tokens", Map.of("eventId", show.event())).expect(201).at("/token");

        administrator.post("/api/admin/events/" + show.event() + "/cancel", Map.of("reason", "사정")).expect(200);

        // Requirement 2 demands 400 for a conflict.
        soon(() -> waiting.api().raw("POST", "/api/queue/check/" + show.event(), null, null).expectProblem(400, "EVENT_CANCELLED"));
        late.api().raw("POST", "/api/queue/check/" + show.event(), null, null).expectProblem(400, "EVENT_CANCELLED");
        late.api().post("/api/queue/tokens", Map.of("eventId", show.event())).expectProblem(400, "EVENT_CANCELLED");
        api.with("Queue-Token", token).get("/api/queue/position").expectProblem(400, "EVENT_CANCELLED");
        Answer status = waiting.api().get("/api/queue/status/" + show.event()).expect(200);
        assertThat(status.at("/status")).isEqualTo("not_in_queue");
        assertThat(status.at("/message")).isEqualTo("취소된 공연입니다.");
    }

    @Test
    void aDateWithAnOverlongYearIsRefused() {
        for (String day : List.of("%2B999999999-12-31", "-999999999-01-01", "0000-01-01", "x", "")) {
            administrator.get("/api/admin/payments/differences?day=" + day).expectProblem(400, "INVALID_REQUEST");
            if (!day.isEmpty()) {
                api.get("/api/performances?from=" + day).expectProblem(400, "INVALID_REQUEST");
                administrator.get("/api/admin/audit?from=" + day + "T00:00:00Z").expectProblem(400, "INVALID_REQUEST");
            }
        }
    }

    private Answer create(String layout, List<Map<String, Object>> grades) {
        return stage.createEvent(1, Map.of("seatLayoutId", layout, "grades", grades));
    }

    private Answer addLayout(String name, List<String> sections) {
        return administrator.post("/api/admin/layouts", Map.of("name", name, "description", "", "sections",
            sections.stream().map(section -> section(section, Map.of())).toList()));
    }

    private static Map<String, Object> section(String name, Map<String, Object> changes) {
        Map<String, Object> section = new HashMap<>(Map.of("name", name, "rows", 1, "seatsPerRow", 1, "price", 50_000));
        section.putAll(changes);
        return section;
    }

    private static Map<String, String> showing(Instant start, Duration length) {
        return Map.of("startsAt", start.toString(), "endsAt", start.plus(length).toString());
    }

    private static String decomposed(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD);
    }

    private static String unique() {
        return "배치 " + UUID.randomUUID();
    }
}
