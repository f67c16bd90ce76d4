package io.yemae.catalog.integration;

import io.yemae.catalog.EventStatusUpdater;
import io.yemae.live.Change;
import io.yemae.live.ChangesArrived;
import io.yemae.shared.logging.FailureLog;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Logger;

/**
 * Runs the status updater on every node: sleeps until the next status change, and wakes up if an event was edited, because its next change
 * may come earlier. Publishing a change twice is harmless. After a start it begins at the present, because earlier changes are read from
 * the database anyway.
 */
@Startup
@Singleton
@DependsOn("Migrations")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
// The updater has its own transaction.
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class EventStatusTimer {
    private static final Logger LOG = Logger.getLogger(EventStatusTimer.class.getName());
    private static final Duration RETRY_DELAY = Duration.ofSeconds(1);

    private final AtomicBoolean woken = new AtomicBoolean();
    private Instant processedUntil;
    private ScheduledFuture<?> next;
    private boolean stopped;

    @Resource
    ManagedScheduledExecutorService executor;

    @Inject
    EventStatusUpdater updater;

    @Inject
    Clock clock;

    @PostConstruct
    synchronized void start() {
        processedUntil = clock.instant();
        sleep(Duration.ZERO);
    }

    @PreDestroy
    synchronized void stop() {
        stopped = true;
        next.cancel(false);
    }

    /** Asynchronous, so that the publisher does not wait for the database. */
    public void onArrival(@Observes ChangesArrived news) {
        if (!news.of(Change.Kind.EVENT).isEmpty() && woken.compareAndSet(false, true)) {
            executor.execute(this::wake);
        }
    }

    private synchronized void wake() {
        woken.set(false);
        Duration idle = RETRY_DELAY;
        try {
            EventStatusUpdater.Progress progress = updater.publishDue(processedUntil);
            processedUntil = progress.processedUntil();
            idle = progress.idle();
        } catch (RuntimeException e) {
            FailureLog.warn(LOG, "The event status updater could not read the next status changes; it retries", e);
        }
        sleep(idle);
    }

    private void sleep(Duration idle) {
        if (stopped) {
            return;
        }
        if (next != null) {
            next.cancel(false);
        }
        // toMillis rounds down: one more millisecond keeps it from waking up too early.
        next = executor.schedule(this::wake, idle.isZero() ? 0 : idle.toMillis() + 1, TimeUnit.MILLISECONDS);
    }
}
