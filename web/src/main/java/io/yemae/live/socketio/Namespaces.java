package io.yemae.live.socketio;

import com.fasterxml.jackson.databind.JsonNode;
import io.yemae.live.feed.FrameFormat;
import io.yemae.live.feed.FrameSink;
import io.yemae.live.feed.SeatListener;
import io.yemae.live.feed.SeatSubscription;
import io.yemae.live.feed.SeatWatch;
import io.yemae.shared.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The namespaces: two for each event, and the root. */
@ApplicationScoped
public class Namespaces {
    private static final Pattern NAME = Pattern.compile("/(seats|queue)/([^/?]+)");

    @Inject
    SeatWatch seats;

    @Inject
    QueueNamespace queue;

    @Inject
    RootNamespace root;

    /**
     * @param auth what the client sends on connecting: for seats {@code since} and {@code performanceId} as on the plain socket, for the
     *     queue the {@code token}, which may be missing at the root
     * @param out  takes events as arrays
     * @throws Problem if the client may not join
     */
    Membership join(String name, JsonNode auth, FrameSink out) {
        if (name.equals(Packet.ROOT)) {
            return root.join(text(auth, "token"), out);
        }
        Matcher parts = NAME.matcher(name);
        if (!parts.matches()) {
            // The message of the original Socket.IO server.
            throw Problem.notFound("NO_SUCH_NAMESPACE", "Invalid namespace");
        }
        return parts.group(1).equals("seats") ? watchSeats(parts.group(2), auth, out)
            : queue.join(parts.group(2), text(auth, "token"), out);
    }

    private Membership watchSeats(String event, JsonNode auth, FrameSink out) {
        SeatListener listener = seats.watch(SeatSubscription.of(event, name -> text(auth, name), FrameFormat.ARRAY), out);
        return new Membership() {
            @Override
            public void begin() {
                seats.begin(listener);
            }

            @Override
            public void leave() {
                seats.end(listener);
            }
        };
    }

    private static Optional<String> text(JsonNode auth, String name) {
        return Optional.ofNullable(auth.get(name)).filter(JsonNode::isTextual).map(JsonNode::asText);
    }
}
