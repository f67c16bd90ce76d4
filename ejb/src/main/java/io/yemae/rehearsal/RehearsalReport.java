package io.yemae.rehearsal;

import java.util.List;
import java.util.Map;

/**
 * What a rehearsal has measured, so far or at its end.
 *
 * @param seats          that were for sale
 * @param sellOutSeconds from the first arrival until the last seat was paid for; null if some were left
 * @param waits          from arrival to admission
 * @param purchases      from arrival to payment, of those who have bought
 * @param refusals       how often each problem code came; {@code NO_ANSWER} if there was none
 * @param steps          the slowest first, by p95
 */
public record RehearsalReport(double seconds, int seats, int sold, Double sellOutSeconds, Buyers buyers, Percentiles waits,
                              Percentiles purchases, Map<String, Long> refusals, List<Step> steps, Resources resources, Limit limit) {

    /**
     * What became of the buyers.
     *
     * @param arrived  so far
     * @param refused  who could not go on because of errors
     * @param underWay who have not come to an end
     */
    public record Buyers(int arrived, int bought, int gaveUp, int soldOut, int refused, int underWay) {
    }

    /** The requests of one kind, timed from when the bot wanted to send them. @param refused how many were answered with an error */
    public record Step(RehearsalStep step, long refused, Percentiles times) {
    }

    /**
     * The use of resources, sampled every second, of the node with the bots and of the database.
     *
     * @param machine         the mean share of the machine's processors that was busy, 0 to 1
     * @param process         the mean share that the server's process used, with the bots in it
     * @param connectionsMost the most connections of the pool in use
     * @param connectionsAll  the size of the pool; 0 if the server keeps no statistics
     * @param exhausted       the share of samples in which none was free
     * @param commits         a second, of the whole database
     * @param locks           how many sessions waited for a lock, on average
     * @param storage         how many sessions waited for storage, on average
     * @param running         how many sessions worked and waited for nothing, on average
     */
    public record Resources(int samples, double machine, double process, int connectionsMost, int connectionsAll, double exhausted,
                            double commits, double locks, double storage, double running) {
    }

    /**
     * @param value     the figure that says so; 0 if nothing limits
     * @param threshold from which on it does
     */
    public record Limit(LimitingResource resource, double value, double threshold) {
    }
}
