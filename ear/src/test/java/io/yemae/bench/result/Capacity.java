package io.yemae.bench.result;

import java.util.List;

/**
 * What machines with more processors would sell, computed from the work of one hold. It assumes that the work of a hold stays the same, and
 * that processors are used to 70 %.
 *
 * @param hold the work of holds over HTTP, one seat each
 */
record Capacity(Counters.Work hold) {
    private static final double USED = 0.7;
    private static final List<Integer> PROCESSORS = List.of(2, 4, 8, 16, 32, 64);
    /** Of a fast local disk, and of a common network disk, in bytes a second. */
    private static final long FAST_DISK = 500_000_000;
    private static final long NETWORK_DISK = 125_000_000;

    String markdown() {
        double database = hold.millisEach(hold.database());
        double both = database + hold.millisEach(hold.server());
        double log = hold.each(hold.walBytes());
        double commits = hold.each(hold.transactions());
        StringBuilder text = new StringBuilder(Report.text("""
            ## Capacity

            Computed from the work of a hold of one seat: %.3f ms of a processor for the server, %.3f ms for the database, %,.0f bytes of
            log, %.3f transactions. Processors are used to %.0f %%.

            | processors | one machine for both, holds /s | a machine for the database alone, holds /s |
            |---|---|---|
            """, both - database, database, log, commits, 100 * USED));
        PROCESSORS.forEach(processors -> text.append(Report.text("| %d | %,.0f | %,.0f |\n", processors, perSecond(processors, both),
            perSecond(processors, database))));
        return text.append(Report.text("""

            The log of these holds fills a network disk of 125 MB/s at %,.0f holds a second, and a disk of 500 MB/s at %,.0f. At 1 ms for a
            commit, commits that wait for each other end at %,.0f holds a second; those of several connections share a write.

            """, NETWORK_DISK / log, FAST_DISK / log, 1_000 / commits)).toString();
    }

    private static double perSecond(int processors, double millis) {
        return USED * processors * 1_000 / millis;
    }
}
