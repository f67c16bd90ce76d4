package io.yemae.it.queue;

import static org.assertj.core.api.Assertions.assertThat;

import io.yemae.it.kit.Answer;
import io.yemae.it.kit.Forger;
import io.yemae.it.kit.Stage;
import io.yemae.it.kit.Stage.Buyer;
import io.yemae.it.kit.YemaeIT;
import io.yemae.it.kit.places.Lobby;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Queue tokens, which identify places. */
class QueueTokensIT extends YemaeIT {
    private static final List<Map<String, Object>> WRONG = List.of(
        Map.of("exp", Instant.now().getEpochSecond() - 60), Map.of("aud", "yemae"), Map.of("aud", "yemae/payment"));

    @Test
    void aBadAccessTokenIsReportedAsRequirement4Demands() {
        api.as("x.y.z").post("/api/queue/tokens", Map.of("eventId", UUID.randomUUID())).expectProblem(401, "INVALID_TOKEN",
            "유효하지 않은 토큰입니다.");
    }

    @Test
    void aPlaceIsTheSameThroughEachApi() {
        Lobby lobby = Lobby.of(10).threshold(1);
        lobby.check(stage.buyer());
        Buyer buyer = stage.buyer();

        Answer token = api.post("/api/queue/tokens", Map.of("email", buyer.email(), "password", Stage.PASSWORD, "eventId", lobby.event()))
            .expect(201);
        assertThat(token.at("/queueNumber")).isEqualTo("2");
        assertThat(token.at("/remaining")).isEqualTo("1");
        assertThat(lobby.position(buyer)).isEqualTo(1);
        assertThat(lobby.check(buyer).get("position").asLong()).isEqualTo(1);
        assertThat(lobby.token(buyer).expect(201).at("/queueNumber")).isEqualTo("2");
        Answer position = lobby.shown(token.at("/token")).expect(200);
        assertThat(position.at("/remaining")).isEqualTo("1");
        assertThat(position.at("/admitted")).isEqualTo("false");
        lobby.holdWith(token.at("/token"), buyer, 0).expectProblem(403, "NOT_ADMITTED", "Not Your Turn");
    }

    @Test
    void forgedForeignReplayedAndMissingTokensAreRefused() {
        Lobby lobby = Lobby.of(10);
        Buyer buyer = stage.buyer();
        Buyer other = stage.buyer();
        String token = lobby.token(buyer).expect(201).at("/token");
        String[] parts = token.split("\\.");

        for (String bad : List.of("x", "..", parts[0] + "." + parts[1] + ".", parts[0] + "." + parts[1] + "." + "A".repeat(43),
                other.api().get("/api/queue/status/" + lobby.event()).text().length() + ".y.z")) {
            lobby.shown(bad).expectProblem(401, "INVALID_QUEUE_TOKEN", "올바르지 않은 요청입니다.");
        }
        api.get("/api/queue/position").expectProblem(401, "INVALID_QUEUE_TOKEN");
        lobby.holdWith(token, other, 0).expectProblem(401, "INVALID_QUEUE_TOKEN");
        lobby.holdWith(token, buyer, 0).expect(201);

        lobby.leave(buyer);
        lobby.check(buyer);
        lobby.shown(token).expectProblem(401, "INVALID_QUEUE_TOKEN");
    }

    @Test
    void expiredTokensAndTokensForOtherPurposesAreRefused() {
        Lobby lobby = Lobby.of(10);
        Buyer buyer = stage.buyer();
        String token = lobby.token(buyer).expect(201).at("/token");
        byte[] secret = secret();

        for (Map<String, Object> claims : WRONG) {
            String wrong = Forger.again(token, claims, secret);
            lobby.shown(wrong).expectProblem(401, "INVALID_QUEUE_TOKEN", "올바르지 않은 요청입니다.");
            lobby.holdWith(wrong, buyer, 0).expectProblem(401, "INVALID_QUEUE_TOKEN", "올바르지 않은 요청입니다.");
        }
        String unchanged = Forger.again(token, Map.of(), secret);
        lobby.shown(unchanged).expect(200);
        lobby.holdWith(unchanged, buyer, 0).expect(201);
    }

    @Test
    void badTokensForConcertReservesAreRefused() {
        String event = stage.show(3).event();
        String date = "/api/concerts/" + sql.number("SELECT number FROM events WHERE id = ?::uuid", event)
            + "/schedules/" + sql.number("SELECT number FROM performances WHERE event_id = ?::uuid", event) + "/reserves";
        Buyer buyer = stage.buyer();
        String token = buyer.api().raw("PUT", date, null, null).expect(201).at("/token");
        byte[] secret = secret();

        for (Map<String, Object> claims : WRONG) {
            api.with("Authorization", Forger.again(token, claims, secret)).get(date)
                .expectProblem(401, "INVALID_QUEUE_TOKEN", "올바르지 않은 요청입니다.");
        }
        assertThat(sql.texts("SELECT id FROM reservations WHERE user_id = ?::uuid", buyer.id())).as("nothing is held").isEmpty();
        api.with("Authorization", Forger.again(token, Map.of(), secret)).get(date).expect(200);
    }

    /** Signs the queue tokens of all events. */
    private static byte[] secret() {
        return HexFormat.of().parseHex(sql.texts("SELECT encode(secret, 'hex') FROM queue_keys").get(0));
    }
}
