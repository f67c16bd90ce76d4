package io.yemae.comparison;

import io.yemae.payment.GatewayComparison.Difference;
import java.time.Instant;
import java.time.LocalDate;

/**
 * A difference that a comparison has found, and its outcome.
 *
 * @param isOfPayment whether the order is one of our payments
 * @param resolvedAt  null unless an operator has resolved it; so are the other two
 * @param resolvedBy  the name of the operator; also null if the account is gone
 */
public record RecordedDifference(DifferenceId id, LocalDate day, Difference difference, boolean isOfPayment, Instant foundAt, State state,
                                 Instant resolvedAt, String resolvedBy, String reason) {

    /** The outcome of a difference. */
    public enum State {
        /** The records still differ, as far as the last comparison knows. */
        OPEN,
        /** A later comparison did not find it any more. */
        GONE,
        /** An operator has said why it is none, or what was done. */
        RESOLVED
    }
}
