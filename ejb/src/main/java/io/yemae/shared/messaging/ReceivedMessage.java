package io.yemae.shared.messaging;

import io.yemae.shared.Problem;
import io.yemae.shared.logging.EventLog;
import io.yemae.shared.logging.FailureLog;
import io.yemae.shared.logging.Trace;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.logging.Logger;

/** An {@link OutboxMessage} as its consumer receives it. It may be received more than once. */
public record ReceivedMessage(UUID id, String type, UUID subject) {
    private static final Logger LOG = Logger.getLogger(ReceivedMessage.class.getName());

    /**
     * Does the work of the message. What is logged and audited meanwhile, and a failure, has the digits of the message's id as its trace
     * id, so a dead letter leads to the lines of its failed deliveries.
     *
     * @throws IllegalStateException if the outbox has not written the message
     * @throws RuntimeException of the work, for the broker to deliver the message again
     */
    public static void handle(Message message, Consumer<ReceivedMessage> work) {
        ReceivedMessage received = read(message);
        try (Trace.Scope scope = Trace.begin(received.id.toString().replace("-", ""), null)) {
            received.doneBy(work);
        }
    }

    private void doneBy(Consumer<ReceivedMessage> work) {
        try {
            work.accept(this);
        } catch (RuntimeException | Error e) {
            // The broker knows neither the id nor the reason, and its adapter's own line is switched off.
            FailureLog.warn(LOG, "Message " + id + " (" + type + ") is not handled; the broker tries again or gives it up", e);
            EventLog.happened("message.failed", "type", type, "subject", subject, "code",
                e instanceof Problem problem ? problem.code() : FailureLog.root(e).getClass().getSimpleName());
            throw e;
        }
    }

    private static ReceivedMessage read(Message message) {
        try {
            return new ReceivedMessage(UUID.fromString(message.getStringProperty("id")), message.getStringProperty("type"),
                UUID.fromString(message.getBody(String.class)));
        } catch (JMSException | IllegalArgumentException | NullPointerException e) {
            FailureLog.warn(LOG, "A message is not of the outbox and is not handled", e);
            throw new IllegalStateException("Not a message of the outbox", e);
        }
    }
}
