package io.yemae.receipts.integration;

import io.yemae.receipts.Notices;
import io.yemae.shared.ReservationId;
import io.yemae.shared.messaging.ReceivedMessage;
import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;

/** Receives notices to send. Failures are thrown, so that the broker redelivers the message and finally moves it to the dead letters. */
@MessageDriven(activationConfig = {
    // Mail is not urgent. A few sessions leave processors and connections to buyers.
    @ActivationConfigProperty(propertyName = "maxSession", propertyValue = "3"),
    @ActivationConfigProperty(propertyName = "destinationType", propertyValue = "jakarta.jms.Queue"),
    // The queue also carries the mails about accounts.
    @ActivationConfigProperty(propertyName = "messageSelector", propertyValue = "type NOT LIKE 'account.%'"),
    @ActivationConfigProperty(propertyName = "destinationLookup", propertyValue = "java:/jms/queue/Notices")})
// The inbox makes a redelivered message take effect once, so broker and database need no common transaction.
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class NoticeConsumer implements MessageListener {

    @Inject
    Notices notices;

    @Override
    public void onMessage(Message message) {
        ReceivedMessage.handle(message,
            received -> notices.send(received.id(), received.type(), new ReservationId(received.subject())));
    }
}
