package io.yemae.privacy;

import io.yemae.account.AccountErasure;
import io.yemae.account.Client;
import io.yemae.account.PasswordProofs;
import io.yemae.shared.Problem;
import io.yemae.shared.ProblemKind;
import io.yemae.shared.UserId;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Tuple;
import java.util.ArrayList;
import java.util.List;

/** Deleting one's own account. What the books need stays, under a user who can no longer be told. */
@Stateless
public class AccountDeletions {
    private static final String UNFINISHED = """
        SELECT person.role <> 'USER' AS staff,
               EXISTS (SELECT 1
                       FROM reservations reservation
                       JOIN performances performance ON performance.id = reservation.performance_id
                       WHERE reservation.user_id = person.id
                         AND ((reservation.status = 'confirmed' AND coalesce(performance.ends_at, performance.starts_at) > now())
                           OR (reservation.status = 'pending' AND reservation.expires_at > now()))) AS reservations,
               EXISTS (SELECT 1
                       FROM payments payment
                       WHERE payment.user_id = person.id
                         AND payment.status IN ('CONFIRMING', 'UNKNOWN', 'REFUNDING', 'COMPENSATING')) AS payments,
               EXISTS (SELECT 1
                       FROM point_accounts account
                       WHERE account.user_id = person.id
                         AND account.balance > 0) AS points
        FROM users person
        WHERE person.id = ?1""";

    @PersistenceContext
    EntityManager entityManager;

    @Inject
    PasswordProofs proofs;

    @Inject
    AccountErasure erasure;

    @EJB
    AccountDeletions steps;

    /**
     * All logins end, and all access tokens within two seconds.
     *
     * @throws Problem invalid {@code WRONG_PASSWORD}; conflict {@code ACCOUNT_IN_USE} with a field for each reason: {@code role} of
     *                 staff, {@code reservations} to come, {@code payments} that have not come to an end, {@code points} that are
     *                 left; throttled {@code TOO_MANY_LOGINS}, unavailable {@code BUSY}
     */
    // The password is compared between two short transactions.
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public void delete(UserId user, DeleteAccount command, Client client) {
        proofs.require(user, command.password(), client);
        steps.erase(user, command.forfeitsPoints());
    }

    // The step below is public because the container opens a transaction for public methods only.

    public void erase(UserId user, boolean forfeitsPoints) {
        if (!erasure.lock(user)) {
            throw Problem.userGone();
        }
        Tuple unfinished = (Tuple) entityManager.createNativeQuery(UNFINISHED, Tuple.class).setParameter(1, user.value()).getSingleResult();
        List<Problem.FieldError> reasons = new ArrayList<>();
        add(reasons, is(unfinished, "staff"), "role", "직원 계정은 관리자가 역할을 되돌린 뒤에 삭제할 수 있습니다.");
        add(reasons, is(unfinished, "reservations"), "reservations", "앞으로 볼 공연이나 결제하지 않은 좌석이 있습니다. 먼저 취소해주세요.");
        add(reasons, is(unfinished, "payments"), "payments", "끝나지 않은 결제나 환불이 있습니다. 잠시 후 다시 시도해주세요.");
        add(reasons, is(unfinished, "points") && !forfeitsPoints, "forfeitPoints", "남은 포인트가 있습니다. 포기하려면 forfeitPoints를 true로 보내주세요.");
        if (!reasons.isEmpty()) {
            throw new Problem(ProblemKind.CONFLICT, "ACCOUNT_IN_USE", "아직 계정을 삭제할 수 없습니다.", reasons);
        }
        erasure.erase(user, "by its owner");
    }

    private static boolean is(Tuple row, String column) {
        return row.get(column, Boolean.class);
    }

    private static void add(List<Problem.FieldError> reasons, boolean holds, String field, String sentence) {
        if (holds) {
            reasons.add(new Problem.FieldError(field, sentence));
        }
    }
}
