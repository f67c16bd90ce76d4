package io.yemae.it.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.yemae.it.kit.Answer;
import io.yemae.it.kit.Crowd;
import io.yemae.it.kit.Stage.Buyer;
import io.yemae.it.kit.YemaeIT;
import io.yemae.it.kit.places.Lobby;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Administration of a waiting room, and its effect on the users in it. */
class QueueAdministrationIT extends YemaeIT {
    private static final Duration SOON = Duration.ofSeconds(10);

    @Test
    void aPausedRoomAdmitsNobodyUntilItIsResumed() {
        Lobby lobby = Lobby.of(10);
        Buyer buyer = stage.buyer();
        assertThat(lobby.say("pause").at("/paused")).isEqualTo("true");

        assertThat(lobby.check(buyer).get("queued").asBoolean()).isTrue();
        lobby.hold(buyer, 0).expectProblem(403, "NOT_ADMITTED");

        lobby.say("resume");
        lobby.awaitAdmission(buyer);
    }

    @Test
    void sessionsInAPausedRoomEndButAreNotReplaced() {
        Lobby lobby = Lobby.of(10).threshold(3);
        Buyer paying = stage.buyerWithPoints(70_000);
        Buyer leaving = stage.buyer();
        Buyer idle = stage.buyer();
        Buyer waiting = stage.buyer();
        Buyer impatient = stage.buyer();
        for (Buyer buyer : List.of(paying, leaving, idle, impatient, waiting)) {
            lobby.check(buyer);
        }
        lobby.say("pause");

        String reservation = lobby.hold(paying, 0).expect(201).at("/reservation/id");
        paying.payWithPoints(reservation).expect(200);
        lobby.leave(leaving);
        lobby.leave(impatient);
        sql.update("UPDATE queue_tickets SET session_until = now() WHERE event_id = ?::uuid AND user_id = ?::uuid", lobby.event(),
            idle.id());

        await().atMost(SOON).until(() -> lobby.room().get("currentUsers").asInt() == 0);
        assertThat(ticketsInOrder(lobby)).containsExactly("DONE", "LEFT", "EXPIRED", "LEFT", "WAITING");
        assertThat(lobby.position(waiting)).isEqualTo(1);
        assertThat(lobby.place(waiting).get("paused").asBoolean()).isTrue();
        lobby.hold(stage.buyer(), 1).expectProblem(403, "NOT_ADMITTED", "대기열에서 기다려주세요. 현재 2번째입니다.");
        lobby.say("resume");
        lobby.awaitAdmission(waiting);
    }

    @Test
    void aPausedRoomIsDrawnAtTheOpeningAndAdmitsNobody() {
        Lobby lobby = new Lobby(api, stage, stage.show(10, Map.of("saleStart", Instant.now().plusSeconds(3600).toString())));
        List<Buyer> early = stage.crowd(3);
        lobby.say("pause");
        early.forEach(lobby::check);

        sql.update("UPDATE events SET sale_start = now() - interval '1 second' WHERE id = ?::uuid", lobby.event());

        await().atMost(SOON).until(() -> !api.get("/api/queue/draw/" + lobby.event()).json().get("seed").isNull());
        assertThat(early).extracting(lobby::position).containsExactlyInAnyOrder(1L, 2L, 3L);
        assertThat(ticketsInOrder(lobby)).containsOnly("WAITING");
        lobby.say("resume");
        early.forEach(lobby::awaitAdmission);
    }

