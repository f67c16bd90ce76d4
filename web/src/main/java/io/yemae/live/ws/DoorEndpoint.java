package io.yemae.live.ws;

import io.yemae.live.feed.DoorWatch;
import io.yemae.shared.PerformanceId;
import jakarta.inject.Inject;
import jakarta.websocket.server.ServerEndpoint;
import java.util.Optional;
import java.util.UUID;

/**
 * The figures of the door of a performance, within a second after they changed, for the staff there. The access token is the first message,
 * within ten seconds.
 */
@ServerEndpoint("/ws/door/{performanceId}")
public class DoorEndpoint extends TokenEndpoint {

    @Inject
    DoorWatch watch;

    @Override
    Optional<String> tokenOf(QueryParameters address) {
        return Optional.empty();
    }

    @Override
    TokenHandshake.Listening listening(UUID id, String token, LiveClient client) {
        PerformanceId performance = new PerformanceId(id);
        return TokenHandshake.Listening.to(watch.feed(), performance, callers.door(token, performance), client);
    }
}
