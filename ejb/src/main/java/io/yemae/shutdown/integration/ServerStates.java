package io.yemae.shutdown.integration;

import io.yemae.shutdown.Shutdown;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.lang.management.ManagementFactory;
import javax.management.AttributeChangeNotification;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.Notification;
import javax.management.NotificationListener;
import javax.management.ObjectName;

/**
 * Listens to the server: SIGTERM, {@code :suspend} and {@code :shutdown} suspend it, {@code :resume} resumes it. The server calls its
 * listeners at the beginning, on the thread that suspends it, and pauses nothing before they return: requests, timers and message consumers
 * still run meanwhile. Its health check already says that the node is not ready.
 */
@Startup
@Singleton
@DependsOn("Migrations")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
// Nothing here uses the database itself.
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class ServerStates {
    private static final String SERVER = "jboss.root:type=state";
    private static final String STATE = "RunningState";
    private static final String SUSPENDING = "suspending";
    private static final String RUNNING = "normal";

    @Inject
    Shutdown shutdown;

    private final MBeanServer server = ManagementFactory.getPlatformMBeanServer();
    private final NotificationListener listener = (notification, nothing) -> changed(notification);
    private boolean suspended;

    @PostConstruct
    void listen() {
        try {
            server.addNotificationListener(new ObjectName(SERVER), listener, null, null);
        } catch (JMException e) {
            throw new IllegalStateException(e);
        }
    }

    @PreDestroy
    void stopListening() {
        try {
            server.removeNotificationListener(new ObjectName(SERVER), listener);
        } catch (JMException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Called by one thread at a time: the server changes its state under a lock. */
    private void changed(Notification notification) {
        if (notification instanceof AttributeChangeNotification change && change.getAttributeName().equals(STATE)) {
            String state = String.valueOf(change.getNewValue());
            if (state.equals(SUSPENDING) && !suspended) {
                suspended = true;
                shutdown.suspend();
            } else if (state.equals(RUNNING) && suspended) {
                suspended = false;
                shutdown.resume();
            }
        }
    }
}
