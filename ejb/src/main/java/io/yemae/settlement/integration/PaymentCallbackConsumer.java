package io.yemae.settlement.integration;

import io.yemae.payment.PaymentId;
import io.yemae.settlement.ModuleSettlements;
import io.yemae.settlement.Reconciliation;
import io.yemae.shared.messaging.ReceivedMessage;
import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;

/**
 * Receives requests to look up a payment at the gateway, and payments that the payment module has taken. Failures are thrown, so that the
 * broker redelivers the message and finally moves it to the dead letters.
 */
@MessageDriven(activationConfig = {
    // A lookup calls the gateway. A low limit leaves threads and connections to payments during a flood of webhooks.
    @ActivationConfigProperty(propertyName = "maxSession", propertyValue = "4"),
    @ActivationConfigProperty(propertyName = "destinationType", propertyValue = "jakarta.jms.Queue"),
    @ActivationConfigProperty(propertyName = "destinationLookup", propertyValue = "java:/jms/queue/PaymentCallbacks")})
// The inbox makes a redelivered message take effect once, so broker and database need no common transaction.
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class PaymentCallbackConsumer implements MessageListener {
    private static final String MODULE_PAID = "module.paid";

    @Inject
    Reconciliation reconciliation;

    @Inject
    ModuleSettlements moduleSettlements;

    @Override
    public void onMessage(Message message) {
        ReceivedMessage.handle(message, this::settle);
    }

    private void settle(ReceivedMessage received) {
        PaymentId payment = new PaymentId(received.subject());
        if (MODULE_PAID.equals(received.type())) {
            moduleSettlements.settle(received.id(), payment);
        } else {
            reconciliation.lookUp(received.id(), payment);
        }
    }
}
