package io.yemae.account.integration;

import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;
import java.util.UUID;

/**
 * Receives which mails about accounts are to be sent. What fails is thrown, so that the broker delivers it again and, in the end, to the
 * dead letters.
 */
@MessageDriven(activationConfig = {
    @ActivationConfigProperty(propertyName = "maxSession", propertyValue = "2"),
    @ActivationConfigProperty(propertyName = "destinationType", propertyValue = "jakarta.jms.Queue"),
    // The queue carries what buyers are told about reservations as well.
    @ActivationConfigProperty(propertyName = "messageSelector", propertyValue = "type LIKE 'account.%'"),
    @ActivationConfigProperty(propertyName = "destinationLookup", propertyValue = "java:/jms/queue/Notices")})
// The inbox makes the effect single, so the database's transaction needs no broker in it.
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class AccountMailConsumer implements MessageListener {

    @Inject
    AccountPost post;

    @Override
    public void onMessage(Message message) {
        try {
            post.send(UUID.fromString(message.getStringProperty("id")), message.getStringProperty("type"),
                UUID.fromString(message.getBody(String.class)));
        } catch (JMSException e) {
            throw new IllegalStateException("Not one of our messages", e);
        }
    }
}