    @Test
    void aRoomCanOverrideThePolicyLimits() {
        Lobby lobby = Lobby.of(1);
        long threshold = policy("queue.threshold");
        long rate = policy("queue.rate.per.second");
        assertThat(limits(lobby.room())).containsExactly(threshold, false, rate, false);

        assertThat(limits(lobby.change(Map.of("threshold", 7, "rate", 3)).expect(200).json())).containsExactly(7L, true, 3L, true);
        assertThat(limits(lobby.change("{\"threshold\":null}").expect(200).json())).as("what is absent stays")
            .containsExactly(threshold, false, 3L, true);
        assertThat(limits(lobby.change(Map.of("paused", true)).expect(200).json())).containsExactly(threshold, false, 3L, true);
        assertThat(limits(lobby.change("{\"rate\":null,\"threshold\":5}").expect(200).json())).containsExactly(5L, true, rate, false);
        assertThat(limits(lobby.room())).containsExactly(5L, true, rate, false);
        assertThat(lobby.room().get("paused").asBoolean()).isTrue();
    }

    @Test
    void anInvalidLimitIsRefusedByName() {
        Lobby lobby = Lobby.of(1);

        for (String bad : List.of("0", "1000001", "-1", "1.5", "\"7\"", "[]", "true", "99999999999")) {
            assertThat(lobby.change("{\"threshold\":" + bad + "}").expectProblem(400, "INVALID_REQUEST").at("/fields/0/field")).as(bad)
                .isEqualTo("threshold");
        }
        assertThat(lobby.change(Map.of("rate", 100_001)).expectProblem(400, "INVALID_REQUEST").at("/fields/0/field")).isEqualTo("rate");
    }

    @Test
    void noMoreThanTheRateAreAdmittedWithinASecond() {
        Lobby lobby = Lobby.of(10);
        lobby.change(Map.of("rate", 2, "threshold", 100)).expect(200);
        List<Buyer> buyers = stage.crowd(9);
        Crowd.of(9).run(i -> lobby.check(buyers.get(i)));

        await().atMost(SOON).until(() -> sql.number("SELECT count(*) FROM queue_tickets WHERE event_id = ?::uuid AND status = 'ADMITTED'",
            lobby.event()) == 9);
        assertThat(sql.number("""
            SELECT max(admitted) FROM (SELECT count(*) AS admitted FROM queue_tickets WHERE event_id = ?::uuid
                                       GROUP BY date_trunc('second', admitted_at)) seconds""", lobby.event())).isLessThanOrEqualTo(2);
    }

    @Test
    void clearingARoomNotifiesAllAndHoldersCanStillPay() {
        Lobby lobby = Lobby.of(10).threshold(2);
        Buyer holder = stage.buyerWithPoints(70_000);
        Buyer idle = stage.buyer();
        Buyer waiting = stage.buyer();
        String reservation = lobby.hold(holder, 0).expect(201).at("/reservation/id");
        lobby.check(idle);
        lobby.check(waiting);
        Answer token = lobby.token(waiting).expect(201);

        assertThat(stage.administrator().raw("POST", "/api/queue/admin/clear/" + lobby.event(), null, null).expect(200).at("/message"))
            .isEqualTo("대기열이 초기화되었습니다.");

        for (Buyer buyer : List.of(idle, waiting)) {
            assertThat(lobby.status(buyer)).isEqualTo("not_in_queue");
            assertThat(lobby.place(buyer).get("cleared").asBoolean()).isTrue();
        }
        assertThat(lobby.shown(token.at("/token")).status()).isEqualTo(401);
        holder.payWithPoints(reservation).expect(200);
        assertThat(lobby.check(waiting).get("queued").asBoolean()).isFalse();
        assertThat(sql.number("SELECT count(*) FROM audit_entries WHERE action = 'queue.clear' AND target = ?", lobby.event()))
            .isEqualTo(1);
    }

    private static List<String> ticketsInOrder(Lobby lobby) {
        return sql.texts("SELECT status FROM queue_tickets WHERE event_id = ?::uuid ORDER BY arrival", lobby.event());
    }

    private static List<Object> limits(JsonNode room) {
        return List.of(room.get("threshold").asLong(), room.get("ownThreshold").asBoolean(), room.get("rate").asLong(), room.get("ownRate")
            .asBoolean());
    }

    private static long policy(String name) {
        return sql.number("SELECT value FROM policies WHERE name = ?", name);
    }
}
