package io.yemae.live.ws;

import io.yemae.live.feed.FrameFormat;
import io.yemae.live.feed.QueueListener;
import io.yemae.live.feed.QueueWatch;
import io.yemae.shared.EventId;
import jakarta.inject.Inject;
import jakarta.websocket.server.ServerEndpoint;
import java.util.Optional;
import java.util.UUID;

/**
 * The user's own place in the waiting room of an event (requirement 2, "WebSocket Events"). The access token comes as {@code ?token=}, or
 * as the first message within ten seconds.
 */
@ServerEndpoint("/ws/queue/{eventId}")
public class QueueEndpoint extends TokenEndpoint {

    @Inject
    QueueWatch watch;

    @Override
    Optional<String> tokenOf(QueryParameters address) {
        return address.value("token");
    }

    @Override
    TokenHandshake.Listening listening(UUID id, String token, LiveClient client) {
        QueueListener listener = watch.watch(new EventId(id), callers.of(token), FrameFormat.SINGLE, client);
        return new TokenHandshake.Listening(() -> watch.begin(listener), () -> watch.end(listener));
    }
}
