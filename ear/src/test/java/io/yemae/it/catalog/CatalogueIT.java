package io.yemae.it.catalog;

import static io.yemae.it.planning.EventDesk.change;
import static io.yemae.it.planning.EventDesk.showing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.yemae.it.kit.Answer;
import io.yemae.it.kit.Stage.Buyer;
import io.yemae.it.kit.Stage.Show;
import io.yemae.it.kit.YemaeIT;
import io.yemae.it.planning.EventDesk;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Events, grades and concerts in the formats of requirements 2 and 3, and the status of sold-out events. */
class CatalogueIT extends YemaeIT {

    @Test
    void ticketTypesCountTheAvailableSeats() {
        Show show = stage.show(3, Map.of("grades", List.of(
            Map.of("name", "A", "price", 90_000, "description", "전석"), Map.of("name", "자유석", "price", 30_000, "quantity", 2))));
        stage.buyer().hold(show, show.seats().get(0)).expect(201);
        String seated = grade(show.event(), "A");
        String free = grade(show.event(), "자유석");

        soon(() -> assertThat(api.get("/api/tickets/event/" + show.event()).expect(200).at("/ticketTypes/0/available_quantity"))
            .isEqualTo("2"));
        assertThat(api.get("/api/tickets/event/" + show.event()).expect(200).text()).isEqualTo("{\"ticketTypes\":["
            + "{\"id\":\"" + seated + "\",\"name\":\"A\",\"price\":90000,"
            + "\"total_quantity\":3,\"available_quantity\":2,\"description\":\"전석\"},"
            + "{\"id\":\"" + free + "\",\"name\":\"자유석\",\"price\":30000,"
            + "\"total_quantity\":2,\"available_quantity\":2,\"description\":null}]}");
        assertThat(api.get("/api/tickets/availability/" + seated).expect(200).text())
            .isEqualTo("{\"available_quantity\":2,\"total_quantity\":3}");
        assertThat(api.get("/api/tickets/availability/" + free).expect(200).text())
            .isEqualTo("{\"available_quantity\":2,\"total_quantity\":2}");
    }

    @Test
    void anExpiredHoldIsAvailableAtOnce() {
        Show show = stage.show(1);
        String grade = grade(show.event(), "A");
        String reservation = stage.buyer().hold(show, show.seats().get(0)).expect(201).at("/reservation/id");
        soon(() -> assertThat(api.get("/api/tickets/availability/" + grade).at("/available_quantity")).isEqualTo("0"));

        sql.letHoldRunOut(reservation);

        soon(() -> assertThat(api.get("/api/tickets/availability/" + grade).at("/available_quantity")).isEqualTo("1"));
    }

    @Test
    void ticketTypesOfAnUnknownEventAreNotFound() {
        assertThat(api.get("/api/tickets/event/" + UUID.randomUUID()).expect(200).text()).isEqualTo("{\"ticketTypes\":[]}");
        Answer unknown = api.get("/api/tickets/availability/" + UUID.randomUUID())
            .expectProblem(404, "TICKET_TYPE_NOT_FOUND", "티켓 타입을 찾을 수 없습니다.");
        assertThat(unknown.at("/success")).isEqualTo("false");
        assertThat(unknown.at("/message")).isEqualTo("티켓 타입을 찾을 수 없습니다.");
        for (String bad : List.of("7", "x", "%20", "1-1-1-1-1", UUID.randomUUID() + "0")) {
            api.get("/api/tickets/event/" + bad).expectProblem(400, "INVALID_ID", "Invalid eventId format");
            api.get("/api/tickets/availability/" + bad).expectProblem(400, "INVALID_ID", "Invalid ticketTypeId format");
        }
    }

