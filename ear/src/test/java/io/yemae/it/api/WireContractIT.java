package io.yemae.it.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.yemae.it.kit.Answer;
import io.yemae.it.kit.Stage.Buyer;
import io.yemae.it.kit.Stage.Show;
import io.yemae.it.kit.YemaeIT;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Details of the wire formats that the requirements fix. */
class WireContractIT extends YemaeIT {

    @Test
    void unknownFieldsAreIgnoredIfARequirementFixesTheFormat() {
        Show show = stage.show(2);
        Buyer buyer = stage.buyer();
        Object unknown = Map.of("nested", List.of(1, Map.of()));
        String concert = sql.texts("SELECT number FROM events WHERE id = ?::uuid", show.event()).get(0);
        String schedule = sql.texts("SELECT number FROM performances WHERE event_id = ?::uuid", show.event()).get(0);

        buyer.api().post("/api/seats/reserve", Map.of("eventId", show.event(), "seatIds", List.of(show.seats().get(0)), "foo", unknown))
            .expect(201);
        buyer.api().patch("/api/users/" + buyer.number() + "/points/charge", Map.of("point", 10, "foo", unknown)).expect(200);
        buyer.api().patch("/api/users/" + buyer.number() + "/balance", Map.of("amount", 10, "foo", unknown)).expect(200);
        buyer.api().raw("PUT", "/api/concerts/" + concert + "/schedules/" + schedule + "/reserves", "application/json",
            "{\"seatNumber\":2,\"foo\":[{}]}").expect(201);
        buyer.api().post("/api/queue/tokens", Map.of("eventId", show.event(), "foo", unknown)).expect(201);
        stage.administrator().post("/api/tickets/issue",
            Map.of("theater_name", "극장", "movie_title", "영화", "price_krw", 1, "foo", unknown)).expect(201);

        assertThat(buyer.api().post("/api/reservations", Map.of("performanceId", UUID.randomUUID(), "grade", "A", "foo", 1))
            .expectProblem(400, "INVALID_REQUEST").at("/fields/0/field")).isEqualTo("foo");
    }

    @Test
    void seatsOfAnUnknownEventAreNotFound() {
        Show show = stage.show(1);

        Answer refused = stage.buyer().api().post("/api/seats/reserve", Map.of("eventId", UUID.randomUUID(), "seatIds", show.seats()))
            .expectProblem(400, "SEAT_NOT_FOUND", "좌석을 찾을 수 없습니다.");

        assertThat(refused.at("/success")).isEqualTo("false");
        assertThat(refused.at("/message")).isEqualTo("좌석을 찾을 수 없습니다.");
    }

    @Test
    void thePaymentOfAnExpiredHoldHasFailed() {
        Show show = stage.show(1);
        Buyer buyer = stage.buyer();
        String reservation = buyer.hold(show, show.seats().get(0)).expect(201).at("/reservation/id");

        sql.letHoldRunOut(reservation);

        // Before and after the sweeper.
        assertFailed(buyer, reservation);
        soon(() -> assertThat(sql.texts("SELECT status || ' ' || payment_status FROM reservations WHERE id = ?::uuid", reservation))
            .containsExactly("expired failed"));
        assertFailed(buyer, reservation);
    }

    @Test
    void theSeatsOfAPerformanceComeWithTheirSections() {
        Show show = stage.show(6);
        String path = "/api/performances/dates/" + stage.performance(show.event()) + "/seats";

        JsonNode map = api.get(path).expect(200).json();

        assertThat(map.get("sections")).hasSize(1)
            .isEqualTo(api.get("/api/seats/events/" + show.event()).expect(200).json().at("/layout/sections"));
        JsonNode section = map.at("/sections/0");
        assertThat(section.get("name").asText()).isEqualTo("A");
        assertThat(section.get("rows").asInt()).isEqualTo(1);
        assertThat(section.get("seatsPerRow").asInt()).isEqualTo(6);
        assertThat(section.get("startRow").asInt()).isEqualTo(1);
        assertThat(section.get("price").asInt()).isEqualTo(70_000);
        assertThat(api.get(path + "?since=" + map.get("version").asText()).expect(200).json().has("sections")).isFalse();
        String standing = stage.performance(stage.generalAdmission(5));
        assertThat(api.get("/api/performances/dates/" + standing + "/seats").expect(200).json().get("sections")).isEmpty();
    }

    @Test
    void aBalanceHasTheUuidOfItsOwnerAsWellAsTheNumber() {
        Buyer buyer = stage.buyer();
        Buyer other = stage.buyer();
        String byUuid = "/api/users/" + buyer.id() + "/balance";

        assertThat(buyer.api().patch(byUuid, Map.of("amount", 700)).expect(200).at("/balance")).isEqualTo("700");
        assertThat(buyer.api().get(byUuid).expect(200).at("/balance")).isEqualTo("700");
        assertThat(buyer.api().get("/api/users/" + buyer.number() + "/balance").expect(200).at("/balance")).isEqualTo("700");
        assertThat(stage.administrator().get(byUuid).expect(200).at("/balance")).isEqualTo("700");
        other.api().get(byUuid).expectProblem(404, "USER_NOT_FOUND", "User Not Exists");
        other.api().patch(byUuid, Map.of("amount", 1)).expectProblem(404, "USER_NOT_FOUND", "User Not Exists");
        buyer.api().get("/api/users/" + UUID.randomUUID() + "/balance").expectProblem(404, "USER_NOT_FOUND", "User Not Exists");
        assertThat(buyer.balance()).isEqualTo(700);
    }

    @Test
    void everyStatusHasATitleInWords() {
        Buyer buyer = stage.buyer();
        String path = "/api/users/" + buyer.number() + "/points/charge";
        buyer.api().patch(path, Map.of("point", 1), "once").expect(200);

        assertThat(buyer.api().patch(path, Map.of("point", 2), "once").expectProblem(422, "IDEMPOTENCY_KEY_REUSED").at("/title"))
            .isEqualTo("Unprocessable Content");
    }

    @Test
    void aRuleAboutSeveralFieldsNamesNoInternalMethod() {
        Answer room = stage.administrator().patch("/api/admin/queue/" + stage.show(1).event(), Map.of())
            .expectProblem(400, "INVALID_REQUEST");
        Answer code = stage.administrator().post("/api/admin/discount-codes",
            Map.of("code", "NEITHER", "startsAt", "2026-01-01T00:00:00Z", "endsAt", "2027-01-01T00:00:00Z"))
            .expectProblem(400, "INVALID_REQUEST");

        assertThat(room.at("/fields/0/field")).isEqualTo("body");
        assertThat(code.at("/fields/0/field")).isEqualTo("body");
        assertThat(room.text() + code.text()).doesNotContain("changingSomething").doesNotContain("percentOrAmount");
    }

    private static void assertFailed(Buyer buyer, String reservation) {
        for (Answer shown : List.of(buyer.api().get("/api/seats/reservation/" + reservation),
                buyer.api().get("/api/reservations/" + reservation),
                stage.administrator().get("/api/admin/reservations/" + reservation))) {
            assertThat(shown.expect(200).at("/reservation/status")).isEqualTo("expired");
            assertThat(shown.at("/reservation/payment_status")).isEqualTo("failed");
        }
        assertThat(buyer.api().get("/api/reservations").expect(200).at("/reservations/0/payment_status")).isEqualTo("failed");
    }
}
