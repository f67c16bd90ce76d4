package io.yemae.it.catalog;

import static io.yemae.it.planning.EventDesk.change;
import static io.yemae.it.planning.EventDesk.showing;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.yemae.it.kit.Answer;
import io.yemae.it.kit.Stage.Show;
import io.yemae.it.kit.YemaeIT;
import io.yemae.it.planning.EventDesk;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The list, the page and the calendar of performances (requirement 1, section 2). */
class PerformancesIT extends YemaeIT {
    private final String category = "genre" + System.nanoTime();

    @Test
    void theListShowsAPerformance() {
        String event = event("밤의 노래", Map.of("posterImageUrl", "https://example.com/p.png", "artist", "온새미로", "venueId",
            venue("긴 홀"), "performances", List.of(showing("2031-12-24T10:30:00Z"), showing("2031-12-26T10:30:00Z"))));

        JsonNode found = api.get("/api/performances?category=" + category).expect(200).json();

        assertThat(found.at("/pagination").toString()).isEqualTo("{\"page\":1,\"limit\":10,\"total\":1,\"totalPages\":1}");
        JsonNode performance = found.at("/performances/0");
        assertThat(performance.get("id").asText()).isEqualTo(event);
        assertThat(performance.get("title").asText()).isEqualTo("밤의 노래");
        assertThat(performance.get("artist").asText()).isEqualTo("온새미로");
        assertThat(performance.get("category").asText()).isEqualTo(category);
        assertThat(performance.get("thumbnail").asText()).isEqualTo("https://example.com/p.png");
        assertThat(performance.get("venue").asText()).isEqualTo("긴 홀");
        assertThat(performance.get("status").asText()).isEqualTo("on_sale");
        assertThat(performance.get("startsAt").asText()).isEqualTo("2031-12-24T10:30:00Z");
        assertThat(performance.get("endsAt").asText()).isEqualTo("2031-12-26T11:30:00Z");
        assertThat(performance.get("startDate").asText()).isEqualTo("2031년 12월 24일");
        assertThat(performance.get("endDate").asText()).isEqualTo("2031년 12월 26일");
        assertThat(performance.get("minPrice").asLong()).isEqualTo(70_000);
    }

    @Test
    void aSingleShowingStartsAndEndsOnOneDay() {
        event("자정을 넘어", Map.of("performances", List.of(showing("2031-12-24T14:30:00Z"))));

        JsonNode performance = api.get("/api/performances?category=" + category).expect(200).json().at("/performances/0");

        assertThat(performance.get("startDate").asText()).isEqualTo("2031년 12월 24일");
        assertThat(performance.get("endDate").asText()).isEqualTo("2031년 12월 24일");
    }

    @Test
    void theLatestComesFirstUnlessSortedByName() {
        event("나", Map.of());
        event("다", Map.of());
        event("가", Map.of());

        assertThat(titles("")).containsExactly("가", "다", "나");
        assertThat(titles("&sort=latest")).containsExactly("가", "다", "나");
        assertThat(titles("&sort=name")).containsExactly("가", "나", "다");
        assertThat(titles("&sort=name&limit=2&page=2")).containsExactly("다");
        assertThat(titles("&limit=x&page=0")).hasSize(3);
        JsonNode past = api.get("/api/performances?category=" + category + "&page=9").expect(200).json();
        assertThat(past.get("performances")).isEmpty();
        assertThat(past.at("/pagination/total").asInt()).isEqualTo(3);
    }

