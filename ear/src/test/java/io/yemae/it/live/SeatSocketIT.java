package io.yemae.it.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.yemae.it.kit.Answer;
import io.yemae.it.kit.Crowd;
import io.yemae.it.kit.Platform;
import io.yemae.it.kit.Stage.Buyer;
import io.yemae.it.kit.Stage.Show;
import io.yemae.it.kit.YemaeIT;
import io.yemae.it.kit.wire.Socket;
import java.net.http.WebSocketHandshakeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Seat changes over a WebSocket. */
class SeatSocketIT extends YemaeIT {

    @Test
    void listenersGetSeatChangesWithoutTheOwner() {
        Show show = stage.show(2);
        Buyer buyer = stage.buyerWithPoints(70_000);
        String seat = show.seats().get(0);
        try (Socket socket = Socket.follow("/ws/seats/" + show.event())) {
            String reservation = buyer.hold(show, seat).expect(201).at("/reservation/id");
            soon(() -> assertThat(socket.data("seat-locked")).hasSize(1));
            buyer.payWithPoints(reservation).expect(200);
            soon(() -> assertThat(socket.data("seat-sold")).hasSize(1));
            buyer.api().post("/api/reservations/" + reservation + "/cancel", Map.of()).expect(200);
            soon(() -> assertThat(socket.data("seat-released")).hasSize(1));

            JsonNode locked = socket.data("seat-locked").get(0);
            assertThat(locked.get("seatId").asText()).isEqualTo(seat);
            assertThat(locked.get("status").asText()).isEqualTo("locked");
            assertThat(locked.get("timestamp").asText()).endsWith("Z");
            assertThat(socket.frames()).hasSize(3).allSatisfy(frame -> assertThat(frame.toString()).doesNotContain(buyer.id()));
        }
    }

    @Test
    void anExpiredHoldIsAnnouncedAsReleased() {
        Show show = stage.show(1);
        try (Socket socket = Socket.follow("/ws/seats/" + show.event())) {
            String reservation = stage.buyer().hold(show, show.seats().get(0)).expect(201).at("/reservation/id");
            soon(() -> assertThat(socket.data("seat-locked")).hasSize(1));

            sql.letHoldRunOut(reservation);

            soon(() -> assertThat(socket.data("seat-released")).hasSize(1));
        }
    }

    @Test
    void refusedHoldsAreNotAnnounced() {
        Show show = stage.show(2);
        String seat = show.seats().get(0);
        try (Socket socket = Socket.follow("/ws/seats/" + show.event())) {
            stage.buyer().hold(show, seat).expect(201);
            stage.buyer().hold(show, seat).expectProblem(400, "SEATS_TAKEN");
            stage.buyer().hold(show, show.seats().get(1)).expect(201);

            soon(() -> assertThat(socket.data("seat-locked")).hasSize(2));
            assertThat(socket.data("seat-locked")).extracting(data -> data.get("seatId").asText()).containsExactlyElementsOf(show.seats());
        }
    }

    @Test
    void aBatchedFrameContainsAllChangesOfATransaction() {
        Show show = stage.show(10, Map.of("maxSeatsPerUser", 10));
        try (Socket socket = Socket.follow("/ws/seats/" + show.event() + "?batch=true")) {
            stage.buyer().hold(show, show.seats().toArray(String[]::new)).expect(201);

            soon(() -> assertThat(socket.frames()).hasSize(1));
            assertThat(socket.frames().get(0).get("event").asText()).isEqualTo("batch");
            assertThat(socket.data("batch").get(0)).hasSize(10)
                .allSatisfy(each -> assertThat(each.get("event").asText()).isEqualTo("seat-locked"));
        }
    }

