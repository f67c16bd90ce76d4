package io.yemae.it.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.yemae.it.kit.Answer;
import io.yemae.it.kit.Stage.Buyer;
import io.yemae.it.kit.YemaeIT;
import io.yemae.it.kit.places.Lobby;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Users who come before the sale opens. */
class QueueDrawIT extends YemaeIT {
    private static final Duration SOON = Duration.ofSeconds(10);

    @Test
    void usersBeforeTheOpeningAreDrawnInAVerifiableOrder() {
        Lobby lobby = new Lobby(api, stage, stage.show(10, Map.of("saleStart", Instant.now().plusSeconds(3600).toString())));
        lobby.threshold(1);
        Answer before = api.get("/api/queue/draw/" + lobby.event()).expect(200);
        assertThat(before.json().get("seed").isNull()).isTrue();
        List<Buyer> early = stage.crowd(8);
        early.forEach(buyer -> assertThat(lobby.check(buyer).get("queued").asBoolean()).isTrue());
        assertThat(lobby.position(early.get(0))).isZero();
        assertThat(lobby.token(early.get(0)).expect(201).json().get("queueNumber").isNull()).isTrue();

        sql.update("UPDATE events SET sale_start = now() - interval '1 second' WHERE id = ?::uuid", lobby.event());

        await().atMost(SOON).until(() -> !api.get("/api/queue/draw/" + lobby.event()).json().get("seed").isNull());
        JsonNode drawn = api.get("/api/queue/draw/" + lobby.event()).json();
        String seed = drawn.get("seed").asText();
        assertThat(HexFormat.of().formatHex(sha256(seed))).isEqualTo(drawn.get("hash").asText()).isEqualTo(before.at("/hash"));
        List<Long> order = LongStream.rangeClosed(1, drawn.get("size").asLong()).boxed()
            .sorted(Comparator.comparing(arrival -> HexFormat.of().formatHex(sha256(seed + ":" + arrival)))).toList();
        assertThat(sql.texts("SELECT arrival FROM queue_tickets WHERE event_id = ?::uuid ORDER BY number", lobby.event()))
            .isEqualTo(order.stream().map(String::valueOf).toList()).hasSize(8);
        assertThat(lobby.check(stage.buyer()).get("position").asLong()).as("who comes later stands behind them").isEqualTo(8);
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
