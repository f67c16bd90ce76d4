package io.yemae.ops.integration;

import java.lang.management.ManagementFactory;
import java.util.Map;
import java.util.TreeMap;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/** How often somebody has waited in vain for a connection of a datasource, according to the server's management model. */
public final class PoolTimeouts {
    private static final String STATISTICS = "jboss.as:subsystem=datasources,data-source=Yemae*,statistics=pool";

    private PoolTimeouts() {
    }

    /** Since the start of the node, by the name of the datasource. Empty if the server keeps no statistics ({@code YEMAE_STATISTICS}). */
    public static Map<String, Long> read() {
        MBeanServer server = ManagementFactory.getPlatformMBeanServer();
        Map<String, Long> timeouts = new TreeMap<>();
        try {
            for (ObjectName pool : server.queryNames(new ObjectName(STATISTICS), null)) {
                timeouts.put(pool.getKeyProperty("data-source"),
                    Long.parseLong(String.valueOf(server.getAttribute(pool, "BlockingFailureCount"))));
            }
        } catch (JMException | NumberFormatException e) {
            return Map.of();
        }
        return timeouts;
    }
}
