package io.yemae.checkout;

import io.yemae.account.Accounts;
import io.yemae.booking.Cancellations;
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

/** A user's charges, payments and refunds, as requirement 3 lists and cancels them ("결제"). */
@Stateless
public class PaymentHistory {
    private static final String HISTORY = SqlFile.read(PaymentHistory.class, "payment-history.sql");

    @PersistenceContext
    EntityManager entityManager;

    @Inject
    Accounts accounts;

    @Inject
    Cancellations cancellations;

    /**
     * One movement.
     *
     * @param payment its short number; a charge has one of its own, and no concert and schedule (null)
     * @param type    CHARGE, USE or REFUND; it tells the direction, the amount is without sign
     */
    public record Entry(Long payment, Long concert, Long schedule, String type, Instant at, Won amount) {
    }

    /**
     * Oldest first.
     *
     * @param number  of the user, as requirement 3 counts users
     * @param anybody whether the caller may read others'
     * @throws Problem not found {@code USER_NOT_FOUND}, also when it is somebody else's
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
     * Cancels what a payment paid for; the money goes back to where it came from, points at once. Again: nothing changes.
     *
     * @throws Problem not found {@code PAYMENT_NOT_FOUND}, conflict {@code TOO_LATE_TO_CANCEL}
     */
    public void cancel(long number, long payment, UserId caller, boolean anybody) {
        cancellations.cancelPayment(payment, owner(number, caller, anybody, "PAYMENT_NOT_FOUND", "해당 결재내역을 찾을 수 없습니다."));
    }

    private UserId owner(long number, UserId caller, boolean anybody, String code, String otherwise) {
        return accounts.owner(number, caller, anybody).orElseThrow(() -> Problem.notFound(code, otherwise));
    }
}
