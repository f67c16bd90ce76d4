package io.yemae.ops;

import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/** Where this node listens for HTTP, according to the server's management model. */
public final class OwnAddress {
    private static final String HTTP = "jboss.as:socket-binding-group=*,socket-binding=http";

    private OwnAddress() {
    }

    /** Empty as long as the server does not listen. */
    public static Optional<InetSocketAddress> find() {
        MBeanServer server = ManagementFactory.getPlatformMBeanServer();
        try {
            for (ObjectName binding : server.queryNames(new ObjectName(HTTP), null)) {
                if (Boolean.TRUE.equals(server.getAttribute(binding, "bound"))) {
                    InetAddress address = InetAddress.getByName((String) server.getAttribute(binding, "boundAddress"));
                    return Optional.of(new InetSocketAddress(address.isAnyLocalAddress() ? InetAddress.getLoopbackAddress() : address,
                        (Integer) server.getAttribute(binding, "boundPort")));
                }
            }
        } catch (JMException | UnknownHostException e) {
            // The model is not complete yet.
            return Optional.empty();
        }
        return Optional.empty();
    }
}
