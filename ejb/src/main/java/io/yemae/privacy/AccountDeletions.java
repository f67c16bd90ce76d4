package io.yemae.privacy;

import io.yemae.account.AccountErasure;
import io.yemae.account.PasswordProofs;
import io.yemae.privacy.persistence.PersonalDataRows;
import io.yemae.privacy.persistence.PersonalDataRows.ReasonsAgainstDeletion;
import io.yemae.shared.Problem;
import io.yemae.shared.ProblemKind;
import io.yemae.shared.Transactions;
import io.yemae.shared.UserId;
import io.yemae.tries.Client;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;

/** Deletes the account of a user. Data that accounting requires stays, under a pseudonym. */
@Stateless
public class AccountDeletions {
    @Inject
    PersonalDataRows rows;

    @Inject
    PasswordProofs proofs;

    @Inject
    AccountErasure erasure;

    @Inject
    Transactions transactions;

    /**
     * Erases the account. All logins end, and all access tokens within two seconds.
     *
     * @throws Problem invalid {@code WRONG_PASSWORD}; conflict {@code ACCOUNT_IN_USE} with a field for each reason: {@code role} of
     *                 staff, upcoming {@code reservations}, running {@code payments}, remaining
     *                 {@code points}; throttled {@code TOO_MANY_LOGINS}, unavailable {@code BUSY}
     */
    // The password hash is computed between short transactions.
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public void delete(UserId user, DeleteAccount command, Client client) {
        proofs.require(user, command.password(), client);
        transactions.required(() -> erase(user, command.forfeitsPoints()));
    }

    private void erase(UserId user, boolean forfeitsPoints) {
        if (!erasure.lock(user)) {
            throw Problem.userGone();
        }
        ReasonsAgainstDeletion found = rows.reasonsAgainstDeletion(user);
        List<Problem.FieldError> reasons = new ArrayList<>();
        add(reasons, found.staff(), "role", "직원 계정은 관리자가 역할을 되돌린 뒤에 삭제할 수 있습니다.");
        add(reasons, found.reservations(), "reservations", "앞으로 볼 공연이나 결제하지 않은 좌석이 있습니다. 먼저 취소해주세요.");
        add(reasons, found.payments(), "payments", "끝나지 않은 결제나 환불이 있습니다. 잠시 후 다시 시도해주세요.");
        add(reasons, found.points() && !forfeitsPoints, "forfeitPoints", "남은 포인트가 있습니다. 포기하려면 forfeitPoints를 true로 보내주세요.");
        if (!reasons.isEmpty()) {
            throw new Problem(ProblemKind.CONFLICT, "ACCOUNT_IN_USE", "아직 계정을 삭제할 수 없습니다.", reasons);
        }
        erasure.erase(user, "by its owner");
    }

    private static void add(List<Problem.FieldError> reasons, boolean holds, String field, String sentence) {
        if (holds) {
            reasons.add(new Problem.FieldError(field, sentence));
        }
    }
}
