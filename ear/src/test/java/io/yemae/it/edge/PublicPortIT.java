package io.yemae.it.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.yemae.it.kit.Platform;
import io.yemae.it.kit.YemaeIT;
import io.yemae.it.kit.wire.RawHttp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The public port serves the application and nothing else of the server. */
class PublicPortIT extends YemaeIT {
    private static final RawHttp RAW = RawHttp.at(Platform.http());

    @ParameterizedTest
    @ValueSource(strings = {"activemq-remoting", "jboss-remoting", "h2c", "hornetq-remoting"})
    void protocolUpgradesAreRefused(String protocol) {
        assertThat(RAW.upgrade(protocol)).startsWith("HTTP/1.1 ").doesNotStartWith("HTTP/1.1 101");
    }

    @Test
    void http2ByPriorKnowledgeIsRefused() {
        String settings = "\0\0\0\4\0\0\0\0\0";

        String answer = RAW.send("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n" + settings);

        assertThat(answer.isEmpty() || answer.startsWith("HTTP/1.1 4") || answer.startsWith("HTTP/1.1 5")).as(answer).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "GET /api/concerts HTTP/1.1\r\nHost: a\r\nA: b\r\r\r",
        "GET /api/concerts HTTP/1.1\r\nHost: a\r\nA: b\r\n\rX",
        "GET /api/concerts HTTP/1.1\r\n  A: b\r\nHost: a\r\n\r\n",
        "GET /api/concerts HTTP/1.1\nHost: a\n\n",
        "GET /api/concerts HTTP/1.1\r\nHost: a\r\nA: b\0c\r\n\r\n",
        "POST /api/auth/login HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nTransfer-Encoding: "
            + "xchunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n"})
    void ambiguousRequestHeadsAreRefused(String head) {
        assertThat(RAW.send(head)).startsWith("HTTP/1.1 400");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/wildfly-services/ejb/v1/discover", "/wildfly-services/naming/v1/lookup", "/wildfly-services/", "/console",
        "/console/",
        "/management", "/metrics", "/health"})
    void pathsOfTheServerAreNotFound(String path) {
        assertThat(RAW.get(path, Platform.http().getAuthority())).startsWith("HTTP/1.1 404");
    }

    @Test
    void noRedirectToTheConsoleFollowsTheHostHeader() {
        assertThat(RAW.get("/console", "evil.example")).startsWith("HTTP/1.1 404").doesNotContainIgnoringCase("location:");
    }
}
