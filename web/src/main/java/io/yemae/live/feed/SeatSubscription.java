package io.yemae.live.feed;

import io.yemae.shared.EventId;
import io.yemae.shared.PerformanceId;
import io.yemae.shared.Problem;
import io.yemae.shared.Uuid7;
import java.util.Optional;
import java.util.function.Function;

/**
 * What somebody wants to be told of seats.
 *
 * @param performance empty for all of the event
 * @param since       the version of a seat map that is known already; empty for what happens from now on
 */
public record SeatSubscription(EventId event, Optional<PerformanceId> performance, Optional<String> since, FrameFormat form) {

    /**
     * @param parameters by name, as the client gave them
     * @throws Problem invalid {@code INVALID_ID}
     */
    public static SeatSubscription of(String event, Function<String, Optional<String>> parameters, FrameFormat form) {
        EventId known = new EventId(Uuid7.parse(event).orElseThrow(() -> noId("event")));
        Optional<PerformanceId> performance = parameters.apply("performanceId")
            .map(text -> new PerformanceId(Uuid7.parse(text).orElseThrow(() -> noId("performance"))));
        return new SeatSubscription(known, performance, parameters.apply("since"), form);
    }

    private static Problem noId(String what) {
        return Problem.invalid("INVALID_ID", "Invalid " + what + " ID format");
    }
}
