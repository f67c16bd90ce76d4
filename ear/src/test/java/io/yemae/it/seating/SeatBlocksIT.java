package io.yemae.it.seating;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.yemae.it.kit.Answer;
import io.yemae.it.kit.Crowd;
import io.yemae.it.kit.Stage.Buyer;
import io.yemae.it.kit.Stage.Show;
import io.yemae.it.kit.YemaeIT;
import io.yemae.it.kit.wire.Socket;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Seats that staff take off the sale, and the counts in which they appear. */
class SeatBlocksIT extends YemaeIT {

    @Test
    void aBlockedSeatIsNotForSaleUntilItIsReleased() {
        Show show = stage.show(6);
        Buyer buyer = stage.buyer();

        block(show, 1, 2).expect(200);

        buyer.hold(show, show.seats().get(1)).expectProblem(400, "SEATS_TAKEN");
        soon(() -> assertThat(counts(show).at("/grades/0").toString()).contains("\"free\":4,\"held\":0,\"sold\":0,\"blocked\":2"));
        JsonNode refused = stage.buyer().api().post("/api/reservations", Map.of("performanceId", stage.performance(show.event()),
            "planVersion", version(show), "seats", List.of(2))).expectProblem(409, "SEATS_TAKEN").json();
        assertThat(refused.at("/alternatives/0/seat").asInt()).as("not the other blocked one").isEqualTo(3);
        change(show, "release", Map.of("seats", List.of(1, 2))).expect(200);
        soon(() -> buyer.hold(show, show.seats().get(1)).expect(201));
        soon(() -> assertThat(counts(show).at("/grades/0").toString()).contains("\"free\":5,\"held\":1,\"sold\":0,\"blocked\":0"));
        assertThat(sql.texts("SELECT action || ' ' || detail FROM audit_entries WHERE target = ? ORDER BY id",
            stage.performance(show.event())))
            .containsExactly("seats.block house, 2: A-1-2, A-1-3", "seats.release 2: A-1-2, A-1-3");
    }

    @Test
    void allOfTheSeatsAreBlockedOrNone() {
        Show show = stage.show(6, Map.of("maxSeatsPerUser", 2));
        Buyer buyer = stage.buyerWithPoints(70_000);
        String paid = buyer.hold(show, show.seats().get(0)).expect(201).at("/reservation/id");
        buyer.payWithPoints(paid).expect(200);
        buyer.hold(show, show.seats().get(1)).expect(201);
        block(show, 2).expect(200);

        JsonNode refused = block(show, 0, 1, 2, 3).expectProblem(409, "SEATS_NOT_FREE").json();

        assertThat(refused.get("seats").toString()).isEqualTo("[0,1,2]");
        JsonNode marked = stage.administrator().get(path(show, "marked")).expect(200).json().get("seats");
        assertThat(marked.findValuesAsText("seat")).containsExactly("2");
        assertThat(change(show, "release", Map.of("seats", List.of(2, 3))).expectProblem(409, "SEATS_NOT_BLOCKED").json().get("seats")
            .toString()).isEqualTo("[3]");
        assertThat(stage.administrator().get(path(show, "marked")).expect(200).json().get("seats")).hasSize(1);
    }

    @Test
    void aSeatWhoseHoldHasExpiredCanBeBlocked() {
        Show show = stage.show(2);
        String reservation = stage.buyer().hold(show, show.seats().get(0)).expect(201).at("/reservation/id");
        sql.letHoldRunOut(reservation);

        block(show, 0).expect(200);

        soon(() -> assertThat(sql.texts("SELECT status FROM reservations WHERE id = ?::uuid", reservation)).containsExactly("expired"));
        assertThat(sql.texts("SELECT status FROM seat_states WHERE seat_id = ?::uuid", show.seats().get(0))).containsExactly("blocked");
    }

    @Test
    void ofABuyerAndAnAdministratorOneGetsTheSeat() {
        Show show = stage.show(8);
        List<Buyer> buyers = stage.crowd(8);
        AtomicInteger held = new AtomicInteger();
        AtomicInteger blocked = new AtomicInteger();

        Crowd.of(16).run(i -> {
            int seat = i / 2;
            if (i % 2 == 0) {
                held.addAndGet(buyers.get(seat).hold(show, show.seats().get(seat)).status() == 201 ? 1 : 0);
            } else {
                blocked.addAndGet(block(show, seat).status() == 200 ? 1 : 0);
            }
        });

        assertThat(held.get() + blocked.get()).isEqualTo(8);
        assertThat(sql.number("SELECT count(*) FROM seat_blocks JOIN seats ON id = seat_id WHERE performance_id = ?::uuid",
            stage.performance(show.event()))).isEqualTo(blocked.get());
    }

