package io.yemae.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.WebSocketHandshakeException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A socket at which only the owner of a place listens. */
class QueueSocketIT extends YemaeIT {
    private static final int POLICY = 1008;

    @Test
    void whoShowsNoGoodTokenIsClosed() throws Exception {
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
    void whatIsNoEventIsClosedEvenForAGoodToken() throws Exception {
        String token = stage.buyer().api().token();

        try (Socket unknown = Socket.open("/ws/queue/0198c7a0-0000-7000-8000-000000000000?token=" + token);
             Socket wrong = Socket.open("/ws/queue/12?token=" + token)) {
            assertThat(unknown.closed().get(5, TimeUnit.SECONDS)).isEqualTo(POLICY);
            assertThat(wrong.closed().get(5, TimeUnit.SECONDS)).isEqualTo(POLICY);
        }
    }

    @Test
    void pagesOfOthersMayNotListen() {
        assertThatThrownBy(() -> Socket.open("/ws/queue/" + stage.show(1).event(), "Origin", "https://evil.example"))
            .hasCauseInstanceOf(WebSocketHandshakeException.class);
    }
}
