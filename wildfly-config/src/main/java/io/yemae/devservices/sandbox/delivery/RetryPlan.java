package io.yemae.devservices.sandbox.delivery;

import java.time.Duration;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Which responses count as received, and the delay before each retry.
 *
 * @param received decides by the HTTP status
 */
public record RetryPlan(IntPredicate received, List<Duration> delays) {

    private static final List<Duration> TOSS_DELAYS =
        IntStream.of(1, 4, 16, 64, 256, 1024, 4096).mapToObj(Duration::ofMinutes).toList();

    /** As documented by Toss: everything but 200 is a failure; seven retries after 1, 4, 16 … 4,096 minutes. */
    public static RetryPlan toss() {
        return new RetryPlan(status -> status == 200, TOSS_DELAYS);
    }

    /** For the payment module: a 4xx response is final, because a retry would get the same one. */
    public static RetryPlan module() {
        return new RetryPlan(status -> status < 500, TOSS_DELAYS);
    }
}
