package io.yemae.live;

import io.yemae.shared.PendingTask;
import io.yemae.shared.logging.FailureLog;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.TextMessage;
import jakarta.jms.Topic;
import java.util.LinkedHashSet;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Passes changes on, at once after a quiet period and otherwise ten times a second: to this node directly, independently of the broker, and
 * to the others through the topic, in one message.
 */
@ApplicationScoped
class ChangeRelay {
    private static final Logger LOG = Logger.getLogger(ChangeRelay.class.getName());
    private static final String NODE = "node";
    private static final long INTERVAL_MS = 100;
    private static final int TRIES = 4;
    private static final long RETRY_MS = 500;

    private final String node = UUID.randomUUID().toString();
    private final Queue<Change> committed = new ConcurrentLinkedQueue<>();
    private final Pace seats = new Pace();
    private final Pace others = new Pace();
    private boolean brokerFailed;

    /**
     * When changes of one kind were last passed on. Seats have their own pace, so that they do not wait because a waiting room has just
     * changed.
     */
    private static final class Pace {
        private final PendingTask due = new PendingTask(TimeUnit.SECONDS.toNanos(1));
        private volatile long passedOnAt;

        long delay(long now) {
            return Math.max(0, Math.min(passedOnAt + INTERVAL_MS - now, INTERVAL_MS));
        }
    }

    @Resource
    ManagedScheduledExecutorService executor;

    @Resource(lookup = "java:/ConnectionFactory")
    ConnectionFactory connectionFactory;

    @Resource(lookup = "java:/jms/topic/LiveUpdates")
    Topic topic;

    @Inject
    Event<ChangesArrived> arrived;

    void onCommit(@Observes(during = TransactionPhase.AFTER_SUCCESS) Change change) {
        committed.add(change);
        Pace pace = change.isOfSeats() ? seats : others;
        if (pace.due.begin(System.nanoTime())) {
            executor.schedule(() -> passOn(pace), pace.delay(System.currentTimeMillis()), TimeUnit.MILLISECONDS);
        }
    }

    /** Takes the changes of another node. Our own are ignored. */
    void receive(TextMessage message) throws JMSException {
        if (!node.equals(message.getStringProperty(NODE))) {
            arrive(ChangesArrived.read(message.getText()), TRIES);
        }
    }

    private synchronized void passOn(Pace pace) {
        pace.passedOnAt = System.currentTimeMillis();
        pace.due.end();
        Set<Change> batch = new LinkedHashSet<>();
        for (Change change = committed.poll(); change != null; change = committed.poll()) {
            batch.add(change);
        }
        if (batch.isEmpty()) {
            return;
        }
        ChangesArrived changes = new ChangesArrived(batch);
        arrive(changes, TRIES);
        send(changes);
    }

    /**
     * An observer that fails keeps others from the changes, so all of them get the changes again: they read what is named, so they may take
     * it twice. After the last try, the periodic reads repair what was missed.
     */
    private void arrive(ChangesArrived changes, int tries) {
        try {
            arrived.fire(changes);
        } catch (RuntimeException e) {
            FailureLog.warn(LOG, "An observer failed to take changes", e);
            if (tries > 1) {
                executor.schedule(() -> arrive(changes, tries - 1), RETRY_MS, TimeUnit.MILLISECONDS);
            }
        }
    }

    private void send(ChangesArrived changes) {
        try (JMSContext context = connectionFactory.createContext(JMSContext.AUTO_ACKNOWLEDGE)) {
            TextMessage message = context.createTextMessage(changes.written());
            message.setStringProperty(NODE, node);
            context.createProducer().setDisableMessageID(true).setDeliveryMode(DeliveryMode.NON_PERSISTENT).send(topic, message);
            brokerFailed = false;
        } catch (JMSException | JMSRuntimeException e) {
            if (!brokerFailed) {
                LOG.log(Level.WARNING, "Other nodes get no changes until the broker is back; they read the data periodically", e);
            }
            brokerFailed = true;
        }
    }
}
