package io.yemae.catalog.integration;

import io.yemae.catalog.StatusClock;
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
 * Sleeps until the next event changes its status, on every node; an edit wakes it, since that may come first. What is told twice does no harm. After
 * a start it begins at the present: what came before is in the database for everybody to read.
 */
@Startup
@Singleton
@DependsOn("Migrations")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
// The clock has a transaction of its own.
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class StatusClockTimer {
    private static final Logger LOG = Logger.getLogger(StatusClockTimer.class.getName());
    private static final Duration AFTER_A_FAILURE = Duration.ofSeconds(1);

    private final AtomicBoolean woken = new AtomicBoolean();
    private Instant told;
    private ScheduledFuture<?> next;
    private boolean stopped;

    @Resource
    ManagedScheduledExecutorService executor;

    @Inject
    StatusClock statuses;

    @Inject
    Clock clock;

    @PostConstruct
    synchronized void start() {
        told = clock.instant();
        sleep(Duration.ZERO);
    }

    @PreDestroy
    synchronized void stop() {
        stopped = true;
        next.cancel(false);
    }

    /** Whoever brings the news does not wait for the database. */
    public void onArrival(@Observes ChangesArrived news) {
        if (!news.of(Change.Kind.EVENT).isEmpty() && woken.compareAndSet(false, true)) {
            executor.execute(this::wake);
        }
    }

    private synchronized void wake() {
        woken.set(false);
        Duration rest = AFTER_A_FAILURE;
        try {
            StatusClock.Told done = statuses.tell(told);
            told = done.told();
            rest = done.rest();
        } catch (RuntimeException e) {
            FailureLog.warn(LOG, "The status clock could not read when events change; it tries again", e);
        }
        sleep(rest);
    }

    private void sleep(Duration rest) {
        if (stopped) {
            return;
        }
        if (next != null) {
            next.cancel(false);
        }
        // One more, since what is left of a millisecond would wake it a moment too early.
        next = executor.schedule(this::wake, rest.isZero() ? 0 : rest.toMillis() + 1, TimeUnit.MILLISECONDS);
    }
}
