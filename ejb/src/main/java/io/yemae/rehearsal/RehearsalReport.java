package io.yemae.rehearsal;

import java.util.List;
import java.util.Map;

/**
 * The measurements of a rehearsal, so far or at its end.
 *
 * @param seats          the number of seats for sale
 * @param sellOutSeconds from the first arrival until the last seat was paid for; null if some were left
 * @param waits          from arrival to admission
 * @param purchases      from arrival to payment, of the buyers who bought
 * @param refusals       the number of error responses by problem code; {@code NO_ANSWER} for requests without a response
 * @param steps          by p95, the slowest first
 */
public record RehearsalReport(double seconds, int seats, int sold, Double sellOutSeconds, Buyers buyers, Percentiles waits,
                              Percentiles purchases, Map<String, Long> refusals, List<Step> steps, Resources resources, Limit limit) {

    /**
     * The numbers of buyers by outcome.
     *
     * @param arrived  the sum of all others
     * @param refused  stopped by an error
     * @param underWay still without an outcome
     */
    public record Buyers(int arrived, int bought, int gaveUp, int soldOut, int refused, int underWay) {
    }

    /** The requests of one kind, timed from when the bot wanted to send them. @param refused the number of error responses */
    public record Step(RehearsalStep step, long refused, Percentiles times) {
    }

    /**
     * The use of resources on the node that runs the bots and in the database, sampled every second.
     *
     * @param machine         the mean share of the machine's processors that was busy, 0 to 1
     * @param process         the mean share that the server's process used, including the bots
     * @param connectionsMost the largest number of connections of the pool in use
     * @param connectionsAll  the size of the pool; 0 if the server keeps no statistics
     * @param exhausted       the share of samples without a free connection
     * @param commits         commits a second of the whole database
     * @param locks           the mean number of sessions that waited for a lock
     * @param storage         the mean number of sessions that waited for storage
     * @param running         the mean number of active sessions that did not wait
     */
    public record Resources(int samples, double machine, double process, int connectionsMost, int connectionsAll, double exhausted,
                            double commits, double locks, double storage, double running) {
    }

    /**
     * @param value     the measured figure of the resource; 0 if nothing limits
     * @param threshold the resource limits if the figure reaches this value
     */
    public record Limit(LimitingResource resource, double value, double threshold) {
    }
}
