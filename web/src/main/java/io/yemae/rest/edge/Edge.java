package io.yemae.rest.edge;

import io.yemae.rest.edge.rate.RateLimits;
import io.yemae.rest.fastpath.FastPathCallers;
import io.yemae.shutdown.Shutdown;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** What the handlers need of the application while it runs. */
@WebListener
public class Edge implements ServletContextListener {
    private static final String ATTRIBUTE = Edge.class.getName();
    private static final long SWEEP_EVERY_S = 10;

    @Inject
    RateLimits limits;

    @Inject
    FastPathCallers callers;

    @Inject
    Shutdown shutdown;

    @Resource
    ManagedScheduledExecutorService executor;

    private ScheduledFuture<?> reading;
    private ScheduledFuture<?> sweeping;

    @Override
    public void contextInitialized(ServletContextEvent starting) {
        limits.read();
        reading = executor.scheduleWithFixedDelay(limits::read, 1, 1, TimeUnit.SECONDS);
        sweeping = executor.scheduleWithFixedDelay(limits::sweep, SWEEP_EVERY_S, SWEEP_EVERY_S, TimeUnit.SECONDS);
        shutdown.add(RunningRequests.of(starting.getServletContext()));
        starting.getServletContext().setAttribute(ATTRIBUTE, this);
    }

    @Override
    public void contextDestroyed(ServletContextEvent ending) {
        ending.getServletContext().removeAttribute(ATTRIBUTE);
        shutdown.remove(RunningRequests.of(ending.getServletContext()));
        reading.cancel(false);
        sweeping.cancel(false);
    }

    /** Null while the application starts or stops. */
    static Edge of(ServletContext application) {
        return (Edge) application.getAttribute(ATTRIBUTE);
    }
}
