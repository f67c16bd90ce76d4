package io.yemae.it.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.yemae.it.kit.Forger;
import io.yemae.it.kit.Platform;
import io.yemae.it.kit.Stage.Buyer;
import io.yemae.it.kit.YemaeIT;
import io.yemae.it.kit.wire.Socket;
import io.yemae.it.kit.wire.SocketIo;
import java.net.http.WebSocketHandshakeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A socket at which only the owner of a place listens. */
class QueueSocketIT extends YemaeIT {
    private static final int POLICY = 1008;

    @Test
    void aWaitingUserGetsPlaceAdmissionAndClearing() {
        String event = stage.show(3).event();
        stage.administrator().patch("/api/admin/queue/" + event, Map.of("threshold", 1)).expect(200);
        Buyer first = stage.buyer();
        Buyer second = stage.buyer();
        Buyer third = stage.buyer();
        for (Buyer each : List.of(first, second, third)) {
            each.api().raw("POST", "/api/queue/check/" + event, null, null).expect(200);
        }
        try (Socket asParameter = Socket.open("/ws/queue/" + event + "?token=" + second.api().token());
             Socket asMessage = Socket.open("/ws/queue/" + event)) {
            asMessage.send(third.api().token());
            soon(() -> assertThat(asParameter.data("queue-position").get(0).get("position").asInt()).isEqualTo(1));
            soon(() -> assertThat(asMessage.data("queue-position").get(0).get("position").asInt()).isEqualTo(2));
            assertThat(asParameter.data("queue-updated").get(0).get("threshold").asInt()).isEqualTo(1);
            assertThat(asParameter.data("queue-updated").get(0).get("currentUsers").asInt()).isEqualTo(1);

            first.api().raw("POST", "/api/queue/leave/" + event, null, null).expect(200);
            soon(() -> assertThat(asParameter.data("queue-entry-allowed")).extracting(data -> data.get("message").asText())
                .containsExactly("입장이 허용되었습니다. 잠시 후 자동으로 이동합니다."));
            assertThat(asMessage.data("queue-entry-allowed")).isEmpty();

            stage.administrator().raw("POST", "/api/queue/admin/clear/" + event, null, null).expect(200);
            soon(() -> assertThat(asMessage.data("queue-cleared")).extracting(data -> data.get("message").asText())
                .containsExactly("관리자가 대기열을 초기화했습니다."));
            assertThat(asMessage.frames()).allSatisfy(frame ->
                assertThat(frame.toString()).doesNotContain(first.id()).doesNotContain(second.id()));
        }
    }

    @Test
    void aBadTokenClosesTheSocket() throws Exception {
        String path = "/ws/queue/" + stage.show(1).event();
        String token = stage.buyer().api().token();
        String changed = token.substring(0, token.length() - 3) + "abc";

        try (Socket asParameter = Socket.open(path + "?token=" + changed); Socket asMessage = Socket.open(path)) {
            assertThat(asParameter.closed().get(5, TimeUnit.SECONDS)).isEqualTo(POLICY);
            asMessage.send("x");
            assertThat(asMessage.closed().get(5, TimeUnit.SECONDS)).isEqualTo(POLICY);
        }
    }

    @Test
    void anEndedTokenClosesTheSocket() throws Exception {
        String path = "/ws/queue/" + stage.show(1).event();
        Buyer buyer = stage.buyer();
        Forger forger = new Forger(Platform.keys(), buyer.id());
        // And for as long as clocks may differ.
        String ending = forger.token(Map.of("exp", Instant.now().getEpochSecond() + 5));

        try (Socket socket = Socket.open(path + "?token=" + ending);
             SocketIo socketIo = SocketIo.join("/queue/" + path.substring("/ws/queue/".length()), "websocket", Map.of("token", ending));
             Socket withoutRole = Socket.open(path + "?token=" + forger.token(Map.of("groups", List.of())))) {
            assertThat(withoutRole.closed().get(5, TimeUnit.SECONDS)).isEqualTo(POLICY);
            soon(() -> assertThat(socket.frames()).isNotEmpty());
            assertThat(socket.closed().get(30, TimeUnit.SECONDS)).isEqualTo(POLICY);
            await().atMost(Duration.ofSeconds(20)).until(() -> !socketIo.isConnected());
        }
    }

    @Test
    void anUnknownEventClosesTheSocket() throws Exception {
        String token = stage.buyer().api().token();

        try (Socket unknown = Socket.open("/ws/queue/0198c7a0-0000-7000-8000-000000000000?token=" + token);
             Socket wrong = Socket.open("/ws/queue/12?token=" + token)) {
            assertThat(unknown.closed().get(5, TimeUnit.SECONDS)).isEqualTo(POLICY);
            assertThat(wrong.closed().get(5, TimeUnit.SECONDS)).isEqualTo(POLICY);
        }
    }

    @Test
    void foreignOriginsAreRefused() {
        assertThatThrownBy(() -> Socket.open("/ws/queue/" + stage.show(1).event(), "Origin", "https://evil.example"))
            .hasCauseInstanceOf(WebSocketHandshakeException.class);
    }
}
