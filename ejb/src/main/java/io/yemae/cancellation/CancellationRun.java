package io.yemae.cancellation;

import io.yemae.shared.UserId;
import io.yemae.shared.Won;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * A run as staff see it.
 *
 * @param waiting reservations without a result
 * @param results how many reservations have which result
 * @param refund  of all that were cancelled
 * @param doneAt  null while it runs
 */
public record CancellationRun(UUID id, UserId requestedBy, String reason, Instant requestedAt, Instant doneAt, long waiting,
                              Map<CancellationResult, Long> results, Won refund) {

    public long total() {
        return waiting + results.values().stream().mapToLong(Long::longValue).sum();
    }
}
