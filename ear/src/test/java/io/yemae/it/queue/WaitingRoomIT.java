package io.yemae.it.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.yemae.it.kit.Answer;
import io.yemae.it.kit.ApplicationSql;
import io.yemae.it.kit.Stage;
import io.yemae.it.kit.Stage.Buyer;
import io.yemae.it.kit.YemaeIT;
import io.yemae.it.kit.places.Lobby;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The waiting room from the user's point of view. */
class WaitingRoomIT extends YemaeIT {
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final String STATUS = "SELECT status FROM queue_tickets WHERE event_id = ?::uuid AND user_id = ?::uuid";

    @Test
    void withoutACrowdEveryoneIsAdmittedAtOnce() {
        Lobby lobby = Lobby.of(2);
        Buyer buyer = stage.buyerWithPoints(70_000);

        String reservation = lobby.hold(buyer, 0).expect(201).at("/reservation/id");
        assertThat(lobby.status(buyer)).isEqualTo("active");
        buyer.payWithPoints(reservation).expect(200);

        await().atMost(SOON).until(() -> lobby.status(buyer).equals("not_in_queue"));
    }

    @Test
    void aFullRoomQueuesByNumberAndAdmitsWhenSomebodyLeaves() {
        Lobby lobby = Lobby.of(10).threshold(1);
        Buyer first = stage.buyer();
        Buyer second = stage.buyer();
        Buyer third = stage.buyer();

        JsonNode in = lobby.check(first);
        assertThat(in.get("queued").asBoolean()).isFalse();
        assertThat(in.get("currentUsers").asInt()).as("those before").isZero();
        assertThat(in.get("threshold").asInt()).isEqualTo(1);
        JsonNode waiting = lobby.check(second);
        assertThat(waiting.get("queued").asBoolean()).isTrue();
        assertThat(waiting.get("position").asLong()).isEqualTo(1);
        assertThat(waiting.get("currentUsers").asInt()).isEqualTo(1);
        assertThat(waiting.get("estimatedWait").asLong()).isPositive();
        assertThat(lobby.check(third).get("position").asLong()).isEqualTo(2);
        assertThat(lobby.check(second).get("position").asLong()).as("asking again changes nothing").isEqualTo(1);
        Answer poll = third.api().get("/api/queue/status/" + lobby.event()).expect(200);
        assertThat(poll.at("/queueSize")).isEqualTo("2");
        assertThat(poll.headers().firstValue("Retry-After")).contains(poll.at("/retryAfter"));

        lobby.leave(first);

        assertThat(lobby.status(second)).isEqualTo("active");
        assertThat(lobby.position(third)).isEqualTo(1);
    }

    @Test
    void usersWhoAreNotAdmittedCanNeitherHoldNorPay() {
        Lobby lobby = Lobby.of(10).threshold(1);
        Buyer inside = stage.buyerWithPoints(70_000);
        Buyer outside = stage.buyerWithPoints(70_000);
        String reservation = lobby.hold(inside, 0).expect(201).at("/reservation/id");

        Answer refused = lobby.hold(outside, 1).expectProblem(403, "NOT_ADMITTED", "대기열에서 기다려주세요. 현재 1번째입니다.");
        assertThat(refused.json().get("success").asBoolean(true)).isFalse();
        assertThat(refused.at("/position")).isEqualTo("1");
        assertThat(refused.at("/queueSize")).isEqualTo("1");
        assertThat(refused.headers().firstValue("Retry-After")).contains(refused.at("/retryAfter"));
        assertThat(Integer.parseInt(refused.at("/retryAfter"))).isPositive();
        assertThat(lobby.position(outside)).as("the refused one has the place").isEqualTo(1);

        inside.payWithPoints(reservation).expect(200);

        lobby.awaitAdmission(outside);
        lobby.hold(outside, 1).expect(201);
    }

    @Test
    void aUserWhoGaveUpThePlaceCannotPay() {
        Lobby lobby = Lobby.of(10).threshold(1);
        Buyer gone = stage.buyerWithPoints(70_000);
        String reservation = lobby.hold(gone, 0).expect(201).at("/reservation/id");
        lobby.leave(gone);
        lobby.check(stage.buyer());

        gone.payWithPoints(reservation).expectProblem(403, "NOT_ADMITTED");
    }

