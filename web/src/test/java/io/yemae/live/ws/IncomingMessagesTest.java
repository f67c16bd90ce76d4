package io.yemae.live.ws;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.websocket.CloseReason.CloseCodes;
import jakarta.websocket.CloseReason;
import jakarta.websocket.Session;
import java.lang.reflect.Proxy;
import org.junit.jupiter.api.Test;

class IncomingMessagesTest {
    private CloseReason closed;
    private final IncomingMessages incoming = new IncomingMessages(new LiveClient(session()), session());

    @Test
    void aMessageIsJoinedFromItsParts() {
        assertThat(incoming.text("a", false)).isEmpty();
        assertThat(incoming.text("b", false)).isEmpty();
        assertThat(incoming.text("c", true)).contains("abc");
        assertThat(incoming.text("d", true)).contains("d");
    }

    @Test
    void theLimitAppliesToTheBytesOfAllParts() {
        incoming.text("가".repeat(1_365), false);
        assertThat(incoming.text("a", true)).isPresent();
        incoming.text("가".repeat(1_365), false);
        assertThat(closed).isNull();

        assertThat(incoming.text("ab", true)).isEmpty();

        assertThat(closed.getCloseCode()).isEqualTo(CloseCodes.TOO_BIG);
    }

    @Test
    void messagesAfterTheLimitAreIgnored() {
        incoming.ignore(IncomingMessages.LARGEST_MESSAGE, false);
        incoming.ignore(1, false);
        assertThat(closed.getCloseCode()).isEqualTo(CloseCodes.TOO_BIG);

        assertThat(incoming.text("a", true)).isEmpty();
    }

    private Session session() {
        return (Session) Proxy.newProxyInstance(Session.class.getClassLoader(), new Class<?>[] {Session.class},
            (proxy, method, arguments) -> {
            if (arguments[0] instanceof CloseReason reason) {
                closed = reason;
            }
            return null;
        });
    }
}
