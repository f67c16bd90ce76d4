package io.yemae.live;

import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;
import jakarta.jms.TextMessage;

/** Receives the changes of other nodes. */
@MessageDriven(activationConfig = {
    // One session: changes stay in order, and no feature gets two batches at once.
    @ActivationConfigProperty(propertyName = "maxSession", propertyValue = "1"),
    @ActivationConfigProperty(propertyName = "destinationType", propertyValue = "jakarta.jms.Topic"),
    @ActivationConfigProperty(propertyName = "destinationLookup", propertyValue = "java:/jms/topic/LiveUpdates")})
// No transaction: a change only invalidates caches in memory, and a lost one is repaired by the next periodic read.
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class ChangeConsumer implements MessageListener {

    @Inject
    ChangeRelay relay;

    @Override
    public void onMessage(Message message) {
        try {
            relay.receive((TextMessage) message);
        } catch (JMSException e) {
            throw new IllegalStateException("Not a message of this application", e);
        }
    }
}
