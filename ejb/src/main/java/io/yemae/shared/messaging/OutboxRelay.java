package io.yemae.shared.messaging;

import io.yemae.shared.Transactions;
import jakarta.annotation.Resource;
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

/** Sends messages from the {@link Outbox} to the queues, in batches, outside any database transaction. */
@Stateless
public class OutboxRelay {
    private static final Logger LOG = Logger.getLogger(OutboxRelay.class.getName());
    private static final int BATCH = 500;

    @Resource(lookup = "java:/ConnectionFactory")
    ConnectionFactory connectionFactory;

    @Inject
    Outbox outbox;

    @Inject
    Transactions transactions;

    /** Sends the waiting messages. If the broker cannot be reached, the next run tries again once the claims have expired. */
    // No transaction: the broker is never called inside one, so each database step has its own.
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public void relay() {
        List<OutboxMessage> batch = claim();
        while (!batch.isEmpty()) {
            List<OutboxMessage> sent = batch;
            try {
                send(sent);
            } catch (JMSException | JMSRuntimeException | NamingException e) {
                LOG.log(Level.WARNING, "The broker took none of " + batch.size() + " messages; they stay in the outbox", e);
                return;
            }
            transactions.inNew(() -> outbox.markSent(sent));
            batch = batch.size() == BATCH ? claim() : List.of();
        }
    }

    /** After a start: the broker may have lost messages, so unconsumed ones are sent again. */
    public void resendUnconsumed() {
        int again = outbox.resend();
        if (again > 0) {
            LOG.info(again + " messages were handed to the broker and never consumed; sending them again");
        }
    }

    public void deleteConsumed() {
        outbox.deleteConsumed();
    }

    private List<OutboxMessage> claim() {
        return transactions.inNew(() -> outbox.claim(BATCH));
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
