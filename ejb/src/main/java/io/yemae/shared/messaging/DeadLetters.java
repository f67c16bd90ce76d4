package io.yemae.shared.messaging;

import io.yemae.shared.Problem;
import io.yemae.shared.ProblemKind;
import jakarta.annotation.Resource;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.Message;
import jakarta.jms.Queue;
import jakarta.jms.QueueBrowser;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.naming.InitialContext;
import javax.naming.NamingException;

/**
 * The dead-letter queues: messages whose deliveries failed as often as their queue allows. Their effect has not happened. A replayed
 * message takes effect once.
 */
@Stateless
// The broker is never called inside a database transaction. Each move is a transaction of the broker.
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class DeadLetters {
    /** The most messages that are listed, or moved by one replay. */
    private static final int MOST = 500;
    private static final long RECEIVE_TIMEOUT_MILLIS = 200;

    @Resource(lookup = "java:/ConnectionFactory")
    ConnectionFactory connectionFactory;

    /** @param subject the id of the object that the message is about */
    public record DeadLetter(String id, String type, String subject, Instant sentAt) {
    }

    /**
     * The oldest 500 messages.
     *
     * @throws Problem unavailable {@code BROKER_UNAVAILABLE}
     */
    public List<DeadLetter> of(OutboxMessage.Queue queue) {
        return inBroker(context -> letters(context, queue));
    }

    /**
     * How many messages each queue has, by the queue's name, up to 500.
     *
     * @throws Problem unavailable {@code BROKER_UNAVAILABLE}
     */
    public Map<String, Integer> counts() {
        return inBroker(context -> {
            Map<String, Integer> counts = new LinkedHashMap<>();
            for (OutboxMessage.Queue queue : OutboxMessage.Queue.values()) {
                counts.put(queue.physicalName(), letters(context, queue).size());
            }
            return counts;
        });
    }

    /**
     * Sends up to 500 messages again.
     *
     * @return the number of messages
     * @throws Problem unavailable {@code BROKER_UNAVAILABLE}
     */
    public int replay(OutboxMessage.Queue queue) {
        return inBroker(context -> {
            int moved = 0;
            Queue target = find(queue.jndiName());
            try (JMSConsumer dead = context.createConsumer(find(queue.deadLettersJndiName()))) {
                for (Message each = dead.receive(RECEIVE_TIMEOUT_MILLIS); each != null; each = next(dead, moved)) {
                    Message again = context.createTextMessage(each.getBody(String.class));
                    again.setStringProperty("id", each.getStringProperty("id"));
                    again.setStringProperty("type", each.getStringProperty("type"));
                    context.createProducer().send(target, again);
                    context.commit();
                    moved++;
                }
            }
            return moved;
        });
    }

    /** Null if the queue is empty or the limit is reached. */
    private static Message next(JMSConsumer dead, int moved) {
        return moved < MOST ? dead.receive(RECEIVE_TIMEOUT_MILLIS) : null;
    }

    private static List<DeadLetter> letters(JMSContext context, OutboxMessage.Queue queue) throws JMSException, NamingException {
        List<DeadLetter> letters = new ArrayList<>();
        try (QueueBrowser browser = context.createBrowser(find(queue.deadLettersJndiName()))) {
            Enumeration<?> all = browser.getEnumeration();
            while (letters.size() < MOST && all.hasMoreElements()) {
                letters.add(letter((Message) all.nextElement()));
            }
        }
        return letters;
    }

    private static DeadLetter letter(Message message) throws JMSException {
        return new DeadLetter(message.getStringProperty("id"), message.getStringProperty("type"), message.getBody(String.class),
            Instant.ofEpochMilli(message.getJMSTimestamp()));
    }

    private static Queue find(String jndiName) throws NamingException {
        return InitialContext.doLookup(jndiName);
    }

    private interface Work<T> {
        T in(JMSContext context) throws JMSException, NamingException;
    }

    private <T> T inBroker(Work<T> work) {
        try (JMSContext context = connectionFactory.createContext(JMSContext.SESSION_TRANSACTED)) {
            return work.in(context);
        } catch (JMSException | JMSRuntimeException | NamingException e) {
            throw new Problem(ProblemKind.UNAVAILABLE, "BROKER_UNAVAILABLE", "메시지 브로커가 응답하지 않습니다.");
        }
    }
}
