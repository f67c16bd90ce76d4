package io.yemae.it.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.yemae.it.kit.Stage.Buyer;
import io.yemae.it.kit.YemaeIT;
import io.yemae.it.kit.places.Lobby;
import io.yemae.it.kit.wire.Socket;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** The figures of a sale as staff see them: by request and by socket. */
class SaleCockpitIT extends YemaeIT {
    private static final int POLICY = 1008;
    private static final int PRICE = 70_000;

    @Test
    void theFiguresAreThoseOfTheDatabase() {
        Lobby lobby = Lobby.of(6);
        for (int seat = 0; seat < 3; seat++) {
            Buyer buyer = stage.buyerWithPoints(PRICE);
            String reservation = lobby.hold(buyer, seat).expect(201).at("/reservation/id");
            buyer.payWithPoints(reservation).expect(200);
            if (seat == 0) {
                buyer.api().post("/api/reservations/" + reservation + "/cancel", Map.of()).expect(200);
            }
        }
        lobby.hold(stage.buyer(), 4).expect(201);
        lobby.say("pause");
        lobby.check(stage.buyer());

        soon(() -> {
            JsonNode sale = sale(lobby.event());
            assertThat(sale.at("/money/revenue").asLong()).isEqualTo(2 * PRICE).isEqualTo(sql.number(
                "SELECT sum(total_amount) FROM reservations WHERE event_id = ?::uuid AND status = 'confirmed'", lobby.event()));
            assertThat(sale.at("/money/reservations").asLong()).isEqualTo(2);
            assertThat(List.of("sold", "held", "free")).extracting(each -> sale.at("/seats/" + each).asLong()).containsExactly(2L, 1L, 3L);
            assertThat(sale.at("/room/waiting").asLong()).isEqualTo(1);
            assertThat(sale.at("/room/paused").asBoolean()).isTrue();
            assertThat(sale.get("problems")).extracting(each -> each.get("code").asText()).contains("ROOM_PAUSED");
            assertThat(sale.at("/invariants/all")).isNotEmpty();
        });
        JsonNode sale = sale(lobby.event());
        assertThat(sale.at("/event/id").asText()).isEqualTo(lobby.event());
        // Four holds and three payments within the last seconds, unless the machine was very slow.
        assertThat(sale.at("/pace/holdsPerSecond").asDouble()).isBetween(0.0, 0.4);
        assertThat(sale.at("/pace/salesPerSecond").asDouble()).isBetween(0.0, 0.3);
    }

    @Test
    void aPaymentWithoutAnOutcomeIsAProblemAndOfItsEventAlone() {
        Lobby lobby = Lobby.of(2);
        Lobby other = Lobby.of(1);
        Buyer buyer = stage.buyer();
        String reservation = lobby.hold(buyer, 0).expect(201).at("/reservation/id");
        buyer.api().post("/api/payments/prepare", Map.of("reservationId", reservation, "method", "CARD")).expect(200);
        payment(reservation, "CONFIRMING");
        payment(reservation, "UNKNOWN");

        soon(() -> assertThat(codes(sale(lobby.event()))).contains("PAYMENTS_IN_DOUBT"));
        assertThat(sale(other.event()).at("/payments/inDoubt").asLong()).isZero();
        payment(reservation, "FAILED");
        soon(() -> assertThat(codes(sale(lobby.event()))).doesNotContain("PAYMENTS_IN_DOUBT"));
    }

    @Test
    void theSocketSendsEachSecondToTheStaffOfTheEventUntilTheyAreNot() throws Exception {
        Lobby lobby = Lobby.of(2);
        Buyer organiser = stage.staff("organiser");
        String binding = "/api/admin/users/" + organiser.id() + "/events/" + lobby.event();
        stage.administrator().raw("PUT", binding, null, null).expect(204);
        try (Socket socket = Socket.open(path(lobby)); Socket administrators = Socket.open(path(lobby));
             Socket foreign = Socket.open(path(Lobby.of(1))); Socket buyers = Socket.open(path(lobby));
             Socket inTheAddress = Socket.open(path(lobby) + "?token=" + organiser.api().token())) {
            socket.send(organiser.api().token());
            foreign.send(organiser.api().token());
            administrators.send(stage.administrator().token());
            buyers.send(stage.buyer().api().token());

            assertThat(buyers.closed().get(5, TimeUnit.SECONDS)).isEqualTo(POLICY);
            assertThat(foreign.closed().get(5, TimeUnit.SECONDS)).isEqualTo(POLICY);
            assertThat(foreign.frames()).isEmpty();
            lobby.hold(stage.buyer(), 1).expect(201);
            soon(() -> assertThat(last(socket).at("/seats/held").asLong()).isEqualTo(1));
            soon(() -> assertThat(socket.data("sale")).as("the same figures for all").contains(last(administrators)));
            assertThat(inTheAddress.frames()).isEmpty();

            stage.administrator().delete(binding).expect(204);
            assertThat(socket.closed().get(20, TimeUnit.SECONDS)).isEqualTo(POLICY);
            assertThat(administrators.closed()).isNotDone();
        }
    }

    @Test
    void anUnknownEventIsRefused() throws Exception {
        String unknown = "0198c7a0-0000-7000-8000-000000000000";
        stage.administrator().get("/api/admin/events/" + unknown + "/sale").expectProblem(404, "EVENT_NOT_FOUND");
        stage.administrator().get("/api/admin/events/12/sale").expectProblem(400, "INVALID_ID");
        try (Socket socket = Socket.open("/ws/admin/sale/" + unknown)) {
            socket.send(stage.administrator().token());
            assertThat(socket.closed().get(5, TimeUnit.SECONDS)).isEqualTo(POLICY);
        }
    }

    private static String path(Lobby lobby) {
        return "/ws/admin/sale/" + lobby.event();
    }

    private static void payment(String reservation, String status) {
        sql.update("""
            UPDATE payments
            SET status = ?, payment_key = coalesce(payment_key, 'cockpit-' || id), failure_code = 'TEST', changed_at = now()
            WHERE reservation_id = ?::uuid""", status, reservation);
    }

    private static JsonNode sale(String event) {
        return stage.administrator().get("/api/admin/events/" + event + "/sale").expect(200).json();
    }

    private static List<String> codes(JsonNode sale) {
        return StreamSupport.stream(sale.get("problems").spliterator(), false).map(each -> each.get("code").asText()).toList();
    }

    private static JsonNode last(Socket socket) {
        List<JsonNode> all = socket.data("sale");
        return all.get(all.size() - 1);
    }
}
