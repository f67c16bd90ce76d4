/**
 * Messages between transactions: the outbox and its relay to the JMS queues, the inbox of the consumers, the dead-letter queues, and mail.
 *
 * <p>The database is the truth and JMS is transport. A message is written in the transaction that it reports, may be delivered more than
 * once, and takes effect once.
 */
package io.yemae.shared.messaging;
