package io.yemae.live;

import io.yemae.shared.logging.FailureLog;
import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;
import jakarta.jms.TextMessage;
import java.util.logging.Logger;

/** Receives the changes of other nodes. */
@MessageDriven(activationConfig = {
    // One session: changes stay in order, and no feature gets two batches at once.
    @ActivationConfigProperty(propertyName = "maxSession", propertyValue = "1"),
    @ActivationConfigProperty(propertyName = "destinationType", propertyValue = "jakarta.jms.Topic"),
    @ActivationConfigProperty(propertyName = "destinationLookup", propertyValue = "java:/jms/topic/LiveUpdates")})
// No transaction: a change only invalidates caches in memory, and a lost one is repaired by the next periodic read.
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class ChangeConsumer implements MessageListener {

    private static final Logger LOG = Logger.getLogger(ChangeConsumer.class.getName());

    @Inject
    ChangeRelay relay;

    @Override
    public void onMessage(Message message) {
        try {
            relay.receive((TextMessage) message);
        } catch (JMSException | RuntimeException e) {
            // Another delivery would fail, too.
            FailureLog.warn(LOG, "The changes of another node are not understood", e);
        }
    }
}
