package io.yemae.it.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.yemae.it.kit.Answer;
import io.yemae.it.kit.Api;
import io.yemae.it.kit.Stage;
import io.yemae.it.kit.Stage.Buyer;
import io.yemae.it.kit.Stage.Show;
import io.yemae.it.kit.servers.OwnPlatform;
import io.yemae.it.kit.servers.SecondServer;
import io.yemae.it.kit.wire.Handshake;
import io.yemae.it.kit.wire.Wire;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.ResourceLock;

/** Limits per caller (requests a minute, connections, sockets, time), on a server with low limits. */
@ResourceLock(SecondServer.LOCK)
class EdgeLimitsIT {
    private static final int CONNECTIONS = SecondServer.CONNECTIONS;
    private static final int SOCKETS = SecondServer.SOCKETS;
    private static final int FEW = 10;
    private static final int MANY = 1_000_000;
    /** No trusted proxy, unlike 127.0.0.1. */
    private static final String STRANGER = "127.0.7.";
    private static final String FORWARDED = "X-Forwarded-For";

    @RegisterExtension
    static final OwnPlatform platform = SecondServer.platform();

    private static URI http;
    private static Api api;
    private static Stage stage;

    @BeforeAll
    static void connect() {
        http = OwnPlatform.http(platform.server());
        api = platform.api();
        stage = platform.stage();
    }

    @AfterEach
    void limitNobody() {
        platform.sql().update("UPDATE policies SET updated_at = now(), value = ? WHERE name LIKE 'rate.%'", MANY);
    }

    @Test
    void anIdleListenerStaysConnected() throws IOException {
        Show show = stage.show(1);
        Buyer buyer = stage.buyer();
        try (Wire listener = Wire.webSocket(http, "/ws/seats/" + show.event())) {
            longerThanTheWriteTimeout();
            String reservation = buyer.hold(show, show.seats().get(0)).expect(201).at("/reservation/id");
            assertThat(listener.text()).contains("seat-locked");
            longerThanTheWriteTimeout();
            buyer.api().post("/api/reservations/" + reservation + "/cancel", Map.of()).expect(200);
            assertThat(listener.text()).contains("seat-released");
        }
    }

    @Test
    void anIdleConnectionGetsItsNextAnswerInFull() throws IOException {
        String request = "GET /docs/swagger-ui/swagger-ui-bundle.js HTTP/1.1\r\nHost: x\r\n\r\n";
        try (Wire wire = new Wire(http)) {
            for (int i = 0; i < 3; i++) {
                wire.send(request);
                assertThat(wire.body()).hasSizeGreaterThan(1_000_000);
                longerThanTheWriteTimeout();
            }
        }
    }

    @Test
    void aSlowRequestBodyEndsTheConnection() throws IOException {
        String head = "POST /api/auth/login HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n";
        for (String framing : List.of("Content-Length: 60000\r\n\r\n", "Transfer-Encoding: chunked\r\n\r\n2710\r\n",
            "Content-Length: 60000\r\nExpect: 100-continue\r\n\r\n", "Content-Length: 900000\r\n\r\n")) {
            try (Wire wire = new Wire(http).send(head + framing)) {
                await().pollInterval(Duration.ofMillis(50)).atMost(Duration.ofSeconds(15)).until(() -> {
                    try {
                        wire.send("x");
                        return false;
                    } catch (IOException ended) {
                        return true;
                    }
                });
            }
        }
    }

    @Test
    void requestsPerUserAreLimited() {
        Api first = stage.buyer().api();
        Api second = stage.buyer().api();
        first.get("/api/users/me").expect(200);
        second.get("/api/users/me").expect(200);
        limit("rate.user.reads", FEW);

        soon(() -> assertTooMany(first.get("/api/reservations")));
        Answer refused = assertTooMany(first.get("/api/queue/status/" + stage.show(1).event()));
        assertThat(refused.headers().firstValueAsLong("RateLimit-Limit").orElseThrow()).isEqualTo(FEW);
        assertThat(refused.headers().firstValueAsLong("RateLimit-Remaining").orElseThrow()).isZero();
        assertThat(refused.headers().firstValueAsLong("RateLimit-Reset").orElseThrow()).isBetween(50L, 61L);
        assertThat(refused.at("/success")).isEqualTo("false");
        Answer granted = second.get("/api/users/me").expect(200);
        assertThat(granted.headers().firstValueAsLong("RateLimit-Remaining").orElseThrow()).isLessThan(FEW);
        // Other kinds of requests and anonymous requests are not limited by this.
        assertThat(first.patch("/api/users/me", "{}").status()).isNotEqualTo(429);
        api.get("/api/events").expect(200);
        // Refilled continuously: at ten a minute, one every six seconds.
        await().atMost(Duration.ofSeconds(20)).until(() -> first.get("/api/users/me").status() == 200);
    }

    @Test
    void holdsQuotesAndWritesOfAUserAreLimitedSeparately() {
        Buyer buyer = stage.buyer();
        buyer.api().get("/api/users/me").expect(200);
        Map.of("rate.user.holds", "/api/reservations", "rate.user.quotes", "/api/payments/quote",
                "rate.user.writes", "/api/payments/points")
            .forEach((policy, path) -> {
                limit(policy, FEW);
                soon(() -> assertTooMany(buyer.api().post(path, "{}")));
            });
        buyer.api().get("/api/users/me").expect(200);
    }

