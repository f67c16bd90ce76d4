package io.yemae.it.booking;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.yemae.it.kit.Answer;
import io.yemae.it.kit.Stage.Buyer;
import io.yemae.it.kit.Stage.Show;
import io.yemae.it.kit.YemaeIT;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Who has a seat and who had it before, as administrators see it. */
class SeatHistoryIT extends YemaeIT {

    @Test
    void aSeatShowsWhoHasItWhoHadItAndWhoHasLooked() {
        Show show = stage.show(5);
        String performance = stage.performance(show.event());
        Buyer first = stage.buyer();
        String released = first.hold(show, show.seats().get(2)).expect(201).at("/reservation/id");
        first.api().post("/api/reservations/" + released + "/cancel", Map.of()).expect(200);
        Buyer second = stage.buyerWithPoints(70_000);
        String paid = second.hold(show, show.seats().get(2)).expect(201).at("/reservation/id");
        second.payWithPoints(paid).expect(200);
        String held = stage.buyer().hold(show, show.seats().get(3)).expect(201).at("/reservation/id");
        sql.letHoldRunOut(held);

        JsonNode seats = history(performance, "2,3,4").expect(200).json().get("seats");

        assertThat(seats).extracting(each -> each.get("label").asText()).containsExactly("A-1-3", "A-1-4", "A-1-5");
        JsonNode claims = seats.get(0).get("claims");
        assertThat(claims).extracting(each -> each.get("reservationId").asText()).containsExactly(paid, released);
        assertThat(claims).extracting(each -> each.get("status").asText()).containsExactly("confirmed", "cancelled");
        assertThat(claims).extracting(each -> each.get("current").asBoolean()).containsExactly(true, false);
        assertThat(claims.get(0).at("/buyer/email").asText()).isEqualTo(second.email());
        assertThat(claims.get(0).get("paidAt").isNull()).isFalse();
        assertThat(claims.get(1).get("cancelledAt").isNull()).isFalse();
        assertThat(seats.get(1).at("/claims/0/status").asText()).isEqualTo("expired");
        assertThat(seats.get(1).at("/claims/0/current").asBoolean()).isFalse();
        assertThat(seats.get(2).get("claims")).isEmpty();
        assertThat(sql.texts("SELECT detail FROM audit_entries WHERE action = 'seat.read' AND target = ?", performance)).singleElement()
            .asString().contains("A-1-3").contains(paid).contains(released).doesNotContain("@");
    }

    @Test
    void anOutdatedPlanAndSeatsThatAreNoneAreRefused() {
        String performance = stage.performance(stage.show(2).event());
        String path = "/api/admin/performances/" + performance + "/seats/history?planVersion=";

        stage.administrator().get(path + "old&seats=0").expectProblem(409, "PLAN_CHANGED");
        for (String bad : List.of("2", "-1", "x", "", "0,", "1.5")) {
            history(performance, bad).expectProblem(400, "INVALID_REQUEST");
        }
        stage.buyer().api().get(path + "old&seats=0").expectProblem(403, "FORBIDDEN");
    }

    private static Answer history(String performance, String seats) {
        String plan = api.get("/api/performances/dates/" + performance + "/plan").expect(200).at("/version");
        return stage.administrator().get("/api/admin/performances/" + performance + "/seats/history?planVersion=" + plan + "&seats="
            + seats);
    }
}
