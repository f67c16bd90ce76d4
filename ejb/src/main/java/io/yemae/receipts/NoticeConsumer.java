package io.yemae.receipts;

import io.yemae.shared.ReservationId;
import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;
import java.util.UUID;

/** Receives what buyers are to be told. What fails is thrown, so that the broker delivers it again and, in the end, to the dead letters. */
@MessageDriven(activationConfig = {
    // Mail is in no hurry: a few sessions leave the processors and the connections to those who buy.
    @ActivationConfigProperty(propertyName = "maxSession", propertyValue = "3"),
    @ActivationConfigProperty(propertyName = "destinationType", propertyValue = "jakarta.jms.Queue"),
    // The queue carries the mails about accounts as well.
    @ActivationConfigProperty(propertyName = "messageSelector", propertyValue = "type NOT LIKE 'account.%'"),
    @ActivationConfigProperty(propertyName = "destinationLookup", propertyValue = "java:/jms/queue/Notices")})
// The inbox makes the effect single, so the database's transaction needs no broker in it.
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class NoticeConsumer implements MessageListener {

    @Inject
    Notices notices;

    @Override
    public void onMessage(Message message) {
        try {
            notices.tell(UUID.fromString(message.getStringProperty("id")), message.getStringProperty("type"),
                new ReservationId(UUID.fromString(message.getBody(String.class))));
        } catch (JMSException e) {
            throw new IllegalStateException("Not one of our messages", e);
        }
    }
}
