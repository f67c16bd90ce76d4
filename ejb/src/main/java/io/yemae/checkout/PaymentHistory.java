package io.yemae.checkout;

import io.yemae.account.Accounts;
import io.yemae.booking.Cancellations;
import io.yemae.payment.PaymentStatus;
import io.yemae.payment.PaymentView;
import io.yemae.payment.Payments;
import io.yemae.shared.Problem;
import io.yemae.shared.UserId;
import io.yemae.shared.Won;
import io.yemae.shared.sql.SqlFile;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.List;

/** A user's charges, payments and refunds as requirement 3 lists them, and the cancellation of a payment ("결제"). */
@Stateless
public class PaymentHistory {
    private static final String PAYMENT_NOT_FOUND = "PAYMENT_NOT_FOUND";
    /* The message of requirement 3, with its spelling. */
    private static final String NO_SUCH_PAYMENT = "해당 결재내역을 찾을 수 없습니다.";
    private static final String HISTORY = SqlFile.read(PaymentHistory.class, "payment-history.sql");

    @PersistenceContext
    EntityManager entityManager;

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
    @SuppressWarnings("unchecked")
    public List<Entry> of(long number, UserId caller, boolean anybody) {
        UserId user = owner(number, caller, anybody, "USER_NOT_FOUND", "유저를 찾을 수 없습니다.");
        List<Tuple> rows = entityManager.createNativeQuery(HISTORY, Tuple.class).setParameter(1, user.value()).getResultList();
        return rows.stream()
            .map(row -> new Entry(row.get("payment", Long.class), row.get("concert", Long.class), row.get("schedule", Long.class),
                row.get("type", String.class), row.get("at", Instant.class), new Won(row.get("points", Long.class))))
            .toList();
    }

    /**
     * Cancels the reservation that a payment paid for. Points are refunded at once, other money by a message. Idempotent.
     *
     * @param number  the short number of the user
     * @param payment the short number of the payment
     * @throws Problem not found {@code PAYMENT_NOT_FOUND}, conflict {@code TOO_LATE_TO_CANCEL}
     */
    public void cancel(long number, long payment, UserId caller, boolean anybody) {
        UserId user = owner(number, caller, anybody, PAYMENT_NOT_FOUND, NO_SUCH_PAYMENT);
        PaymentView paid = payments.find(payment, user)
            .filter(each -> each.reservation() != null && each.approvedAt() != null)
            .orElseThrow(() -> Problem.notFound(PAYMENT_NOT_FOUND, NO_SUCH_PAYMENT));
        if (paid.status() == PaymentStatus.DONE) {
            cancellations.cancel(paid.reservation(), user, "결제 취소");
        }
    }

    private UserId owner(long number, UserId caller, boolean anybody, String code, String message) {
        return accounts.owner(number, caller, anybody).orElseThrow(() -> Problem.notFound(code, message));
    }
}