    @Test
    void requestsWithoutAKnownTokenAreLimitedByTheForwardedAddress() {
        limit("rate.address.reads", FEW);
        soon(() -> assertTooMany(from("203.0.113.1").get("/api/events")));
        assertTooMany(from("1.1.1.1, 203.0.113.1").get("/api/events"));
        assertTooMany(from("203.0.113.1").as("forged").get("/api/events"));
        from("203.0.113.2").get("/api/events").expect(200);

        soon(() -> assertTooMany(from("2001:db8:1:2::1").get("/api/events")));
        assertTooMany(from("2001:db8:1:2:ffff::9").get("/api/events"));
        from("2001:db8:1:3::1").get("/api/events").expect(200);
        // Requests from the proxy itself.
        for (int i = 0; i < 3 * FEW; i++) {
            api.get("/api/events").expect(200);
        }
    }

    @Test
    void forwardedAddressesOfUntrustedProxiesAreIgnored() throws IOException {
        limit("rate.address.reads", FEW);
        soon(() -> {
            int status = 200;
            for (int i = 0; i <= FEW && status == 200; i++) {
                try (Wire wire = Wire.from(STRANGER + 1, http)) {
                    status = wire.send("GET /api/events HTTP/1.1\r\nHost: x\r\n" + FORWARDED + ": 203.0.113." + i + "\r\n\r\n").status();
                }
            }
            assertThat(status).isEqualTo(429);
        });
    }

    @Test
    void loginsRegistrationsAndMailsPerAddressAreLimited() {
        limit("rate.address.logins", FEW);
        soon(() -> assertTooMany(from("203.0.113.3").post("/api/auth/login", "{}")));
        assertTooMany(from("203.0.113.3").post("/api/auth/register", "{}"));
        assertTooMany(from("203.0.113.3").as(stage.buyer().api().token()).post("/api/auth/login", "{}"));
        from("203.0.113.4").post("/api/auth/login", "{}").expect(400);

        limit("rate.address.mails", 2);
        soon(() -> assertTooMany(from("203.0.113.3").post("/api/auth/password-reset", "{}")));
    }

    @Test
    void connectionsPerAddressAreLimited() throws IOException {
        List<Wire> open = new ArrayList<>();
        try {
            for (int i = 0; i < CONNECTIONS; i++) {
                open.add(Wire.from(STRANGER + 2, http));
                assertThat(get(open.get(i))).isEqualTo(200);
            }
            try (Wire tooMany = Wire.from(STRANGER + 2, http); Wire elsewhere = Wire.from(STRANGER + 3, http)) {
                assertThat(get(tooMany)).isEqualTo(429);
                assertThat(get(elsewhere)).isEqualTo(200);
            }
            open.remove(0).close();
            soon(() -> {
                try (Wire another = Wire.from(STRANGER + 2, http)) {
                    assertThat(get(another)).isEqualTo(200);
                }
            });
        } finally {
            for (Wire each : open) {
                each.close();
            }
        }
    }

    @Test
    void socketsPerAddressAreLimited() throws IOException {
        List<Wire> open = new ArrayList<>();
        byte[] handshake = Handshake.of(http, "/ws/seats/" + stage.show(1).event(), FORWARDED, "203.0.113.5");
        try {
            for (int i = 0; i < SOCKETS; i++) {
                open.add(new Wire(http).send(handshake));
                assertThat(open.get(i).status()).isEqualTo(101);
            }
            try (Wire tooMany = new Wire(http).send(handshake)) {
                assertThat(tooMany.status()).isEqualTo(429);
            }
            open.remove(0).close();
            soon(() -> {
                try (Wire another = new Wire(http).send(handshake)) {
                    assertThat(another.status()).isEqualTo(101);
                }
            });
        } finally {
            for (Wire each : open) {
                each.close();
            }
        }
    }

    private static int get(Wire wire) throws IOException {
        wire.send("GET /api/events HTTP/1.1\r\nHost: x\r\n\r\n");
        String head = wire.answerHead();
        return head.isEmpty() ? 0 : Integer.parseInt(head.split(" ")[1]);
    }

    private static Api from(String forwarded) {
        return api.with(FORWARDED, forwarded);
    }

    private static Answer assertTooMany(Answer answer) {
        answer.expectProblem(429, "TOO_MANY_REQUESTS");
        assertThat(answer.headers().firstValueAsLong("Retry-After").orElseThrow()).isBetween(1L, 61L);
        return answer;
    }

    private static void limit(String policy, int perMinute) {
        platform.sql().update("UPDATE policies SET updated_at = now(), value = ? WHERE name = ?", perMinute, policy);
    }

    /** Waits for twice the write timeout without sending anything. */
    private static void longerThanTheWriteTimeout() {
        long end = System.nanoTime() + SecondServer.WRITE_TIMEOUT.multipliedBy(2).toNanos();
        await().pollInterval(Duration.ofMillis(20)).until(() -> System.nanoTime() > end);
    }

    /** Waits until a changed policy is in force, normally within two seconds. */
    private static void soon(ThrowingRunnable assertion) {
        await().pollInterval(Duration.ofMillis(20)).atMost(Duration.ofSeconds(15)).untilAsserted(assertion);
    }
}
