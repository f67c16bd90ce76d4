package io.yemae.checkout.integration;

import io.yemae.checkout.Refunds;
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

/** Receives that money is to be given back. What fails is thrown, so that the broker delivers it again and, in the end, to the dead letters. */
@MessageDriven(activationConfig = {
    // Refunds are in no hurry: a few at once leave room for those who pay.
    @ActivationConfigProperty(propertyName = "maxSession", propertyValue = "4"),
    @ActivationConfigProperty(propertyName = "destinationType", propertyValue = "jakarta.jms.Queue"),
    @ActivationConfigProperty(propertyName = "destinationLookup", propertyValue = "java:/jms/queue/Cancellations")})
// The inbox makes the effect single, so the database's transaction needs no broker in it.
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class CancellationConsumer implements MessageListener {

    @Inject
    Refunds refunds;

    @Override
    public void onMessage(Message message) {
        try {
            refunds.carryOut(UUID.fromString(message.getStringProperty("id")), new PaymentId(UUID.fromString(message.getBody(String.class))));
        } catch (JMSException e) {
            throw new IllegalStateException("Not one of our messages", e);
        }
    }
}
