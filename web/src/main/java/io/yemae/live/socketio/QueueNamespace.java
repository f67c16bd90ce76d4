package io.yemae.live.socketio;

import io.yemae.live.feed.FrameFormat;
import io.yemae.live.feed.FrameSink;
import io.yemae.live.feed.QueueListener;
import io.yemae.live.feed.QueueWatch;
import io.yemae.live.feed.SocketCallers;
import io.yemae.shared.EventId;
import io.yemae.shared.Problem;
import io.yemae.shared.Uuid7;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/** The user's own place in the waiting room of an event. Needs an access token. */
@ApplicationScoped
public class QueueNamespace {

    @Inject
    SocketCallers callers;

    @Inject
    QueueWatch watch;

    /**
     * @throws Problem unauthenticated {@code UNAUTHENTICATED} or {@code INVALID_TOKEN}; invalid {@code INVALID_ID}; not found {@code
     *     EVENT_NOT_FOUND}
     */
    Membership join(String event, Optional<String> token, FrameSink out) {
        SocketCallers.Caller caller = callers.of(token.orElseThrow(() -> Problem.unauthenticated("UNAUTHENTICATED", "인증이 필요합니다.")));
        EventId known = new EventId(Uuid7.parse(event).orElseThrow(() -> Problem.invalid("INVALID_ID", "Invalid event ID format")));
        QueueListener listener = watch.watch(known, caller, FrameFormat.ARRAY, out);
        return new Membership() {
            @Override
            public void begin() {
                watch.begin(listener);
            }

            @Override
            public void leave() {
                watch.end(listener);
            }
        };
    }
}
