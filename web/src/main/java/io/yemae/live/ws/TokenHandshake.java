package io.yemae.live.ws;

import io.yemae.live.feed.FigureFeed;
import io.yemae.live.feed.Mailbox;
import io.yemae.live.feed.SocketCallers;
import io.yemae.shared.Problem;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.websocket.CloseReason.CloseCodes;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * A client that listens once it has sent an access token, within ten seconds. The container calls on the I/O thread, which must not block.
 * So everything that queries the database runs in a mailbox.
 */
final class TokenHandshake {
    private static final long TOKEN_WITHIN_S = 10;
    private static final int MOST_TASKS = 4;

    private final LiveClient client;
    private final Mailbox mailbox;
    private final Function<String, Listening> listen;
    private boolean tokenReceived;
    // Both are only used by tasks of the mailbox.
    private Listening listening;
    private boolean closed;

    /** What the client listens to. @param begin sends the present state, and from then on the changes */
    record Listening(Runnable begin, Runnable end) {

        static <S> Listening to(FigureFeed<S> feed, S subject, SocketCallers.Caller caller, LiveClient client) {
            FigureFeed.Listener<S> listener = feed.watch(subject, caller, client);
            return new Listening(() -> feed.begin(listener), () -> feed.end(listener));
        }
    }

    /** @param listen checks the token; a {@code Problem} closes the connection with its sentence */
    TokenHandshake(LiveClient client, ManagedScheduledExecutorService executor, Function<String, Listening> listen) {
        this.client = client;
        this.listen = listen;
        mailbox = new Mailbox(executor, MOST_TASKS);
        executor.schedule(() -> mailbox.add(this::closeUnlessListening), TOKEN_WITHIN_S, TimeUnit.SECONDS);
    }

    /** Once. Further messages are ignored. */
    void token(String token) {
        if (!tokenReceived) {
            tokenReceived = true;
            mailbox.add(() -> begin(token));
        }
    }

    void close() {
        mailbox.add(this::leave);
    }

    private void begin(String token) {
        if (closed) {
            return;
        }
        try {
            listening = listen.apply(token);
            listening.begin().run();
        } catch (Problem refused) {
            client.close(CloseCodes.VIOLATED_POLICY, refused.getMessage());
        }
    }

    private void closeUnlessListening() {
        if (listening == null && !closed) {
            client.close(CloseCodes.VIOLATED_POLICY, "no token");
        }
    }

    private void leave() {
        closed = true;
        if (listening != null) {
            listening.end().run();
        }
    }
}
