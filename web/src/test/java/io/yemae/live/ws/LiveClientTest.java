package io.yemae.live.ws;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.websocket.CloseReason;
import jakarta.websocket.RemoteEndpoint;
import jakarta.websocket.SendHandler;
import jakarta.websocket.SendResult;
import jakarta.websocket.Session;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LiveClientTest {
    private final List<String> sent = new ArrayList<>();
    private final Deque<SendHandler> inFlight = new ArrayDeque<>();
    private boolean isFast = true;
    private CloseReason closed;
    private long now;

    private final LiveClient client = new LiveClient(session(), () -> now);

    @Test
    void framesAreSentInOrder() {
        List<String> frames = IntStream.range(0, 100_000).mapToObj(String::valueOf).toList();

        client.send(frames);

        assertThat(sent).isEqualTo(frames);
    }

    @Test
    void oneFrameIsInFlightAtATime() {
        isFast = false;
        client.send(List.of("a", "b"));
        client.send(List.of("c"));
        assertThat(sent).containsExactly("a");

        inFlight.poll().onResult(new SendResult());
        inFlight.poll().onResult(new SendResult());
        assertThat(sent).containsExactly("a", "b", "c");
    }

    @Test
    void theCallbackRunsAfterTheLastFrame() {
        isFast = false;
        AtomicInteger done = new AtomicInteger();
        client.send(List.of("a", "b"), done::incrementAndGet);
        inFlight.poll().onResult(new SendResult());
        assertThat(done).hasValue(0);

        inFlight.poll().onResult(new SendResult());
        assertThat(done).hasValue(1);
    }

    @Test
    void theCallbackMaySendMore() {
        client.send(List.of("a"), () -> client.send(List.of("b"), () -> client.send(List.of("c"))));

        assertThat(sent).containsExactly("a", "b", "c");
    }

    @Test
    void aClientThatDoesNotReadIsDropped() {
        isFast = false;
        String frame = "x".repeat(1 << 19);
        client.send(List.of("first"));
        client.send(List.of(frame, frame, frame));
        assertThat(closed).isNull();

        client.send(List.of(frame));

        assertThat(closed.getCloseCode()).isEqualTo(CloseReason.CloseCodes.TRY_AGAIN_LATER);
        assertThat(sent).containsExactly("first");
    }

    @Test
    void aStuckClientIsFoundWithoutFurtherFrames() {
        isFast = false;
        client.send(List.of("a"));
        now += 10_000;
        client.dropIfStuck();
        assertThat(closed).isNull();

        now += 1;
        client.dropIfStuck();
        assertThat(closed.getCloseCode()).isEqualTo(CloseReason.CloseCodes.TRY_AGAIN_LATER);
    }

    @Test
    void anIdleClientStaysConnected() {
        client.send(List.of("a"));
        now += 3_600_000;
        client.dropIfStuck();
        client.send(List.of("b"));
        assertThat(closed).isNull();
        assertThat(sent).containsExactly("a", "b");
    }

    @Test
    void nothingIsSentAfterAFailedFrame() {
        isFast = false;
        client.send(List.of("a", "b"));

        inFlight.poll().onResult(new SendResult(new IllegalStateException("gone")));

        assertThat(sent).containsExactly("a");
    }

    private Session session() {
        RemoteEndpoint.Async remote = as(RemoteEndpoint.Async.class, (proxy, method, arguments) -> {
            sent.add((String) arguments[0]);
            if (isFast) {
                ((SendHandler) arguments[1]).onResult(new SendResult());
            } else {
                inFlight.add((SendHandler) arguments[1]);
            }
            return null;
        });
        return as(Session.class, (proxy, method, arguments) -> switch (method.getName()) {
            case "isOpen" -> closed == null;
            case "getAsyncRemote" -> remote;
            case "close" -> {
                closed = (CloseReason) arguments[0];
                yield null;
            }
            default -> throw new UnsupportedOperationException(method.getName());
        });
    }

    private static <T> T as(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
