package io.yemae.ops.integration;

import java.lang.management.ManagementFactory;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/** How often a wait for a connection of a datasource has timed out, according to the server's management model. */
public final class PoolTimeouts {
    /* A pattern: to find what it matches, the server reads its whole management model. */
    private static final String STATISTICS = "jboss.as:subsystem=datasources,data-source=Yemae*,statistics=pool";

    /* The timers that ask do so in the same moment. */
    private static final long FRESH_NS = TimeUnit.SECONDS.toNanos(2);

    private static volatile Set<ObjectName> pools = Set.of();
    private static volatile Reading latest = new Reading(Map.of(), System.nanoTime() - FRESH_NS);

    private record Reading(Map<String, Long> timeouts, long at) {
    }

    private PoolTimeouts() {
    }

    /** Since the start of the node, by the name of the datasource. Empty if the server keeps no statistics ({@code YEMAE_STATISTICS}). */
    public static Map<String, Long> read() {
        if (System.nanoTime() - latest.at() >= FRESH_NS) {
            latest = new Reading(readNow(), System.nanoTime());
        }
        return latest.timeouts();
    }

    private static Map<String, Long> readNow() {
        MBeanServer server = ManagementFactory.getPlatformMBeanServer();
        Map<String, Long> timeouts = new TreeMap<>();
        try {
            if (pools.isEmpty()) {
                pools = server.queryNames(new ObjectName(STATISTICS), null);
            }
            for (ObjectName pool : pools) {
                timeouts.put(pool.getKeyProperty("data-source"),
                    Long.parseLong(String.valueOf(server.getAttribute(pool, "BlockingFailureCount"))));
            }
        } catch (JMException | NumberFormatException e) {
            return Map.of();
        }
        return timeouts;
    }
}
