package io.yemae.shared.messaging;

import io.yemae.shared.Audited;
import io.yemae.shared.Problem;
import io.yemae.shared.ProblemKind;
import io.yemae.shared.Transactions;
import io.yemae.shared.Uuid7;
import jakarta.annotation.Resource;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
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
import java.util.UUID;
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

    @Inject
    Inbox inbox;

    @Inject
    Event<Audited> audited;

    @Inject
    Transactions transactions;

    /**
     * @param id      of the message; null if the outbox has not written it
     * @param subject the id of the object that the message is about
     */
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
     * Sends up to 500 messages again. Audited.
     *
     * @return the number of messages
     * @throws Problem unavailable {@code BROKER_UNAVAILABLE}
     */
    public int replay(OutboxMessage.Queue queue) {
        return replayed(queue, null);
    }

    /**
     * Sends one message again. Audited.
     *
     * @throws Problem not found {@code MESSAGE_NOT_FOUND}; unavailable {@code BROKER_UNAVAILABLE}
     */
    public void replay(OutboxMessage.Queue queue, UUID id) {
        requireAny(replayed(queue, selector(id)));
    }

    /**
     * Removes up to 500 messages. Their effect will never happen: neither a replay nor the start of a node sends them again. Audited.
     *
     * @return the number of messages
     * @throws Problem unavailable {@code BROKER_UNAVAILABLE}
     */
    public int drop(OutboxMessage.Queue queue) {
        return dropped(queue, null);
    }

    /**
     * Removes one message, as {@link #drop(OutboxMessage.Queue)}.
     *
     * @throws Problem not found {@code MESSAGE_NOT_FOUND}; unavailable {@code BROKER_UNAVAILABLE}
     */
    public void drop(OutboxMessage.Queue queue, UUID id) {
        requireAny(dropped(queue, selector(id)));
    }

    private int replayed(OutboxMessage.Queue queue, String selector) {
        int messages = inBroker(context -> {
            Queue target = find(queue.jndiName());
            return each(context, queue, selector, message -> {
                Message again = context.createTextMessage(message.getBody(String.class));
                again.setStringProperty("id", message.getStringProperty("id"));
                again.setStringProperty("type", message.getStringProperty("type"));
                context.createProducer().send(target, again);
            });
        });
        audit("message.replay", queue, selector, messages);
        return messages;
    }

    /* The outbox would send an unconsumed message again at the next start, so it is recorded as consumed first. */
    private int dropped(OutboxMessage.Queue queue, String selector) {
        int messages = inBroker(context -> each(context, queue, selector, message ->
            Uuid7.parse(message.getStringProperty("id")).ifPresent(id -> transactions.inNew(() -> inbox.isFirst(id)))));
        audit("message.drop", queue, selector, messages);
        return messages;
    }

    /** Takes the messages from the queue one by one, each after its work. @param selector null for all, up to 500 */
    private static int each(JMSContext context, OutboxMessage.Queue queue, String selector, Step step)
            throws JMSException, NamingException {
        int done = 0;
        try (JMSConsumer dead = context.createConsumer(find(queue.deadLettersJndiName()), selector)) {
            for (Message each = dead.receive(RECEIVE_TIMEOUT_MILLIS); each != null; each = next(dead, done)) {
                step.with(each);
                context.commit();
                done++;
            }
        }
        return done;
    }

    private static String selector(UUID id) {
        return "id = '" + id + "'";
    }

    private static void requireAny(int messages) {
        if (messages == 0) {
            throw Problem.notFound("MESSAGE_NOT_FOUND", "메시지를 찾을 수 없습니다.");
        }
    }

    private void audit(String action, OutboxMessage.Queue queue, String selector, int messages) {
        if (messages > 0) {
            String what = selector == null ? "all" : selector;
            transactions.inNew(() -> audited.fire(new Audited(action, queue.physicalName(), what + ", messages: " + messages)));
        }
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

    private interface Step {
        void with(Message message) throws JMSException;
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