    @Test
    void aPerformanceIsFoundByDatesPricesVenueAndName() {
        event("하나", Map.of("venueId", venue("올림픽공원 " + category), "performances", List.of(
            showing("2031-12-24T10:30:00Z"), showing("2031-12-31T15:30:00Z"))));
        event("둘", Map.of("grades", List.of(Map.of("name", "A", "price", 50_000), Map.of("name", "B", "price", 90_000, "quantity", 1)),
            "performances", List.of(showing("2031-12-25T10:30:00Z"))));

        assertThat(titles("&from=2031-12-25")).containsExactly("둘", "하나");
        assertThat(titles("&from=2031-12-26&to=2031-12-31")).isEmpty();
        assertThat(titles("&from=2032-01-01&to=2032-01-01")).containsExactly("하나");
        assertThat(titles("&to=2031-12-24")).containsExactly("하나");
        assertThat(titles("&minPrice=80000")).containsExactly("둘");
        assertThat(titles("&minPrice=60000&maxPrice=80000")).containsExactly("하나");
        assertThat(titles("&maxPrice=49999")).isEmpty();
        assertThat(titles("&venue=" + encoded("픽공원 " + category))).containsExactly("하나");
        assertThat(titles("&venue=olympic%20park")).containsExactly("하나");
        assertThat(titles("&q=" + encoded("하나"))).containsExactly("하나");
    }

    @Test
    void aGenreIsFoundInBothLanguages() {
        String event = stage.createEvent(1, Map.of("category", "뮤지컬", "title", category)).expect(201).at("/id");

        assertThat(api.get("/api/performances?category=Musical&q=" + category).expect(200).at("/performances/0/id")).isEqualTo(event);
        assertThat(api.get("/api/performances?category=concert&q=" + category).expect(200).json().get("performances")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"from,2031-13-01", "to,x", "minPrice,-1", "maxPrice,1.5", "sort,price", "from,+12345-01-01"})
    void invalidDatesPricesAndSortOrdersAreRefused(String name, String value) {
        Answer refused = api.get("/api/performances?" + name + "=" + encoded(value)).expectProblem(400, "INVALID_REQUEST");

        assertThat(refused.at("/fields/0/field")).isEqualTo(name);
    }

    @Test
    void thePageShowsAPerformance() {
        Show show = stage.show(3, Map.of("saleStart", "2026-01-01T01:00:00Z", "saleEnd", "2031-12-24T09:00:30Z", "performances",
            List.of(showing("2031-12-24T10:30:00Z"), showing("2031-12-24T15:30:00Z"))));
        stage.buyer().hold(show, show.seats().get(0)).expect(201);
        soon(() -> assertThat(api.get("/api/performances/" + show.event()).expect(200).at("/grades/0/left")).isEqualTo("5"));

        JsonNode page = api.get("/api/performances/" + show.event()).expect(200).json();

        assertThat(page.get("id").asText()).isEqualTo(show.event());
        assertThat(page.get("category").asText()).isEqualTo("콘서트");
        assertThat(page.get("runningMinutes").asInt()).isEqualTo(60);
        assertThat(page.get("startDate").asText()).isEqualTo("2031년 12월 24일");
        assertThat(page.get("endDate").asText()).isEqualTo("2031년 12월 25일");
        assertThat(page.get("saleStart").asText()).isEqualTo("2026-01-01T01:00:00Z");
        assertThat(page.get("saleStartTime").asText()).isEqualTo("2026년 01월 01일 10:00");
        assertThat(page.get("saleEndTime").asText()).isEqualTo("2031년 12월 24일 18:00");
        assertThat(page.at("/grades/0/name").asText()).isEqualTo("A");
        assertThat(page.at("/grades/0/price").asLong()).isEqualTo(70_000);
        assertThat(page.at("/grades/0/colour").asText()).matches("#[0-9a-f]{6}");
        assertThat(page.at("/grades/0/left").asInt()).isEqualTo(5);
        assertThat(page.at("/grades/0/total").asInt()).isEqualTo(6);
        assertThat(page.get("dates").toString()).isEqualTo("[\"2031-12-24\",\"2031-12-25\"]");
    }

