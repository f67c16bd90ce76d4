package io.yemae.it.planning;

import static io.yemae.it.planning.EventDesk.change;
import static io.yemae.it.planning.EventDesk.changeGrade;
import static io.yemae.it.planning.EventDesk.form;
import static io.yemae.it.planning.EventDesk.grade;
import static io.yemae.it.planning.EventDesk.later;
import static io.yemae.it.planning.EventDesk.quantity;
import static io.yemae.it.planning.EventDesk.showing;
import static io.yemae.it.planning.EventDesk.version;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.yemae.it.kit.Stage.Buyer;
import io.yemae.it.kit.Stage.Show;
import io.yemae.it.kit.YemaeIT;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Changes to prices, quantities and the layout of an event by administrators (requirement 1, section 2). */
class GradeAdministrationIT extends YemaeIT {

    @Test
    void anotherLayoutReplacesTheSeats() {
        Show show = stage.show(3, Map.of("grades", List.of(Map.of("name", "자유석", "price", 1_000, "quantity", 2))));
        String layout = stage.administrator()
            .post("/api/admin/layouts", Map.of("name", UUID.randomUUID().toString(), "description", "", "sections",
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
    void aNewPriceAppliesToNewReservations() {
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
    void generalAdmissionCannotShrinkBelowWhatIsReserved() {
        String event = stage.generalAdmission(3);
        Buyer buyer = stage.buyer();
        String unit = sql.texts("SELECT seat.id FROM seats seat JOIN performances p ON p.id = seat.performance_id WHERE p.event_id = "
            + "?::uuid"
            + " ORDER BY seat.ordinal DESC LIMIT 1", event).get(0);
        buyer.hold(new Show(event, List.of()), unit).expect(201);

        assertThat(quantity(event, 5).expect(200).at("/performances/0/total")).isEqualTo("5");
        assertThat(quantity(event, 1).expect(200).at("/performances/0/total")).isEqualTo("1");
        soon(() -> assertThat(api.get("/api/tickets/event/" + event).at("/ticketTypes/0/available_quantity")).isEqualTo("0"));

        Map<String, Object> changes = new HashMap<>();
        changes.put("quantity", null);
        changeGrade(event, 0, changes).expectProblem(400, "INVALID_REQUEST");
        String other = stage.generalAdmission(3);
        for (String each : sql.texts("SELECT seat.id FROM seats seat JOIN performances p ON p.id = seat.performance_id WHERE p.event_id = "
            + "?::uuid"
                + " LIMIT 2", other)) {
            stage.buyer().hold(new Show(other, List.of()), each).expect(201);
        }
        assertThat(quantity(other, 1).expectProblem(409, "SEATS_IN_USE").at("/error")).contains("2매");
        assertThat(form(other).at("/performances/0/total").asInt()).isEqualTo(3);
    }

    @Test
    void aGradeOfGeneralAdmissionIsAddedToEveryPerformance() {
        Show show = stage.show(2, Map.of("performances", List.of(showing(later(7).toString()), showing(later(8).toString()))));

        JsonNode added = stage.administrator().post("/api/admin/events/" + show.event() + "/grades", grade(version(show.event()), 4))
            .expect(201).json();

        assertThat(added.at("/performances/0/total").asInt()).isEqualTo(6);
        assertThat(added.at("/performances/1/total").asInt()).isEqualTo(6);
        assertThat(added.get("grades").findValuesAsText("name")).contains("자유석");
        stage.administrator().post("/api/admin/events/" + show.event() + "/grades", grade(version(show.event()), 4))
            .expectProblem(400, "INVALID_REQUEST");
        changeGrade(show.event(), 0, Map.of("quantity", 9)).expectProblem(400, "INVALID_REQUEST");
    }
}
