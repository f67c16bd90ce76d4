package io.yemae.it.holds;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.yemae.it.kit.Answer;
import io.yemae.it.kit.Crowd;
import io.yemae.it.kit.Stage.Buyer;
import io.yemae.it.kit.Stage.Show;
import io.yemae.it.kit.YemaeIT;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Reserving seats by name, the best that are left, and general admission. */
class NewReservationsIT extends YemaeIT {

    @Test
    void seatsByName() {
        Show show = stage.show(4, Map.of("maxSeatsPerUser", 2));
        Buyer buyer = stage.buyerWithPoints(140_000);

        JsonNode reservation = reserve(buyer, Map.of("performanceId", performance(show), "seatIds", show.seats().subList(0, 2)))
            .expect(201).json().get("reservation");

        assertThat(reservation.get("status").asText()).isEqualTo("pending");
        assertThat(reservation.get("payment_status").asText()).isEqualTo("pending");
        assertThat(reservation.get("total_amount").asLong()).isEqualTo(140_000);
        assertThat(reservation.get("event_id").asText()).isEqualTo(show.event());
        assertThat(reservation.at("/seats/1/seatLabel").asText()).isEqualTo("A-1-2");
        assertThat(reservation.at("/seats/1/grade").asText()).isEqualTo("A");
        buyer.payWithPoints(reservation.get("id").asText()).expect(200);
    }

    @Test
    void theBestSeatsLieTogetherInTheMiddleOfTheFrontRow() {
        Show show = stage.show(200, Map.of("maxSeatsPerUser", 4));

        Answer answer = reserve(stage.buyer(), Map.of("performanceId", performance(show), "grade", "A", "quantity", 4)).expect(201);

        assertThat(labels(answer)).containsExactly("A-1-49", "A-1-50", "A-1-51", "A-1-52");
    }

    @Test
    void concurrentBuyersGetDifferentSeatsUntilNoneIsLeft() {
        Show show = stage.show(100, Map.of("maxSeatsPerUser", 2));
        String performance = performance(show);
        List<Buyer> buyers = stage.crowd(60);
        List<Answer> answers = Collections.synchronizedList(new ArrayList<>());

        Crowd.of(buyers.size()).run(i ->
            answers.add(reserve(buyers.get(i), Map.of("performanceId", performance, "grade", "A", "quantity", 2))));

        List<String> labels = answers.stream().filter(answer -> answer.status() == 201).flatMap(answer -> labels(answer).stream()).toList();
        assertThat(labels).hasSize(100).doesNotHaveDuplicates();
        assertThat(answers).filteredOn(answer -> answer.status() != 201).hasSize(10)
            .allSatisfy(answer -> answer.expectProblem(409, "NOT_ENOUGH_SEATS"));
    }

    @Test
    void generalAdmissionTakesAnyUnitUntilNoneIsLeft() {
        String event = stage.generalAdmission(3);
        String grade = api.get("/api/tickets/event/" + event).expect(200).at("/ticketTypes/0/id");
        Map<String, Object> wanted = Map.of("eventId", event, "items", List.of(Map.of("ticketTypeId", grade, "quantity", 1)));
        for (int i = 0; i < 3; i++) {
            JsonNode seat = reserve(stage.buyer(), wanted).expect(201).json().at("/reservation/seats/0");
            assertThat(seat.get("seatLabel").isNull()).isTrue();
            assertThat(seat.get("grade").asText()).isEqualTo("자유석");
        }

        reserve(stage.buyer(), wanted).expectProblem(409, "NOT_ENOUGH_SEATS");
    }

    @Test
    void theSeatLimitAppliesToBestSeatsAsWell() {
        Show show = stage.show(10);

        reserve(stage.buyer(), Map.of("performanceId", performance(show), "grade", "A", "quantity", 2)).expectProblem(409, "SEAT_LIMIT");
    }

    @Test
    void aRequestMustHaveExactlyOneForm() {
        Show show = stage.show(2);
        String performance = performance(show);
        Buyer buyer = stage.buyer();
        List<Map<String, Object>> wrong = List.of(
            Map.of(),
            Map.of("performanceId", performance),
            Map.of("grade", "A"),
            Map.of("performanceId", performance, "grade", "A", "seatIds", show.seats()),
            Map.of("eventId", show.event(), "grade", "A"),
            Map.of("performanceId", performance, "grade", "A", "quantity", 0),
            Map.of("performanceId", performance, "grade", "A", "quantity", 11),
            Map.of("performanceId", performance, "seatIds", List.of()),
            Map.of("eventId", show.event(), "items", List.of(Map.of("ticketTypeId", "A", "quantity", 1))));
        for (Map<String, Object> request : wrong) {
            assertThat(reserve(buyer, request).status()).as(request.toString()).isEqualTo(400);
        }
        reserve(buyer, Map.of("performanceId", performance, "grade", "Z")).expectProblem(404, "GRADE_NOT_FOUND");
        reserve(buyer, Map.of("performanceId", "0198c7a0-0000-7000-8000-000000000000", "grade", "A"))
            .expectProblem(404, "PERFORMANCE_NOT_FOUND");
        assertThat(sql.texts("SELECT 1 FROM reservations WHERE user_id = ?::uuid", buyer.id())).isEmpty();
    }

    @Test
    void theSameKeyReservesOnce() {
        Show show = stage.show(2);
        Buyer buyer = stage.buyer();
        Map<String, Object> request = new HashMap<>(Map.of("performanceId", performance(show), "grade", "A"));

        String first = buyer.api().post("/api/reservations", request, "reserve-once").expect(201).at("/reservation/id");

        assertThat(buyer.api().post("/api/reservations", request, "reserve-once").expect(201).at("/reservation/id")).isEqualTo(first);
        request.put("quantity", 1);
        buyer.api().post("/api/reservations", request, "reserve-once").expectProblem(422, "IDEMPOTENCY_KEY_REUSED");
    }

    private static Answer reserve(Buyer buyer, Map<String, Object> request) {
        return buyer.api().post("/api/reservations", request);
    }

    private static String performance(Show show) {
        return stage.performance(show.event());
    }

    private static List<String> labels(Answer answer) {
        List<String> labels = new ArrayList<>();
        answer.json().at("/reservation/seats").forEach(seat -> labels.add(seat.get("seatLabel").asText()));
        return labels;
    }
}