    @Test
    void aSessionLastsAsLongAsTheHoldItMadeAndCountsUntilThen() {
        Lobby lobby = Lobby.of(10).threshold(1);
        Buyer inside = stage.buyerWithPoints(70_000);
        Buyer outside = stage.buyer();
        String reservation = lobby.hold(inside, 0).expect(201).at("/reservation/id");
        lobby.check(outside);

        letSessionRunOut(lobby, inside);

        await().atMost(SOON).until(() -> sql.number("""
            SELECT count(*) FROM queue_tickets
            WHERE event_id = ?::uuid AND user_id = ?::uuid AND session_until > now()""", lobby.event(), inside.id()) == 1);
        assertThat(lobby.status(outside)).isEqualTo("queued");
        inside.payWithPoints(reservation).expect(200);
    }

    @Test
    void anExpiredSessionMakesRoom() {
        Lobby lobby = Lobby.of(10).threshold(1);
        Buyer idle = stage.buyer();
        Buyer next = stage.buyer();
        lobby.check(idle);
        lobby.check(next);

        letSessionRunOut(lobby, idle);

        lobby.awaitAdmission(next);
        assertThat(lobby.status(idle)).isEqualTo("not_in_queue");
        lobby.hold(idle, 0).expectProblem(403, "NOT_ADMITTED");
    }

    @Test
    void aUserWithoutAHeartbeatFor90SecondsLosesThePlace() {
        Lobby lobby = Lobby.of(10).threshold(1);
        lobby.check(stage.buyer());
        Buyer silent = stage.buyer();
        Buyer present = stage.buyer();
        lobby.check(silent);
        lobby.check(present);

        sql.update("UPDATE queue_tickets SET seen_at = now() - interval '91 seconds' WHERE event_id = ?::uuid AND user_id = ?::uuid",
            lobby.event(), silent.id());
        sql.update("UPDATE queue_tickets SET seen_at = now() - interval '85 seconds' WHERE event_id = ?::uuid AND user_id = ?::uuid",
            lobby.event(), present.id());

        await().atMost(SOON).until(() -> lobby.position(present) == 1);
        assertThat(sql.texts(STATUS, lobby.event(), silent.id())).containsExactly("EXPIRED");
    }

    @Test
    void aHeartbeatCountsFromWhenItWasReceived() throws SQLException {
        Lobby lobby = Lobby.of(10).threshold(1);
        lobby.check(stage.buyer());
        Buyer waiting = stage.buyer();
        lobby.check(waiting);

        // Seen 88 seconds ago, which the database learns only now.
        try (Connection node = sql.connect()) {
            node.setAutoCommit(false);
            node.createStatement().execute("SELECT 1 FROM queue_rooms WHERE event_id = '" + lobby.event() + "' FOR UPDATE");
            node.createStatement().execute("UPDATE queue_tickets SET seen_at = now() - interval '1 hour' WHERE user_id = '"
                + waiting.id() + "'");
            try (PreparedStatement seen = ApplicationSql.prepare(node, ApplicationSql.read("/io/yemae/queue/persistence/seen.sql"),
                Map.of("event", UUID.fromString(lobby.event()), "users", node.createArrayOf("uuid", new Object[] {waiting.id()}),
                    "millisAgo", node.createArrayOf("bigint", new Object[] {88_000})))) {
                assertThat(seen.executeUpdate()).isEqualTo(1);
            }
            node.commit();
        }

        assertThat(sql.texts(STATUS, lobby.event(), waiting.id())).containsExactly("WAITING");
        await().atMost(Duration.ofSeconds(5)).until(() -> sql.texts(STATUS, lobby.event(), waiting.id()).equals(List.of("EXPIRED")));
    }

