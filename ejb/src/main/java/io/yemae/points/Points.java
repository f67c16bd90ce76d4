package io.yemae.points;

import io.yemae.account.Accounts;
import io.yemae.audit.AuditLog;
import io.yemae.points.persistence.PointRows;
import io.yemae.policies.FeatureFlag;
import io.yemae.policies.FeatureFlags;
import io.yemae.shared.Problem;
import io.yemae.shared.UserId;
import io.yemae.shared.Won;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;

/** Charges, uses, refunds and looks up points (requirement 3, section 4; requirement 4). One point is one won. */
@Stateless
public class Points {
    /** Far below the range of the bigint column. */
    private static final long LARGEST_BALANCE = 1_000_000_000_000L;

    @Inject
    PointRows rows;

    @Inject
    Accounts accounts;

    @Inject
    AuditLog audit;

    @Inject
    FeatureFlags features;

    /** Points that are taken for a payment. */
    public record Use(UserId user, Won amount, UUID payment) {
    }

    /**
     * Charges an account without a payment.
     *
     * @param number  of the owner, as requirement 3 counts users
     * @param anybody whether the caller may charge the accounts of others
     * @return the balance afterwards
     * @throws Problem not found {@code USER_NOT_FOUND}, also for another user's account; conflict {@code BALANCE_LIMIT}; forbidden {@code
     *     POINTS_ARE_BOUGHT} unless the installation allows charging without payment, or an administrator charges
     */
    public Won charge(long number, Won amount, UserId caller, boolean anybody) {
        UserId user = owner(number, caller, anybody);
        if (!anybody && !features.isOn(FeatureFlag.POINTS_CHARGE)) {
            throw Problem.forbidden("POINTS_ARE_BOUGHT", FeatureFlag.POINTS_CHARGE.sentence());
        }
        long balance = rows.charge(user, amount);
        if (balance > LARGEST_BALANCE) {
            throw Problem.conflict("BALANCE_LIMIT", "보유할 수 있는 포인트를 넘었습니다.");
        }
        audit.record("points.charge", user.toString(), String.valueOf(amount.amount()));
        return new Won(balance);
    }

    /** Parameters as for {@link #charge}. @throws Problem not found {@code USER_NOT_FOUND} */
    public Won balance(long number, UserId caller, boolean anybody) {
        return rows.balance(owner(number, caller, anybody));
    }

    /** Adds the points that a payment has bought. The database accepts one such entry per payment. */
    public void credit(UserId user, Won amount, UUID payment) {
        rows.credit(user, amount, payment);
    }

    /**
     * Takes points for a payment. An amount of 0 succeeds for every user, also without an account.
     *
     * @throws InsufficientPoints if the balance is smaller
     */
    public void use(UserId user, Won amount, UUID payment) {
        if (amount.equals(Won.ZERO)) {
            rows.open(user);
        }
        if (!useIfThere(user, amount, payment)) {
            throw new InsufficientPoints();
        }
    }

    /**
     * Requires a balance of at least this amount. Nothing is reserved: {@link #use} decides.
     *
     * @throws InsufficientPoints if the balance is smaller
     */
    public void require(UserId user, Won amount) {
        if (amount.amount() > 0 && rows.balance(user).amount() < amount.amount()) {
            throw new InsufficientPoints();
        }
    }

    /** Takes points if the balance suffices. @return whether it did */
    public boolean useIfThere(UserId user, Won amount, UUID payment) {
        return useIfThere(List.of(new Use(user, amount, payment)));
    }

    /** Takes points of different users with one statement. @return whether each balance sufficed; if not, the caller rolls back */
    public boolean useIfThere(List<Use> uses) {
        return rows.use(uses) == uses.size();
    }

    /** Returns the points of a payment. The database accepts one refund per payment. */
    public void refund(UserId user, Won amount, UUID payment) {
        rows.refund(user, amount, payment);
    }

    /**
     * Gives back what a payment has used, however often it is called. That is what the ledger says, not what a caller believes.
     *
     * @return whether anything was given back by this call
     */
    public boolean giveBack(UUID payment) {
        return rows.giveBack(payment);
    }

    /** All movements of an account, oldest first. Parameters as for {@link #charge}. @throws Problem not found {@code USER_NOT_FOUND} */
    public List<PointEntry> history(long number, UserId caller, boolean anybody) {
        return rows.history(owner(number, caller, anybody));
    }

    private UserId owner(long number, UserId caller, boolean anybody) {
        return accounts.owner(number, caller, anybody).orElseThrow(UserId::unknown);
    }
}