    @Test
    void aReconnectingListenerGetsTheMissedChanges() {
        Show show = stage.show(3);
        String version;
        String path = "/ws/seats/" + show.event();
        try (Socket socket = Socket.follow(path)) {
            stage.buyer().hold(show, show.seats().get(0)).expect(201);
            soon(() -> assertThat(socket.frames()).hasSize(1));
            version = socket.frames().get(0).get("version").asText();
        }
        stage.buyer().hold(show, show.seats().get(1)).expect(201);
        String map = "/api/performances/dates/" + stage.performance(show.event()) + "/seats";
        soon(() -> assertThat(api.get(map).at("/seats/1/status")).isEqualTo("locked"));

        try (Socket again = Socket.open(path + "?since=" + version); Socket lost = Socket.open(path + "?since=0")) {
            soon(() -> assertThat(again.data("seat-locked")).hasSize(1));
            assertThat(again.data("seat-locked").get(0).get("seatId").asText()).isEqualTo(show.seats().get(1));
            soon(() -> assertThat(lost.data("reload")).hasSize(1));
            stage.buyer().hold(show, show.seats().get(2)).expect(201);
            soon(() -> assertThat(again.data("seat-locked")).hasSize(2));
            soon(() -> assertThat(lost.data("seat-locked")).hasSize(1));
        }
    }

    @Test
    void listenersEndUpWithTheStateOfTheDatabase() {
        Show show = stage.show(40);
        List<Buyer> buyers = stage.crowd(20);
        List<Socket> sockets = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            sockets.add(Socket.follow("/ws/seats/" + show.event() + (i % 2 == 0 ? "?batch=true" : "")));
        }
        Crowd.of(buyers.size()).run(i -> {
            for (int round = 0; round < 5; round++) {
                Answer held = buyers.get(i).hold(show, show.seats().get((i * 7 + round * 11) % 40));
                if (held.status() == 201 && round < 4) {
                    buyers.get(i).api().post("/api/reservations/" + held.at("/reservation/id") + "/cancel", Map.of()).expect(200);
                }
            }
        });
        soon(() -> {
            Map<String, String> truth = new TreeMap<>();
            for (String seat : show.seats()) {
                truth.put(seat, sql.texts("SELECT status FROM seat_states WHERE seat_id = ?::uuid", seat).get(0));
            }
            for (Socket socket : sockets) {
                assertThat(shown(show, socket)).isEqualTo(truth);
            }
        });
        sockets.forEach(Socket::close);
    }

    @Test
    void foreignOriginsAreRefused() {
        Show show = stage.show(1);
        String path = "/ws/seats/" + show.event();

        assertThatThrownBy(() -> Socket.open(path, "Origin", "https://evil.example"))
            .hasCauseInstanceOf(WebSocketHandshakeException.class)
            .cause().extracting(refused -> ((WebSocketHandshakeException) refused).getResponse().statusCode()).isEqualTo(403);
        Socket.open(path, "Origin", "http://" + Platform.http().getAuthority()).close();
        Socket.open(path).close();
    }

    @Test
    void unknownEventsAndOversizedMessagesCloseTheSocket() throws Exception {
        try (Socket unknown = Socket.open("/ws/seats/0198c7a0-0000-7000-8000-000000000000");
             Socket wrong = Socket.open("/ws/seats/12");
             Socket chatty = Socket.open("/ws/seats/" + stage.show(1).event())) {
            assertThat(unknown.closed().get(5, TimeUnit.SECONDS)).isEqualTo(1008);
            assertThat(wrong.closed().get(5, TimeUnit.SECONDS)).isEqualTo(1008);
            chatty.send("x".repeat(4_096));
            chatty.send("x".repeat(4_097));
            assertThat(chatty.closed().get(5, TimeUnit.SECONDS)).isEqualTo(1009);
        }
    }

    private static Map<String, String> shown(Show show, Socket socket) {
        Map<String, String> shown = new TreeMap<>();
        show.seats().forEach(seat -> shown.put(seat, "available"));
        for (JsonNode frame : socket.frames()) {
            if (frame.get("event").asText().equals("batch")) {
                frame.get("data").forEach(each -> note(shown, each.get("data")));
            } else {
                note(shown, frame.get("data"));
            }
        }
        return shown;
    }

    private static void note(Map<String, String> shown, JsonNode data) {
        shown.put(data.get("seatId").asText(), data.get("status").asText());
    }
}
