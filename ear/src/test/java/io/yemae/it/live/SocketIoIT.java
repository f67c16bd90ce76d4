package io.yemae.it.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.yemae.it.kit.Platform;
import io.yemae.it.kit.Stage;
import io.yemae.it.kit.Stage.Show;
import io.yemae.it.kit.YemaeIT;
import io.yemae.it.kit.wire.Socket;
import io.yemae.it.kit.wire.SocketIo;
import java.net.http.WebSocketHandshakeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Live updates over Socket.IO, with its own Java client. */
class SocketIoIT extends YemaeIT {
    private static final int POLLING = 300;

    @ParameterizedTest
    @ValueSource(strings = {"polling", "websocket", "polling,websocket"})
    void listenersGetSeatChanges(String transports) {
        Show show = stage.show(2);
        String seat = show.seats().get(0);
        Stage.Buyer buyer = stage.buyerWithPoints(70_000);
        try (SocketIo client = SocketIo.join("/seats/" + show.event(), transports, Map.of())) {
            soon(() -> assertThat(client.isConnected()).isTrue());
            String reservation = buyer.hold(show, seat).expect(201).at("/reservation/id");
            soon(() -> assertThat(client.data("seat-locked")).hasSize(1));
            buyer.payWithPoints(reservation).expect(200);
            soon(() -> assertThat(client.data("seat-sold")).hasSize(1));
            buyer.api().post("/api/reservations/" + reservation + "/cancel", Map.of()).expect(200);
            soon(() -> assertThat(client.data("seat-released")).hasSize(1));

            JsonNode locked = client.data("seat-locked").get(0);
            assertThat(locked.get("seatId").asText()).isEqualTo(seat);
            assertThat(locked.get("status").asText()).isEqualTo("locked");
            assertThat(locked.get("timestamp").asText()).endsWith("Z");
            assertThat(locked.toString()).doesNotContain(buyer.id());
        }
    }

    @Test
    void namespacesOfOneConnectionAreSeparate() {
        Show first = stage.show(1);
        Show second = stage.show(1);
        try (SocketIo one = SocketIo.join("/seats/" + first.event(), "websocket", Map.of()); SocketIo other = one.alsoJoin("/seats/"
            + second.event())) {
            soon(() -> assertThat(one.isConnected() && other.isConnected()).isTrue());
            stage.buyer().hold(second, second.seats().get(0)).expect(201);
            soon(() -> assertThat(other.data("seat-locked")).hasSize(1));
            assertThat(one.data("seat-locked")).isEmpty();

            other.close();
            stage.buyer().hold(first, first.seats().get(0)).expect(201);
            soon(() -> assertThat(one.data("seat-locked")).hasSize(1));
        }
    }

    @Test
    void aReconnectingClientGetsTheMissedChanges() {
        Show show = stage.show(2);
        String version = api.get("/api/performances/dates/" + stage.performance(show.event()) + "/seats").expect(200).at("/version");
        stage.buyer().hold(show, show.seats().get(0)).expect(201);
        try (SocketIo client = SocketIo.join("/seats/" + show.event(), "websocket", Map.of("since", version))) {
            soon(() -> assertThat(client.data("seat-locked")).hasSize(1));
        }
        try (SocketIo lost = SocketIo.join("/seats/" + show.event(), "websocket", Map.of("since", "0"))) {
            soon(() -> assertThat(lost.data("reload")).hasSize(1));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"polling", "websocket"})
    void unknownNamespacesAreRefusedWithAReason(String transports) {
        String unknown = "0198c7a0-0000-7000-8000-000000000000";

        assertRefused("/seats/" + unknown, Map.of(), transports, "EVENT_NOT_FOUND");
        assertRefused("/seats/12", Map.of(), transports, "INVALID_ID");
        assertRefused("/tickets/" + unknown, Map.of(), transports, "NO_SUCH_NAMESPACE");
    }

    @Test
    void queueNamespacesRequireAnAccessToken() {
        String queue = "/queue/" + stage.show(1).event();
        String token = stage.buyer().api().token();

        assertRefused(queue, Map.of(), "websocket", "UNAUTHENTICATED");
        assertRefused(queue, Map.of("token", token.substring(0, token.length() - 3) + "abc"), "websocket", "INVALID_TOKEN");
        assertRefused(queue, Map.of("token", "x"), "polling", "INVALID_TOKEN");
    }

    @Test
    void manyPollingClientsOccupyNoThreadsAndAllGetTheChange() {
        Show show = stage.show(1);
        List<Poller> pollers = new ArrayList<>();
        for (int i = 0; i < POLLING; i++) {
            pollers.add(Poller.join("/seats/" + show.event()));
        }
        pollers.forEach(Poller::poll);

        stage.buyer().hold(show, show.seats().get(0)).expect(201);

        soon(() -> assertThat(pollers).allSatisfy(each -> assertThat(each.answer()).contains("[\"seat-locked\",{")));
    }

    @Test
    void malformedPacketsAreRefused() {
        Show show = stage.show(1);
        Poller poller = Poller.join("/seats/" + show.event());

        assertThat(api.get("/socket.io/?EIO=3&transport=polling").status()).isEqualTo(400);
        assertThat(api.get("/socket.io/?EIO=4&transport=polling&j=0").status()).isEqualTo(400);
        assertThat(api.get("/socket.io/").status()).isEqualTo(400);
        assertThat(api.get("/socket.io/?EIO=4&EIO=4&transport=polling").status()).isEqualTo(400);
        assertThat(api.get("/socket.io/?EIO=4&transport=polling&sid=nobody").status()).isEqualTo(400);
        assertThat(poller.say("4" + "x".repeat(4_095)).status()).isEqualTo(200);
        assertThat(poller.say("4" + "x".repeat(4_096)).status()).isEqualTo(413);
        assertThat(poller.say("x").status()).isEqualTo(400);
        assertThat(poller.say("40/seats/" + show.event() + ",{\"since\"").status()).isEqualTo(200);
    }

    @Test
    void foreignOriginsAreRefused() {
        String here = "http://" + Platform.http().getAuthority();
        String path = "/socket.io/?EIO=4&transport=websocket";

        assertThat(Poller.statusFor("https://evil.example")).isEqualTo(403);
        assertThat(Poller.statusFor(here)).isEqualTo(200);
        assertThatThrownBy(() -> Socket.open(path, "Origin", "https://evil.example")).hasCauseInstanceOf(WebSocketHandshakeException.class);
    }

    private static void assertRefused(String namespace, Map<String, String> auth, String transports, String code) {
        try (SocketIo client = SocketIo.join(namespace, transports, auth)) {
            soon(() -> assertThat(client.refusals()).hasSize(1));
            assertThat(client.isConnected()).isFalse();
            assertThat(client.refusals().get(0).at("/data/code").asText()).isEqualTo(code);
            assertThat(client.refusals().get(0).get("message").asText()).isNotBlank();
        }
    }
}
