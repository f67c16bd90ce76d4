package io.yemae.management.integration;

import io.yemae.management.ManagedPlatform;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.ejb.DependsOn;
import jakarta.ejb.EJB;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import java.lang.management.ManagementFactory;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import javax.management.StandardMBean;

/** Registers the MBean while the application is deployed. */
@Startup
@Singleton
@DependsOn("Migrations")
public class PlatformBean {
    private static final String NAME = "io.yemae:type=Platform";

    @EJB
    ManagedPlatform platform;

    private final MBeanServer server = ManagementFactory.getPlatformMBeanServer();

    @PostConstruct
    void register() {
        try {
            server.registerMBean(new StandardMBean(platform, ManagedPlatform.class), new ObjectName(NAME));
        } catch (JMException e) {
            throw new IllegalStateException(e);
        }
    }

    @PreDestroy
    void unregister() {
        try {
            server.unregisterMBean(new ObjectName(NAME));
        } catch (JMException e) {
            throw new IllegalStateException(e);
        }
    }
}