    @Test
    void concertsAreEventsUnderShortNumbers() {
        String event = stage.createEvent(2, Map.of("title", "허재의 카드마술쇼", "performances", List.of(
            showing("2031-10-31T05:30:00Z"), showing("2031-11-30T05:30:00Z")))).expect(201).at("/id");
        long concert = number("events", "id", event);
        List<String> schedules = sql.texts("SELECT number FROM performances WHERE event_id = ?::uuid ORDER BY starts_at", event);

        assertThat(api.get("/api/concerts").expect(200).text()).startsWith("[{\"concertId\":")
            .contains("{\"concertId\":" + concert + ",\"name\":\"허재의 카드마술쇼\",\"price\":70000}");
        assertThat(api.get("/api/concerts/" + concert + "/schedules").expect(200).text()).isEqualTo("["
            + "{\"scheduleId\":" + schedules.get(0) + ",\"startDatetime\":\"2031-10-31 14:30:00\",\"endDatetime\":\"2031-10-31 15:30:00\","
            + "\"maximumAudienceCount\":2,\"reservableAudienceCount\":2},"
            + "{\"scheduleId\":" + schedules.get(1) + ",\"startDatetime\":\"2031-11-30 14:30:00\",\"endDatetime\":\"2031-11-30 15:30:00\","
            + "\"maximumAudienceCount\":2,\"reservableAudienceCount\":2}]");
    }

    @Test
    void theSeatsOfADateAreNumberedFromOne() {
        Show show = stage.show(3);
        long concert = number("events", "id", show.event());
        long schedule = number("performances", "event_id", show.event());
        stage.buyer().hold(show, show.seats().get(1)).expect(201);
        String seats = "/api/concerts/" + concert + "/schedules/" + schedule + "/seats";

        soon(() -> assertThat(api.get(seats).expect(200).text()).isEqualTo("[{\"seatNumber\":1,\"price\":70000,\"available\":true},"
            + "{\"seatNumber\":2,\"price\":70000,\"available\":false},{\"seatNumber\":3,\"price\":70000,\"available\":true}]"));
        assertThat(api.get("/api/concerts/" + concert + "/schedules").at("/0/reservableAudienceCount")).isEqualTo("2");

        change(show.event(), Map.of("saleEnd", Instant.now().toString())).expect(200);
        soon(() -> assertThat(api.get(seats).expect(200).text()).doesNotContain("true"));
        soon(() -> assertThat(api.get("/api/concerts/" + concert + "/schedules").at("/0/reservableAudienceCount")).isEqualTo("0"));

        cancel(show.event(), sql.texts("SELECT id FROM performances WHERE number = ?", schedule).get(0));
        soon(() -> assertThat(api.get("/api/concerts/" + concert + "/schedules").expect(200).text()).isEqualTo("[]"));
        api.get(seats).expectProblem(404, "SCHEDULE_NOT_FOUND");
        assertThat(api.get("/api/concerts").text()).doesNotContain("\"concertId\":" + concert + ",");
    }

    @Test
    void unknownConcertsAndDatesAreNotFound() {
        long concert = number("events", "id", stage.show(1).event());
        long another = number("performances", "event_id", stage.show(1).event());

        for (String bad : List.of("0", "-1", "x", "999999999", "99999999999999999999", UUID.randomUUID().toString())) {
            api.get("/api/concerts/" + bad + "/schedules").expectProblem(404, "CONCERT_NOT_FOUND", "콘서트를 찾을 수 없습니다.");
            api.get("/api/concerts/" + bad + "/schedules/1/seats").expectProblem(404, "CONCERT_NOT_FOUND", "콘서트를 찾을 수 없습니다.");
            api.get("/api/concerts/" + concert + "/schedules/" + bad + "/seats").expectProblem(404, "SCHEDULE_NOT_FOUND", "일정을 찾을 수 없습니다.");
        }
        api.get("/api/concerts/" + concert + "/schedules/" + another + "/seats").expectProblem(404, "SCHEDULE_NOT_FOUND");
    }

