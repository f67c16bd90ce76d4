package io.yemae.shared.messaging;

import jakarta.annotation.Resource;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.Queue;
import jakarta.jms.TextMessage;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.naming.InitialContext;
import javax.naming.NamingException;

/** Carries messages from the {@link Outbox} to the queues, in batches, outside any transaction of the database. */
@Stateless
public class OutboxRelay {
    private static final Logger LOG = Logger.getLogger(OutboxRelay.class.getName());
    private static final int BATCH = 500;

    @Resource(lookup = "java:/ConnectionFactory")
    ConnectionFactory connectionFactory;

    @Inject
    Outbox outbox;

    @EJB
    OutboxRelay steps;

    /** Sends what waits. A broker that cannot be reached is tried again by the next run, once the claims have lapsed. */
    // No transaction: each step of the database is its own, and the broker is never called inside one.
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public void relay() {
        List<OutboxMessage> batch = steps.claim();
        while (!batch.isEmpty()) {
            try {
                send(batch);
            } catch (JMSException | JMSRuntimeException | NamingException e) {
                LOG.log(Level.WARNING, "The broker took none of " + batch.size() + " messages; they stay in the outbox", e);
                return;
            }
            steps.sent(batch);
            batch = batch.size() == BATCH ? steps.claim() : List.of();
        }
    }

    public List<OutboxMessage> claim() {
        return outbox.claim(BATCH);
    }

    public void sent(List<OutboxMessage> batch) {
        outbox.sent(batch);
    }

    /** After a start, what the broker may have lost is sent once more. */
    public void resendUnconsumed() {
        int again = outbox.resend();
        if (again > 0) {
            LOG.info(again + " messages were handed to the broker and never consumed; sending them again");
        }
    }

    public void forgetConsumed() {
        outbox.forgetConsumed();
    }

    private void send(List<OutboxMessage> batch) throws JMSException, NamingException {
        try (JMSContext context = connectionFactory.createContext(JMSContext.SESSION_TRANSACTED)) {
            for (OutboxMessage message : batch) {
                TextMessage text = context.createTextMessage(message.subject().toString());
                text.setStringProperty("id", message.id().toString());
                text.setStringProperty("type", message.type());
                context.createProducer().send(InitialContext.<Queue>doLookup(message.queue().jndiName()), text);
            }
            context.commit();
        }
    }
}
