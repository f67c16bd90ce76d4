package io.yemae.rehearsal.integration;

import io.yemae.rehearsal.domain.Sample;
import io.yemae.rehearsal.persistence.DatabaseLoad;
import java.lang.management.ManagementFactory;
import java.util.Iterator;
import java.util.Optional;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/** Reads the load of this node from the JVM and the server's management model. */
final class ServerLoad {
    private static final String SYSTEM = "java.lang:type=OperatingSystem";
    private static final String POOL = "jboss.as:subsystem=datasources,data-source=YemaeDS,statistics=pool";
    private static final double UNKNOWN = -1;

    private final MBeanServer server = ManagementFactory.getPlatformMBeanServer();

    /** @param micros the time of the sample, since the first arrival */
    Sample sample(DatabaseLoad.Sessions sessions, long micros) {
        int inUse = number(POOL, "InUseCount").map(Number::intValue).orElse(0);
        int free = number(POOL, "AvailableCount").map(Number::intValue).orElse(0);
        return new Sample(number(SYSTEM, "CpuLoad").map(Number::doubleValue).orElse(UNKNOWN),
            number(SYSTEM, "ProcessCpuLoad").map(Number::doubleValue).orElse(UNKNOWN), inUse, inUse + free, sessions.commits(),
            sessions.locks(), sessions.storage(), sessions.running(), micros);
    }

    /** Empty if the attribute is not available. The management model may have numbers as text. */
    private Optional<Number> number(String name, String attribute) {
        try {
            Iterator<ObjectName> found = server.queryNames(new ObjectName(name), null).iterator();
            return found.hasNext() ? Optional.of(Double.valueOf(String.valueOf(server.getAttribute(found.next(), attribute))))
                : Optional.empty();
        } catch (JMException | NumberFormatException e) {
            return Optional.empty();
        }
    }
}
