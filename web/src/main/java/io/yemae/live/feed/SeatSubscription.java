package io.yemae.live.feed;

import io.yemae.shared.EventId;
import io.yemae.shared.PerformanceId;
import io.yemae.shared.Problem;
import io.yemae.shared.Uuid7;
import java.util.Optional;
import java.util.function.Function;

/**
 * Which seat changes a client wants.
 *
 * @param performance empty for all performances of the event
 * @param since       the version of a seat map that the client has; empty for changes from now on
 */
public record SeatSubscription(EventId event, Optional<PerformanceId> performance, Optional<String> since, FrameFormat format) {

    /**
     * @param parameters by name, as the client sent them
     * @throws Problem invalid {@code INVALID_ID}
     */
    public static SeatSubscription of(String event, Function<String, Optional<String>> parameters, FrameFormat format) {
        EventId known = new EventId(Uuid7.parse(event).orElseThrow(() -> invalidId("event")));
        Optional<PerformanceId> performance = parameters.apply("performanceId")
            .map(text -> new PerformanceId(Uuid7.parse(text).orElseThrow(() -> invalidId("performance"))));
        return new SeatSubscription(known, performance, parameters.apply("since"), format);
    }

    private static Problem invalidId(String what) {
        return Problem.invalid("INVALID_ID", "Invalid " + what + " ID format");
    }
}
