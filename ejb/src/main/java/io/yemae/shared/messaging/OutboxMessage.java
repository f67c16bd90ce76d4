package io.yemae.shared.messaging;

import java.util.UUID;

/**
 * A message that is sent once the transaction that wrote it has committed.
 *
 * @param id      identifies the message for good: a consumer ignores an id that it has seen
 * @param queue   the queue that carries it
 * @param type    what happened; the consumer chooses its action by it
 * @param subject the id of the object that it happened to; the consumer reads the rest from the database, which is the truth
 */
public record OutboxMessage(UUID id, Queue queue, String type, UUID subject) {

    /** The queues of the server, by their names in the CLI scripts. */
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

        /** The queue to which the broker moves undeliverable messages. */
        public String deadLettersJndiName() {
            return jndiName() + "Dead";
        }

        /** The name that the CLI scripts and operators use. */
        public String physicalName() {
            return physicalName;
        }
    }
}
