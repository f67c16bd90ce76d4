package io.yemae.settlement.integration;

import io.yemae.payment.PaymentId;
import io.yemae.settlement.Refunds;
import io.yemae.shared.messaging.ReceivedMessage;
import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;

/**
 * Receives requests for refunds. Failures are thrown, so that the broker redelivers the message and finally moves it to the dead letters.
 */
@MessageDriven(activationConfig = {
    // Refunds are not urgent. A low limit leaves threads and connections to payments.
    @ActivationConfigProperty(propertyName = "maxSession", propertyValue = "4"),
    @ActivationConfigProperty(propertyName = "destinationType", propertyValue = "jakarta.jms.Queue"),
    @ActivationConfigProperty(propertyName = "destinationLookup", propertyValue = "java:/jms/queue/Cancellations")})
// The inbox makes a redelivered message take effect once, so broker and database need no common transaction.
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class CancellationConsumer implements MessageListener {

    @Inject
    Refunds refunds;

    @Override
    public void onMessage(Message message) {
        ReceivedMessage.handle(message, received -> refunds.carryOut(received.id(), new PaymentId(received.subject())));
    }
}
