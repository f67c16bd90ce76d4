/** Messages between transactions: the outbox and its relay to the JMS queues, the inbox of consumers, the dead-letter queues, and mail. */
package io.yemae.shared.messaging;
