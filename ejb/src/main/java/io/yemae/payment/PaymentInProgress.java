package io.yemae.payment;

import io.yemae.shared.Problem;
import io.yemae.shared.ProblemKind;
import io.yemae.shared.sql.Constraints;
import jakarta.persistence.PersistenceException;

/** Another payment of the same reservation is in progress: conflict {@code PAYMENT_IN_PROGRESS}. */
public class PaymentInProgress extends Problem {
    private static final long serialVersionUID = 1L;
    private static final String ONE_LIVE_PAYMENT = "payments_one_live";

    public PaymentInProgress() {
        super(ProblemKind.CONFLICT, "PAYMENT_IN_PROGRESS", "이 예약의 다른 결제를 처리하고 있습니다. 잠시 후 다시 확인해주세요.");
    }

    /** This refusal if the failure violates the index that allows one live payment per reservation, otherwise the failure itself. */
    static RuntimeException orFailure(PersistenceException failure) {
        return Constraints.violated(failure).filter(ONE_LIVE_PAYMENT::equals).isPresent() ? new PaymentInProgress() : failure;
    }
}
