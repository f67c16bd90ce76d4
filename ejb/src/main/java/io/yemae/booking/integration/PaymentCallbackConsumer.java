package io.yemae.booking.integration;

import io.yemae.booking.Reconciliation;
import io.yemae.payment.PaymentId;
import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;
import java.util.UUID;

/** Receives that the gateway has news of a payment. What fails is thrown, so that the broker delivers it again and, in the end, to the dead letters. */
@MessageDriven(activationConfig = {
    // Looking is asking the gateway: few at once, so that a flood of webhooks leaves room for those who pay.
    @ActivationConfigProperty(propertyName = "maxSession", propertyValue = "4"),
    @ActivationConfigProperty(propertyName = "destinationType", propertyValue = "jakarta.jms.Queue"),
    @ActivationConfigProperty(propertyName = "destinationLookup", propertyValue = "java:/jms/queue/PaymentCallbacks")})
// The inbox makes the effect single, so the database's transaction needs no broker in it.
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class PaymentCallbackConsumer implements MessageListener {

    @Inject
    Reconciliation reconciliation;

    @Override
    public void onMessage(Message message) {
        try {
            reconciliation.look(UUID.fromString(message.getStringProperty("id")), new PaymentId(UUID.fromString(message.getBody(String.class))));
        } catch (JMSException e) {
            throw new IllegalStateException("Not one of our messages", e);
        }
    }
}