    @Test
    void theCalendarShowsAvailabilityAndTheReasonIfAShowingCannotBeBooked() {
        Instant now = Instant.now();
        Show show = stage.show(1, Map.of("performances", List.of(
            showing("2031-11-01T10:00:00Z"), showing("2031-12-01T10:00:00Z"), showing("2031-12-02T10:00:00Z"),
                showing("2031-12-31T15:30:00Z"))));
        EventDesk.letBegin(show.event(), 0, now.minusSeconds(60), now.plusSeconds(60));
        CatalogueIT.cancel(show.event(),
            sql.texts("SELECT id FROM performances WHERE event_id = ?::uuid AND starts_at = '2031-12-02T10:00:00Z'",
            show.event()).get(0));

        soon(() -> assertThat(codes(show, "")).containsExactly("STARTED", "null", "CANCELLED", "null"));
        assertThat(codes(show, "?month=2031-12")).containsExactly("null", "CANCELLED");
        assertThat(codes(show, "?month=2032-01")).containsExactly("null");
        assertThat(codes(show, "?month=2032-02")).isEmpty();
        JsonNode january = dates(show, "?month=2032-01").get(0);
        assertThat(january.get("date").asText()).isEqualTo("2032-01-01");
        assertThat(january.get("startsAt").asText()).isEqualTo("2031-12-31T15:30:00Z");
        assertThat(january.get("bookable").asBoolean()).isTrue();
        assertThat(january.get("reason").isNull()).isTrue();
        assertThat(january.at("/grades/0/left").asInt()).isEqualTo(1);

        Map<String, Object> hold = Map.of("eventId", show.event(), "performanceId", january.get("performanceId").asText(), "seatIds",
            sql.texts("SELECT id FROM seats WHERE performance_id = ?::uuid", january.get("performanceId").asText()));
        stage.buyer().api().post("/api/seats/reserve", hold).expect(201);
        soon(() -> assertThat(codes(show, "?month=2032-01")).containsExactly("SOLD_OUT"));
        JsonNode soldOut = dates(show, "?month=2032-01").get(0);
        assertThat(soldOut.get("code").asText()).isEqualTo("SOLD_OUT");
        assertThat(soldOut.get("reason").asText()).isEqualTo("매진되었습니다.");
        assertThat(soldOut.get("bookable").asBoolean()).isFalse();
        assertThat(soldOut.at("/grades/0/left").asInt()).isZero();

        change(show.event(), Map.of("saleEnd", now.toString())).expect(200);
        soon(() -> assertThat(codes(show, "")).containsExactly("STARTED", "SALE_ENDED", "CANCELLED", "SALE_ENDED"));
        change(show.event(), Map.of("saleStart", now.plusSeconds(86_400).toString(), "saleEnd", now.plusSeconds(90_000).toString()))
            .expect(200);
        soon(() -> assertThat(codes(show, "?month=2031-12")).containsExactly("SALE_NOT_STARTED", "CANCELLED"));
    }

    @Test
    void unknownPerformancesAreNotFound() {
        for (String path : List.of("", "/dates")) {
            api.get("/api/performances/" + UUID.randomUUID() + path).expectProblem(404, "EVENT_NOT_FOUND", "이벤트를 찾을 수 없습니다.");
            api.get("/api/performances/7" + path).expectProblem(400, "INVALID_ID", "Invalid event ID format");
        }
        String event = stage.show(1).event();
        for (String month : List.of("2031", "2031-13", "x", "%2B999999999-12", "2031-12-01")) {
            api.get("/api/performances/" + event + "/dates?month=" + month)
                .expectProblem(400, "INVALID_REQUEST", "월은 yyyy-MM 형식이어야 합니다.");
        }
    }

    private String event(String title, Map<String, Object> changes) {
        Map<String, Object> members = new HashMap<>(changes);
        members.put("title", title);
        members.put("category", category);
        return stage.createEvent(1, members).expect(201).at("/id");
    }

    private static String venue(String name) {
        return stage.administrator().post("/api/admin/venues", Map.of("name", name, "address", "서울시 종로구")).expect(201).at("/id");
    }

    private List<String> titles(String query) {
        return api.get("/api/performances?category=" + category + query).expect(200).json().get("performances").findValuesAsText("title");
    }

    private static JsonNode dates(Show show, String query) {
        return api.get("/api/performances/" + show.event() + "/dates" + query).expect(200).json().get("dates");
    }

    private static List<String> codes(Show show, String query) {
        return dates(show, query).findValuesAsText("code");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
