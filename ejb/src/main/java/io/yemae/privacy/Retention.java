package io.yemae.privacy;

import io.yemae.account.AccountErasure;
import io.yemae.policies.Policies;
import io.yemae.policies.Policy;
import io.yemae.privacy.persistence.PersonalDataRows;
import io.yemae.shared.Transactions;
import io.yemae.shared.UserId;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.List;
import java.util.function.IntSupplier;

/** Deletes data after its retention period, in batches. The policies {@code retention.…} define the periods; the audit log has its own. */
@Stateless
public class Retention {
    private static final int BATCH = 100;
    /** A bound for one run; the next run continues. */
    private static final int BATCHES = 1_000;

    @Inject
    PersonalDataRows rows;

    @Inject
    Policies policies;

    @Inject
    AccountErasure erasure;

    @Inject
    Transactions transactions;

    /** The numbers of deleted objects. */
    public record Outcome(int unconfirmedUsers, int inactiveUsers, int reservations) {
    }

    /** Deletes everything that is due, up to a bound. */
    // One short transaction per batch.
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public Outcome apply() {
        repeat(() -> rows.forgetBuyersAtCounters(BATCH));
        return new Outcome(repeat(this::eraseUnconfirmed), repeat(this::eraseInactive), repeat(this::deleteReservations));
    }

    private int repeat(IntSupplier step) {
        int all = 0;
        for (int batch = 0, last = BATCH; batch < BATCHES && last == BATCH; batch++) {
            last = transactions.required(step::getAsInt);
            all += last;
        }
        return all;
    }

    private int eraseInactive() {
        // Activity can only be seen as far back as the audit log goes.
        int days = Math.min(policies.get(Policy.RETENTION_USERS_INACTIVE_DAYS), policies.get(Policy.RETENTION_AUDIT_DAYS));
        return days == 0 ? 0 : erase(rows.inactive(days, BATCH), "inactive for " + days + " days");
    }

    /** Frees addresses and phone numbers that nobody has confirmed, so that their owners can register. */
    private int eraseUnconfirmed() {
        int days = policies.get(Policy.RETENTION_USERS_UNCONFIRMED_DAYS);
        return days == 0 || policies.get(Policy.ACCOUNTS_CONFIRM) == 0
            ? 0
            : erase(rows.unconfirmed(days, BATCH), "not confirmed for " + days + " days");
    }

    private int deleteReservations() {
        int days = policies.get(Policy.RETENTION_RESERVATIONS_DAYS);
        if (days == 0) {
            return 0;
        }
        // They belong to reservations, or to none.
        rows.deleteWaitingEntries(days);
        return rows.deleteUnpaidReservations(days, BATCH);
    }

    private int erase(List<UserId> users, String reason) {
        users.forEach(user -> erasure.erase(user, reason));
        return users.size();
    }
}
