package io.yemae.checkout;

import io.yemae.ops.Policies;
import io.yemae.ops.Policy;
import io.yemae.payment.PaymentId;
import io.yemae.payment.PaymentSteps;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;

/** Which node looks after which payment. */
@Stateless
public class ReconciliationClaims {

    @Inject
    PaymentSteps payments;

    @Inject
    Policies policies;

    /** Takes payments that have not come to an end in time, for a minute, so that no other node asks for them as well. */
    public List<PaymentId> next(int most) {
        return payments.claim(policies.get(Policy.PAYMENT_RECONCILE_SECONDS), most);
    }
}
