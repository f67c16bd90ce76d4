package io.yemae.it.door;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.yemae.it.kit.Answer;
import io.yemae.it.kit.Stage.Buyer;
import io.yemae.it.kit.Stage.Show;
import io.yemae.it.kit.YemaeIT;
import io.yemae.it.kit.places.DoorDevice;
import io.yemae.it.kit.wire.Socket;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The lists, the performances and the pushed figures for devices and staff. */
class DoorListsIT extends YemaeIT {
    private static final int POLICY = 1008;

    @Test
    void theListHasWhatADeviceNeedsAndThenOnlyWhatHasChanged() {
        Show show = stage.show(3, Map.of("maxSeatsPerUser", 2));
        SoldTickets sold = SoldTickets.of(show, 0, 1);
        DoorDevice device = sold.device("A1");

        Answer list = device.list();

        assertThat(list.headers().firstValue("Cache-Control")).hasValue("private, no-store");
        assertThat(list.at("/complete")).isEqualTo("true");
        assertThat(list.at("/paperCodes")).isEqualTo("true");
        assertThat(list.at("/stepSeconds")).isEqualTo("30");
        assertThat(list.at("/performance/eventId")).isEqualTo(show.event());
        JsonNode reservation = list.json().at("/reservations/0");
        assertThat(list.json().get("reservations")).hasSize(1);
        assertThat(reservation.get("number").asText()).isEqualTo(sold.number());
        assertThat(reservation.get("name").asText()).isEqualTo("김*매");
        assertThat(reservation.get("key")).isEqualTo(sold.pass().get("key"));
        assertThat(reservation.get("tickets").findValuesAsText("id")).containsExactly(sold.ticket(1), sold.ticket(2));
        assertThat(reservation.get("tickets").findValuesAsText("seat")).containsExactly("A-1-1", "A-1-2");
        assertThat(sql.texts("SELECT encode(secret, 'base64') FROM entry_secrets WHERE reservation_id = ?::uuid", sold.reservation()))
            .singleElement().asString().hasSize(44).isNotEqualTo(reservation.get("key").asText() + "=");
        String tag = list.headers().firstValue("ETag").orElseThrow();
        device.staff().with("If-None-Match", tag).get(device.path("list")).expect(304);
        assertThat(device.staff().with("Accept-Encoding", "gzip").get(device.path("list")).headers().firstValue("Content-Encoding"))
            .hasValue("gzip");

        sql.update("UPDATE reservations SET confirmed_at = confirmed_at - interval '1 hour' WHERE id = ?::uuid", sold.reservation());
        String version = device.list().at("/version");
        SoldTickets later = SoldTickets.of(show, 2);
        Answer changes = device.staff().get(device.path("list?since=" + (Long.parseLong(version) + 120_000_000))).expect(200);
        assertThat(changes.at("/complete")).isEqualTo("false");
        assertThat(changes.json().get("reservations").findValuesAsText("number")).containsExactly(later.number());
        later.cancel();
        Answer cancelled = device.staff().get(device.path("list?since=" + changes.at("/version"))).expect(200);
        assertThat(cancelled.at("/reservations/0/cancelled")).isEqualTo("true");
        assertThat(cancelled.json().at("/reservations/0/key").isNull()).isTrue();
        later.buyer().api().get("/api/reservations/" + later.reservation() + "/pass").expectProblem(409, "NO_ENTRY_CODE");
        assertThat(device.staff().get(device.path("list?since=nothing")).expect(200).at("/complete")).isEqualTo("true");
    }

    @Test
    void staffSeeThePerformancesOfTheirEvents() {
        SoldTickets sold = SoldTickets.of(stage.show(1), 0);
        Buyer door = stage.staff("door");
        Buyer organiser = stage.staff("organiser");
        String own = sold.buyer().api().get("/api/reservations/" + sold.reservation()).at("/reservation/event_id");

        assertThat(performances(door)).isNotEmpty();
        assertThat(performances(organiser)).isEmpty();
        organiser.api().get(sold.device("A1").path("list")).expectProblem(404, "PERFORMANCE_NOT_FOUND");
        bind(organiser, own);
        assertThat(performances(organiser)).containsExactly(sold.performance());
        organiser.api().get(sold.device("A1").path("list")).expect(200);
        bind(door, stage.show(1).event());
        assertThat(performances(door)).doesNotContain(sold.performance());
        DoorDevice device = sold.device(door.api(), "A1");
        device.send(Instant.now(), List.of(device.scan(sold.ticket(1)))).expectProblem(404, "PERFORMANCE_NOT_FOUND");
        sold.buyer().api().get(sold.device("A1").path("list")).expectProblem(403, "FORBIDDEN");
        sold.buyer().api().get("/api/door/performances").expectProblem(403, "FORBIDDEN");
        stage.buyer().api().get("/api/reservations/" + sold.reservation() + "/pass").expectProblem(404, "RESERVATION_NOT_FOUND");
        assertThat(door.api().get("/api/door/keys").expect(200).json()).isEqualTo(api.get("/api/.well-known/jwks.json").json());
        door.api().get("/api/door/performances?days=61").expectProblem(400, "INVALID_REQUEST");
    }

    @Test
    void theSocketSendsTheStaffOfADoorWhatChanges() throws Exception {
        Show show = stage.show(2, Map.of("maxSeatsPerUser", 2));
        SoldTickets sold = SoldTickets.of(show, 0, 1);
        String path = "/ws/door/" + sold.performance();
        Buyer organiser = stage.staff("organiser");
        Buyer elsewhere = stage.staff("door");
        bind(elsewhere, stage.show(1).event());
        try (Socket door = Socket.open(path); Socket buyers = Socket.open(path); Socket foreign = Socket.open(path);
             Socket bound = Socket.open(path); Socket unknown = Socket.open("/ws/door/" + UUID.randomUUID());
             Socket badId = Socket.open("/ws/door/7")) {
            door.send(stage.staff("door").api().token());
            buyers.send(stage.buyer().api().token());
            foreign.send(organiser.api().token());
            bound.send(elsewhere.api().token());
            unknown.send(stage.administrator().token());
            badId.send(stage.administrator().token());

            for (Socket refused : List.of(buyers, foreign, bound, unknown, badId)) {
                assertThat(refused.closed().get(5, TimeUnit.SECONDS)).isEqualTo(POLICY);
                assertThat(refused.frames()).isEmpty();
            }
            soon(() -> assertThat(door.data("door")).hasSize(1));
            Map<String, Object> scan = sold.device("A1").scan(sold.ticket(1));
            sold.device("A1").send(scan);
            soon(() -> assertThat(door.data("door").get(door.data("door").size() - 1)).isEqualTo(sold.device("B2").counts()));
            assertThat(door.data("door")).as("only what changes").hasSize(2);
            sold.device("A1").undo(scan).expect(200);
            soon(() -> assertThat(door.data("door")).hasSize(3));
            assertThat(door.data("door").get(2).get("admitted").asInt()).isZero();
        }
    }

    private static List<String> performances(Buyer staff) {
        return staff.api().get("/api/door/performances?days=30").expect(200).json().get("performances").findValuesAsText("id");
    }

    private static void bind(Buyer user, String event) {
        stage.administrator().raw("PUT", "/api/admin/users/" + user.id() + "/events/" + event, null, null).expect(204);
    }
}