    @Test
    void anEventIsSoldOutWhileNoSeatIsAvailable() {
        String mark = "sold" + System.nanoTime();
        Show show = stage.show(2, Map.of("title", mark));
        Buyer buyer = stage.buyerWithPoints(100_000);
        String bought = buyer.hold(show, show.seats().get(0)).expect(201).at("/reservation/id");
        buyer.payWithPoints(bought).expect(200);
        assertStatus(show.event(), mark, "on_sale");

        String held = stage.buyer().hold(show, show.seats().get(1)).expect(201).at("/reservation/id");
        assertStatus(show.event(), mark, "sold_out");

        sql.letHoldRunOut(held);
        assertStatus(show.event(), mark, "on_sale");
    }

    @Test
    void seatsOfStartedOrCancelledPerformancesAreNotForSale() {
        String mark = "late" + System.nanoTime();
        Instant now = Instant.now();
        Show show = stage.show(1, Map.of("title", mark, "performances", List.of(
            showing(now.plus(Duration.ofDays(30)).toString()), showing(now.plus(Duration.ofDays(7)).toString()),
            showing(now.plus(Duration.ofDays(8)).toString()))));
        EventDesk.letBegin(show.event(), 0, now.minusSeconds(600), now.plusSeconds(3_600));
        assertStatus(show.event(), mark, "on_sale");

        cancel(show.event(), sql.texts("SELECT id FROM performances WHERE event_id = ?::uuid ORDER BY number DESC", show.event()).get(0));
        assertStatus(show.event(), mark, "on_sale");
        stage.buyer().hold(show, show.seats().get(0)).expect(201);

        assertStatus(show.event(), mark, "sold_out");
    }

    @Test
    void theSaleWindowTakesPrecedenceOverSoldOut() {
        String mark = "clock" + System.nanoTime();
        Show show = stage.show(1, Map.of("title", mark));
        stage.buyer().hold(show, show.seats().get(0)).expect(201);
        assertStatus(show.event(), mark, "sold_out");

        Instant now = Instant.now();
        change(show.event(), Map.of("saleEnd", now.toString())).expect(200);
        assertStatus(show.event(), mark, "ended");
        change(show.event(), Map.of("saleStart", now.plusSeconds(86_400).toString(), "saleEnd", now.plusSeconds(90_000).toString()))
            .expect(200);
        assertStatus(show.event(), mark, "upcoming");
        stage.administrator().post("/api/admin/events/" + show.event() + "/cancel", Map.of("reason", "사정")).expect(200);
        assertStatus(show.event(), mark, "cancelled");
    }

    /** In its own answer, in lists, and among the events of that status alone; a hold is seen a moment later than a change of the event. */
    private static void assertStatus(String event, String title, String status) {
        await().atMost(Duration.ofSeconds(15)).untilAsserted(() -> {
            assertThat(api.get("/api/events/" + event).expect(200).at("/event/status")).isEqualTo(status);
            assertThat(api.get("/api/performances/" + event).expect(200).at("/status")).isEqualTo(status);
            assertThat(api.get("/api/events?q=" + title).expect(200).at("/events/0/status")).isEqualTo(status);
            for (String each : List.of("upcoming", "on_sale", "sold_out", "ended", "cancelled")) {
                JsonNode found = api.get("/api/events?status=" + each + "&q=" + title).expect(200).json();
                assertThat(found.get("events")).as(each).hasSize(each.equals(status) ? 1 : 0);
                assertThat(found.at("/pagination/total").asInt()).as(each).isEqualTo(each.equals(status) ? 1 : 0);
            }
        });
    }

    static void cancel(String event, String performance) {
        stage.administrator().post("/api/admin/events/" + event + "/performances/" + performance + "/cancel", Map.of("reason", "사정"))
            .expect(200);
    }

    private static String grade(String event, String name) {
        return sql.texts("SELECT id FROM grades WHERE event_id = ?::uuid AND name = ?", event, name).get(0);
    }

    private static long number(String table, String column, String id) {
        return sql.number("SELECT number FROM " + table + " WHERE " + column + " = ?::uuid", id);
    }
}