    @Test
    void anOutageOrAClockJumpCostsNobodyThePlace() {
        Lobby lobby = Lobby.of(10).threshold(1);
        lobby.check(stage.buyer());
        Buyer waiting = stage.buyer();
        lobby.check(waiting);

        // As it looks after two minutes without any node, and as it looks when the clock was set back.
        for (String when : List.of("- interval '2 minutes'", "+ interval '1 hour'")) {
            sql.update("UPDATE queue_tickets SET seen_at = now() - interval '2 minutes' WHERE event_id = ?::uuid AND status = 'WAITING'",
                lobby.event());
            sql.update("UPDATE queue_rooms SET upkept_at = now() " + when + " WHERE event_id = ?::uuid", lobby.event());
            await().atMost(SOON).until(() -> sql.number("""
                SELECT count(*) FROM queue_rooms WHERE event_id = ?::uuid AND upkept_at BETWEEN now() - interval '5 seconds' AND now()""",
                lobby.event()) == 1);
            sql.update("UPDATE queue_tickets SET seen_at = greatest(seen_at, now() - interval '80 seconds') WHERE event_id = ?::uuid",
                lobby.event());
        }

        assertThat(lobby.position(waiting)).isEqualTo(1);
    }

    @Test
    void ifSoldOutWaitingUsersAreNotifiedAndNobodyIsAdmitted() {
        Lobby lobby = Lobby.of(1).threshold(1);
        Buyer buyer = stage.buyerWithPoints(70_000);
        Buyer waiting = stage.buyer();
        String reservation = lobby.hold(buyer, 0).expect(201).at("/reservation/id");
        lobby.check(waiting);
        buyer.payWithPoints(reservation).expect(200);

        await().atMost(SOON).until(() -> lobby.place(waiting).path("soldOut").asBoolean() && lobby.place(waiting).get("currentUsers")
            .asInt() == 0);
        assertThat(lobby.status(waiting)).isEqualTo("queued");
        assertThat(lobby.place(waiting).get("message").asText()).isEqualTo("현재 남은 좌석이 없습니다.");
    }

    @Test
    void invalidRequestsForAPlaceAreRefusedWithAReason() {
        Lobby lobby = new Lobby(api, stage, stage.show(1, Map.of("saleEnd", Instant.now().minusSeconds(60).toString())));
        Buyer buyer = stage.buyer();

        buyer.api().raw("POST", "/api/queue/check/" + lobby.event(), null, null).expectProblem(400, "NOT_ON_SALE");
        for (String path : List.of("check", "heartbeat", "leave")) {
            buyer.api().raw("POST", "/api/queue/" + path + "/7", null, null).expectProblem(400, "INVALID_ID", "Invalid event ID format");
            buyer.api().raw("POST", "/api/queue/" + path + "/" + UUID.randomUUID(), null, null).expectProblem(404, "EVENT_NOT_FOUND");
            api.raw("POST", "/api/queue/" + path + "/" + lobby.event(), null, null).expectProblem(401, "UNAUTHENTICATED");
        }
        buyer.api().get("/api/queue/status/7").expectProblem(400, "INVALID_ID", "Invalid event ID format");
        buyer.api().get("/api/queue/admin/" + lobby.event()).expectProblem(403, "FORBIDDEN");
        buyer.api().raw("POST", "/api/queue/admin/clear/" + lobby.event(), null, null).expectProblem(403, "FORBIDDEN");
        buyer.api().get("/api/admin/queue/" + lobby.event()).expectProblem(403, "FORBIDDEN");
        stage.administrator().get("/api/queue/admin/7").expectProblem(400, "INVALID_ID", "Invalid event ID format");
        stage.administrator().patch("/api/admin/queue/" + lobby.event(), Map.of())
            .expectProblem(400, "INVALID_REQUEST", "body: threshold, rate, paused 중 하나는 있어야 합니다.");
        stage.administrator().patch("/api/admin/queue/" + UUID.randomUUID(), Map.of("rate", 1)).expectProblem(404, "EVENT_NOT_FOUND");
        api.post("/api/queue/tokens", Map.of("email", "nobody@yemae.test", "password", Stage.PASSWORD, "eventId", lobby.event()))
            .expectProblem(404, "USER_NOT_FOUND", "User Not Exists");
        api.post("/api/queue/tokens", Map.of("eventId", lobby.event())).expectProblem(401, "UNAUTHENTICATED");
    }

    private static void letSessionRunOut(Lobby lobby, Buyer buyer) {
        sql.update("UPDATE queue_tickets SET session_until = now() WHERE event_id = ?::uuid AND user_id = ?::uuid", lobby.event(),
            buyer.id());
    }
}