    @Test
    void eachFormatShowsABlockedSeatInItsWords() {
        Show show = stage.show(4);
        String performance = stage.performance(show.event());
        String states = "/api/performances/dates/" + performance + "/states";
        String before = api.get(states).expect(200).at("/version");
        try (Socket indexed = Socket.follow("/ws/seats/" + show.event() + "?indexes=true");
             Socket plain = Socket.follow("/ws/seats/" + show.event())) {
            block(show, 1).expect(200);

            soon(() -> assertThat(indexed.frames()).hasSize(1));
            assertThat(indexed.frames().get(0).get("data").toString())
                .isEqualTo("{\"available\":[],\"locked\":[],\"sold\":[],\"blocked\":[1]}");
            soon(() -> assertThat(plain.frames()).hasSize(1));
            assertThat(plain.frames().get(0).at("/data/status").asText()).isEqualTo("sold");
        }
        assertThat(api.get(states + "?since=" + before).expect(200).json().at("/changes/blocked").toString()).isEqualTo("[1]");
        assertThat(api.get(states).expect(200).at("/states")).as("two bits a seat: 0, 3, 0, 0").isEqualTo("DA==");
        assertThat(api.get("/api/performances/dates/" + performance + "/seats").expect(200).at("/seats/1/status")).isEqualTo("sold");
        assertThat(api.get("/api/seats/events/" + show.event()).expect(200).at("/seats/1/status")).isEqualTo("sold");
        assertThat(sql.texts("SELECT status FROM ticket_schema.seats WHERE event_id = ?::uuid ORDER BY seat_number", show.event()))
            .containsExactly("available", "sold", "available", "available");
    }

    @Test
    void reasonsAndNotesAreForTheStaff() {
        Show show = stage.show(4);

        change(show, "block", Map.of("seats", List.of(3), "reason", "sightline", "remark", "기둥")).expect(200);
        note(show, "팔걸이 수리", 0, 3).expect(200);

        JsonNode seats = stage.administrator().get(path(show, "marked")).expect(200).json().get("seats");
        assertThat(seats.findValuesAsText("seat")).containsExactly("0", "3");
        assertThat(seats.get(0).has("reason")).isFalse();
        assertThat(seats.get(0).get("note").asText()).isEqualTo("팔걸이 수리");
        assertThat(seats.get(1).get("label").asText()).isEqualTo("A-1-4");
        assertThat(seats.get(1).get("reason").asText()).isEqualTo("sightline");
        assertThat(seats.get(1).get("remark").asText()).isEqualTo("기둥");
        assertThat(seats.get(1).get("blockedAt").asText()).endsWith("Z");
        assertThat(note(show, null, 0).expect(200).json().get("seats").findValuesAsText("seat")).containsExactly("3");
        stage.buyer().api().get(path(show, "marked")).expect(403);
        stage.buyer().api().post(path(show, "block"), Map.of()).expect(403);
        change(show, "block", Map.of("seats", List.of(0), "reason", "taste")).expectProblem(400, "INVALID_REQUEST");
        change(show, "block", Map.of("seats", List.of(0, 0), "reason", "house")).expectProblem(400, "SEAT_TWICE");
        change(show, "block", Map.of("seats", List.of(4), "reason", "house")).expectProblem(400, "INVALID_REQUEST");
    }

    @Test
    void theDatabaseRefusesForbiddenTransitionsOfABlockedSeat() {
        Show show = stage.show(2);
        String reservation = stage.buyer().hold(show, show.seats().get(0)).expect(201).at("/reservation/id");
        block(show, 1).expect(200);

        for (String step : List.of(
                "UPDATE seat_states SET status = 'blocked', reservation_id = NULL, held_until = NULL WHERE seat_id = '"
                    + show.seats().get(0) + "'",
                "UPDATE seat_states SET status = 'locked', reservation_id = '" + reservation + "', held_until = now() WHERE seat_id = '"
                    + show.seats().get(1) + "'",
                "UPDATE seat_states SET status = 'sold', reservation_id = '" + reservation + "' WHERE seat_id = '" + show.seats().get(1)
                    + "'")) {
            assertThatThrownBy(() -> sql.update(step)).as(step).hasMessageContaining("blocked only while nobody has it");
        }
    }

    private static JsonNode counts(Show show) {
        return api.get("/api/performances/dates/" + stage.performance(show.event()) + "/counts").expect(200).json();
    }

    private static Answer block(Show show, Integer... seats) {
        return change(show, "block", Map.of("seats", List.of(seats), "reason", "house"));
    }

    private static Answer change(Show show, String action, Map<String, Object> body) {
        Map<String, Object> sent = new HashMap<>(body);
        sent.put("planVersion", version(show));
        return stage.administrator().post(path(show, action), sent);
    }

    private static Answer note(Show show, String note, Integer... seats) {
        String text = note == null ? "" : ",\"note\":\"" + note + "\"";
        return stage.administrator().raw("PUT", path(show, "notes"), "application/json",
            "{\"planVersion\":\"" + version(show) + "\",\"seats\":" + List.of(seats) + text + "}");
    }

    private static String version(Show show) {
        return api.get("/api/performances/dates/" + stage.performance(show.event()) + "/plan").expect(200).at("/version");
    }

    private static String path(Show show, String action) {
        return "/api/admin/performances/" + stage.performance(show.event()) + "/seats/" + action;
    }
}
