package io.yemae.checkout;

import io.yemae.account.Accounts;
import io.yemae.booking.Cancellations;
import io.yemae.checkout.persistence.PaymentHistoryRows;
import io.yemae.payment.PaymentStatus;
import io.yemae.payment.PaymentView;
import io.yemae.payment.Payments;
import io.yemae.shared.Problem;
import io.yemae.shared.UserId;
import io.yemae.shared.Won;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;

/** A user's charges, payments and refunds as requirement 3 lists them, and the cancellation of a payment ("결제"). */
@Stateless
public class PaymentHistory {

    @Inject
    PaymentHistoryRows rows;

    @Inject
    Accounts accounts;

    @Inject
    Payments payments;

    @Inject
    Cancellations cancellations;

    /**
     * One movement of points or money.
     *
     * @param payment  the short number; a charge has a number of its own
     * @param concert  null for a charge
     * @param schedule null for a charge
     * @param type     CHARGE, USE or REFUND
     * @param amount   never negative; the type gives the direction
     */
    public record Entry(Long payment, Long concert, Long schedule, String type, Instant at, Won amount) {
    }

    /**
     * The movements, oldest first.
     *
     * @param number  the short number of the user
     * @param anybody whether the caller may read other users' movements
     * @throws Problem not found {@code USER_NOT_FOUND}, also if the caller may not read them
     */
    public List<Entry> of(long number, UserId caller, boolean anybody) {
        return rows.of(accounts.owner(number, caller, anybody).orElseThrow(UserId::unknown));
    }

    /**
     * Cancels the reservation that a payment paid for. Points are refunded at once, other money by a message. Idempotent.
     *
     * @param number  the short number of the user
     * @param payment the short number of the payment
     * @throws Problem not found {@code PAYMENT_NOT_FOUND}, conflict {@code TOO_LATE_TO_CANCEL}
     */
    public void cancel(long number, long payment, UserId caller, boolean anybody) {
        UserId user = accounts.owner(number, caller, anybody).orElseThrow(PaymentHistory::noSuchPayment);
        PaymentView paid = payments.find(payment, user)
            .filter(each -> each.reservation() != null && each.approvedAt() != null)
            .orElseThrow(PaymentHistory::noSuchPayment);
        if (paid.status() == PaymentStatus.DONE) {
            cancellations.cancel(paid.reservation(), user, "결제 취소");
        }
    }

    /* The message of requirement 3, with its spelling. */
    private static Problem noSuchPayment() {
        return Problem.notFound("PAYMENT_NOT_FOUND", "해당 결재내역을 찾을 수 없습니다.");
    }
}
