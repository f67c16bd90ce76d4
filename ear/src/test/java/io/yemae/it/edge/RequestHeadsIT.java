package io.yemae.it.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.yemae.it.kit.Platform;
import io.yemae.it.kit.Stage;
import io.yemae.it.kit.Stage.Show;
import io.yemae.it.kit.YemaeIT;
import io.yemae.it.kit.wire.Wire;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Request and response heads, byte by byte. */
class RequestHeadsIT extends YemaeIT {
    private static final String CSP = "Content-Security-Policy";

    /** Heads that another server might read differently. Each is refused or ends the connection, and none is served. */
    @ParameterizedTest
    @ValueSource(strings = {
        "GET /api/events HTTP/1.1\r\nHost: x\r\nX-A: a\0b\r\n\r\n",
        "GET /api/events HTTP/1.1\r\nHost: x\r\nX-A: a\u0007b\r\n\r\n",
        "GET /api/events HTTP/1.1\r\nHost: x\r\nX A: b\r\n\r\n",
        "GET /api/events HTTP/1.1\r\nHost: x\r\nX-A : b\r\n\r\n",
        "GET /api/events HTTP/1.1\r\nHost: x\r\nHost: y\r\n\r\n",
        "POST /api/auth/login HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: xchunked\r\n\r\n0\r\n\r\n",
        "POST /api/auth/login HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n",
        "POST /api/auth/login HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        "POST /api/auth/login HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n0\r\n\r\n",
        "POST /api/auth/login HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\n{}{}{}",
        "POST /api/auth/login HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n",
        "POST /api/auth/login HTTP/1.1\r\nHost: x\r\nContent-Length: +5\r\n\r\n{}{}{}"})
    void anOddHeadIsNotServed(String head) throws IOException {
        try (Wire wire = new Wire(Platform.http()).send(head)) {
            assertThat(wire.status()).isIn(0, 400, 501);
        }
    }

    @Test
    void aRefusedHeadGetsAnErrorBodyAndEndsTheConnection() throws IOException {
        try (Wire wire = new Wire(Platform.http())
            .send("POST /api/auth/login HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: gzip, chunked\r\n\r\n"
            + "0\r\n\r\nGET /api/events HTTP/1.1\r\nHost: x\r\n\r\n")) {
            assertThat(wire.answerHead()).startsWith("HTTP/1.1 400 ").contains("application/problem+json")
                .containsIgnoringCase("Connection: close");
            assertThat(wire.rest()).contains("\"MALFORMED_REQUEST\"").doesNotContain("HTTP/1.1");
        }
    }

    @Test
    void expect100ContinueIsAnswered() throws IOException {
        String body = "{\"email\":\"nobody@example.com\",\"password\":\"x\"}";
        try (Wire wire = new Wire(Platform.http()).send("POST /api/auth/login HTTP/1.1\r\nHost: x\r\n"
            + "Content-Type: application/json\r\nContent-Length: " + body.length() + "\r\nExpect: 100-continue\r\n\r\n")) {
            assertThat(wire.answerHead()).startsWith("HTTP/1.1 100 ");
            wire.send(body);
            assertThat(wire.status()).isEqualTo(401);
        }
    }

    @Test
    void apiResponsesAreNotCachedByDefault() {
        Show show = stage.show(1);
        Stage.Buyer buyer = stage.buyer();
        String status = "/api/queue/status/" + show.event();
        for (String path : new String[] {"/api/users/me", "/api/reservations", status, status, "/api/auth/me", "/api/nothing"}) {
            assertThat(buyer.api().get(path).headers().allValues("Cache-Control")).as(path).containsExactly("no-store");
        }
        assertThat(stage.administrator().get("/api/admin/users").headers().allValues("Cache-Control")).containsExactly("no-store");
        assertThat(api.post("/api/auth/login", Map.of("email", "a@b.example", "password", "x")).headers().allValues("Cache-Control"))
            .containsExactly("no-store");
        for (int i = 0; i < 3; i++) {
            assertThat(api.get("/api/seats/events/" + show.event()).headers().allValues("Cache-Control")).containsExactly("no-cache");
        }
    }

    @Test
    void pagesSendAContentSecurityPolicyAndCannotBeFramed() {
        for (String page : new String[] {"/", "/docs/", "/docs/docs.js"}) {
            assertThat(api.get(page).expect(200).headers().firstValue(CSP).orElse("")).as(page)
                .contains(page.equals("/") ? "default-src 'none'" : "default-src 'self'", "frame-ancestors 'none'", "base-uri 'none'",
                    "form-action");
        }
        assertThat(api.get("/").headers().firstValue("Permissions-Policy").orElse("")).contains("camera=()");
        assertThat(api.get("/").headers().firstValue("Cross-Origin-Opener-Policy")).contains("same-origin-allow-popups");
        assertThat(api.get("/api/events").headers().firstValue("Cross-Origin-Resource-Policy")).contains("same-origin");
        assertThat(api.get("/api/events").headers().firstValue("X-Content-Type-Options")).contains("nosniff");
    }

    @Test
    void hstsIsSentOverTlsOnly() {
        String header = "Strict-Transport-Security";
        assertThat(api.get("/").headers().firstValue(header)).isEmpty();
        // The platform of the tests trusts this proxy.
        assertThat(api.with("X-Forwarded-Proto", "https").get("/").headers().firstValue(header)).contains("max-age=31536000");
    }

    @Test
    void noRedirectFollowsTheHostHeader() throws IOException {
        try (Wire wire = new Wire(Platform.http()).send("GET /docs HTTP/1.1\r\nHost: evil.example\r\n\r\n")) {
            assertThat(wire.answerHead()).startsWith("HTTP/1.1 302 ").contains("Location: /docs/").doesNotContain("evil.example");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip;q=0", "gzip;q=0.0", "gzip;q=0, identity", "identity"})
    void responsesAreUncompressedWithoutAcceptEncoding(String accepted) {
        Show show = stage.show(1);
        String performance = stage.performance(show.event());
        for (String map : new String[] {"/api/seats/events/" + show.event(), "/api/performances/dates/" + performance + "/seats"}) {
            for (String mediaType : new String[] {"application/json", "application/*"}) {
                assertThat(api.with("Accept-Encoding", accepted).getAs(mediaType, map).expect(200).headers()
                    .firstValue("Content-Encoding")).isEmpty();
            }
        }
    }

    /** DNS rebinding: a page of another name that resolves to the platform sends that name as its origin and as its host. */
    @Test
    void aPageThatUsesItsOwnHostNameMayNotListen() throws IOException {
        String handshake = "GET /ws/seats/" + stage.show(1).event() + " HTTP/1.1\r\nHost: rebound.example\r\n"
            + "Origin: http://rebound.example\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
            + "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n";
        try (Wire wire = new Wire(Platform.http()).send(handshake)) {
            assertThat(wire.status()).isEqualTo(403);
        }
    }
}
