package io.yemae.shutdown;

import io.yemae.shared.messaging.OutboxHandover;
import jakarta.ejb.EJBException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Ends what this node does for its clients, and begins it again. One thread at a time calls it. */
@ApplicationScoped
public class Shutdown {
    private static final Logger LOG = Logger.getLogger(Shutdown.class.getName());
    /** The server has five more seconds for what it ends itself (00-base.cli). */
    private static final Duration WITHIN = Duration.ofSeconds(15);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);

    /** For how long the node serves at least after it is no longer ready: about as long as balancers take to notice. */
    @Inject
    @ConfigProperty(name = "yemae.shutdown.grace.seconds", defaultValue = "3")
    int graceSeconds;

    @Inject
    OutboxHandover messages;

    private final List<Activity> activities = new CopyOnWriteArrayList<>();

    public void add(Activity activity) {
        activities.add(activity);
    }

    public void remove(Activity activity) {
        activities.remove(activity);
    }

    /** Returns when everything has ended, or after 15 seconds. */
    public void suspend() {
        long began = System.nanoTime();
        long deadline = began + WITHIN.toNanos();
        each(Activity::announce);
        try {
            serveOn(new Grace(Duration.ofSeconds(Math.max(0, graceSeconds)), began));
            each(Activity::end);
            long unfinished = awaitNone(this::remaining, deadline);
            int left = handMessagesOver(deadline);
            LOG.info("This node has ended its work within " + Duration.ofNanos(System.nanoTime() - began).toMillis() + " ms; "
                + unfinished + " requests and sockets were not finished, and " + left + " messages are left to others");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    public void resume() {
        messages.resume();
        each(Activity::resume);
    }

    /** @return how many messages this node has sent in vain */
    private int handMessagesOver(long deadline) throws InterruptedException {
        try {
            messages.begin();
            awaitNone(messages::unconsumed, deadline);
            return messages.end();
        } catch (EJBException e) {
            LOG.log(Level.WARNING, "The database is away: the messages wait for another node, or the next start", e);
            return 0;
        }
    }

    private void serveOn(Grace grace) throws InterruptedException {
        while (!grace.isOver(System.nanoTime(), accepted())) {
            TimeUnit.NANOSECONDS.sleep(BETWEEN_LOOKS.toNanos());
        }
    }

    private long accepted() {
        return activities.stream().mapToLong(Activity::accepted).sum();
    }

    private long remaining() {
        return activities.stream().mapToInt(Activity::remaining).sum();
    }

    /** @return the last count, which is 0 unless time has run out */
    private static long awaitNone(LongSupplier count, long deadline) throws InterruptedException {
        long left = count.getAsLong();
        while (left > 0 && System.nanoTime() - deadline < 0) {
            TimeUnit.NANOSECONDS.sleep(BETWEEN_LOOKS.toNanos());
            left = count.getAsLong();
        }
        return left;
    }

    /** One that fails must not keep the others from ending. */
    private void each(Consumer<Activity> step) {
        for (Activity activity : activities) {
            try {
                step.accept(activity);
            } catch (RuntimeException e) {
                LOG.log(Level.WARNING, "A part of the node did not end or begin as it should", e);
            }
        }
    }
}
