package io.yemae.devservices.sandbox.delivery;

import java.time.Duration;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * When a message counts as received, and how long to wait before each further attempt.
 *
 * @param received by HTTP status
 */
public record RetryPlan(IntPredicate received, List<Duration> gaps) {

    private static final List<Duration> TOSS_GAPS =
        IntStream.of(1, 4, 16, 64, 256, 1024, 4096).mapToObj(Duration::ofMinutes).toList();

    /** As Toss documents it: anything but 200 is a failure, seven more attempts after 1, 4, 16 … 4,096 minutes. */
    public static RetryPlan toss() {
        return new RetryPlan(status -> status == 200, TOSS_GAPS);
    }

    /** For the payment module: an error of the request itself (4xx) is an answer, not an outage. */
    public static RetryPlan module() {
        return new RetryPlan(status -> status < 500, TOSS_GAPS);
    }
}
