package io.yemae.checkout.integration;

import io.yemae.checkout.ModuleSettlements;
import io.yemae.checkout.Reconciliation;
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

/** Receives that the gateway has news of a payment, and that the payment module has taken one. What fails is thrown, so that the broker delivers it again and, in the end, to the dead letters. */
@MessageDriven(activationConfig = {
    // Looking is asking the gateway: few at once, so that a flood of webhooks leaves room for those who pay.
    @ActivationConfigProperty(propertyName = "maxSession", propertyValue = "4"),
    @ActivationConfigProperty(propertyName = "destinationType", propertyValue = "jakarta.jms.Queue"),
    @ActivationConfigProperty(propertyName = "destinationLookup", propertyValue = "java:/jms/queue/PaymentCallbacks")})
// The inbox makes the effect single, so the database's transaction needs no broker in it.
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class PaymentCallbackConsumer implements MessageListener {

    private static final String MODULE_PAID = "module.paid";

    @Inject
    Reconciliation reconciliation;

    @Inject
    ModuleSettlements moduleSettlements;

    @Override
    public void onMessage(Message message) {
        try {
            UUID id = UUID.fromString(message.getStringProperty("id"));
            PaymentId payment = new PaymentId(UUID.fromString(message.getBody(String.class)));
            if (MODULE_PAID.equals(message.getStringProperty("type"))) {
                moduleSettlements.settle(id, payment);
            } else {
                reconciliation.look(id, payment);
            }
        } catch (JMSException e) {
            throw new IllegalStateException("Not one of our messages", e);
        }
    }
}
