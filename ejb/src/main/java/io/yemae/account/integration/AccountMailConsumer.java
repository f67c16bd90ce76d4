package io.yemae.account.integration;

import io.yemae.shared.messaging.ReceivedMessage;
import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;

/**
 * Receives the mails about accounts from the queue. Failures are thrown, so that the broker redelivers the message and finally moves it to
 * the dead-letter queue.
 */
@MessageDriven(activationConfig = {
    @ActivationConfigProperty(propertyName = "maxSession", propertyValue = "2"),
    @ActivationConfigProperty(propertyName = "destinationType", propertyValue = "jakarta.jms.Queue"),
    // The queue also carries mails about reservations.
    @ActivationConfigProperty(propertyName = "messageSelector", propertyValue = "type LIKE 'account.%'"),
    @ActivationConfigProperty(propertyName = "destinationLookup", propertyValue = "java:/jms/queue/Notices")})
// The inbox makes the effect idempotent, so the database transaction need not include the broker.
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class AccountMailConsumer implements MessageListener {

    @Inject
    AccountPost post;

    @Override
    public void onMessage(Message message) {
        ReceivedMessage.handle(message, received -> post.send(received.id(), received.type(), received.subject()));
    }
}
