package io.yemae.shared.messaging;

import java.util.UUID;

/**
 * Something that others must be told once the transaction that wrote it has committed.
 *
 * @param id      names the message for good: a consumer that has seen it ignores it
 * @param queue   which queue carries it
 * @param type    what happened, for the consumer to choose by
 * @param subject the id of what it happened to; the consumer reads the rest from the database, which is the truth
 */
public record OutboxMessage(UUID id, Queue queue, String type, UUID subject) {

    /** The queues of the server, by the names that the configuration scripts give them. */
    public enum Queue {
        PAYMENT_CALLBACKS("PaymentCallbacks"),
        CANCELLATIONS("Cancellations"),
        NOTICES("Notices");

        private final String physicalName;

        Queue(String physicalName) {
            this.physicalName = physicalName;
        }

        public String jndiName() {
            return "java:/jms/queue/" + physicalName;
        }

        /** Where the broker puts what could not be delivered. */
        public String deadLettersJndiName() {
            return jndiName() + "Dead";
        }

        /** As the configuration scripts and operators call it. */
        public String physicalName() {
            return physicalName;
        }
    }
}
