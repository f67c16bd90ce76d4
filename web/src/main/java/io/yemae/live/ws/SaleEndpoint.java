package io.yemae.live.ws;

import io.yemae.live.feed.SaleWatch;
import io.yemae.shared.EventId;
import jakarta.inject.Inject;
import jakarta.websocket.server.ServerEndpoint;
import java.util.Optional;
import java.util.UUID;

/**
 * The figures of a sale, once a second, for staff of the event. The access token is the first message, within ten seconds. It is not
 * accepted in the address, which proxies write to their logs.
 */
@ServerEndpoint("/ws/admin/sale/{eventId}")
public class SaleEndpoint extends TokenEndpoint {

    @Inject
    SaleWatch watch;

    @Override
    Optional<String> tokenOf(QueryParameters address) {
        return Optional.empty();
    }

    @Override
    TokenHandshake.Listening listening(UUID id, String token, LiveClient client) {
        EventId event = new EventId(id);
        return TokenHandshake.Listening.to(watch.feed(), event, callers.organiser(token, event), client);
    }
}
