package io.yemae.live;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.TextMessage;
import jakarta.jms.Topic;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Passes changes on, ten times a second: to this node directly, so that it shows them whatever the broker does, and to the others through the topic,
 * one message for all.
 */
@Startup
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
// Nothing here is part of a transaction: what is told has been committed.
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class ChangeRelay {
    static final String NODE = "node";
    private static final Logger LOG = Logger.getLogger(ChangeRelay.class.getName());
    private static final long EVERY_MS = 100;

    private final UUID node = UUID.randomUUID();
    private boolean brokerFailed;
    private ScheduledFuture<?> running;

    @Resource
    ManagedScheduledExecutorService executor;

    @Resource(lookup = "java:/ConnectionFactory")
    ConnectionFactory connectionFactory;

    @Resource(lookup = "java:/jms/topic/LiveUpdates")
    Topic topic;

    @Inject
    Changes changes;

    @Inject
    Event<ChangesArrived> arrived;

    @PostConstruct
    void start() {
        running = executor.scheduleWithFixedDelay(this::passOn, EVERY_MS, EVERY_MS, TimeUnit.MILLISECONDS);
    }

    @PreDestroy
    void stop() {
        running.cancel(false);
    }

    /** What another node tells. */
    public void onMessage(String origin, String written) {
        if (!node.toString().equals(origin)) {
            arrived.fire(ChangesArrived.read(written));
        }
    }

    private void passOn() {
        List<Change> batch = changes.drain();
        if (batch.isEmpty()) {
            return;
        }
        ChangesArrived news = ChangesArrived.of(batch);
        send(news);
        try {
            arrived.fire(news);
        } catch (RuntimeException e) {
            // A listener that fails must not end the schedule; what it missed, its next reading brings.
            LOG.log(Level.WARNING, "Somebody could not take " + batch.size() + " changes", e);
        }
    }

    private void send(ChangesArrived news) {
        try (JMSContext context = connectionFactory.createContext(JMSContext.AUTO_ACKNOWLEDGE)) {
            TextMessage message = context.createTextMessage(news.written());
            message.setStringProperty(NODE, node.toString());
            context.createProducer().setDisableMessageID(true).setDeliveryMode(DeliveryMode.NON_PERSISTENT).send(topic, message);
            brokerFailed = false;
        } catch (JMSException | JMSRuntimeException e) {
            if (!brokerFailed) {
                LOG.log(Level.WARNING, "Other nodes are not told what changes until the broker is back; they read it again by themselves", e);
            }
            brokerFailed = true;
        }
    }
}
