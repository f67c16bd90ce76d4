package io.yemae.payment;

import static org.assertj.core.api.Assertions.assertThat;

import io.yemae.shared.sql.DatabaseTransitions;
import org.junit.jupiter.api.Test;

class PaymentStatusTest {

    @Test
    void theDatabaseAllowsTheSameTransitions() throws Exception {
        assertThat(DatabaseTransitions.of("payments_transition")).isNotEmpty()
            .isEqualTo(DatabaseTransitions.allowed(PaymentStatus.class, PaymentStatus::canBecome));
    }

    @Test
    void noTransitionLeavesARefundedPayment() {
        assertThat(PaymentStatus.values()).noneMatch(PaymentStatus.REFUNDED::canBecome);
    }

    @Test
    void aPaymentThatIsDoneCanOnlyBeRefunded() {
        assertThat(PaymentStatus.values()).filteredOn(PaymentStatus.DONE::canBecome).containsExactly(PaymentStatus.REFUNDING);
    }
}
