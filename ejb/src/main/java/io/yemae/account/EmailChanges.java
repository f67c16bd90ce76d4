package io.yemae.account;

import io.yemae.account.domain.MailKind;
import io.yemae.account.domain.User;
import io.yemae.account.persistence.AccountMails;
import io.yemae.account.persistence.Users;
import io.yemae.audit.AuditLog;
import io.yemae.shared.Problem;
import io.yemae.shared.Transactions;
import io.yemae.shared.UserId;
import io.yemae.tries.Client;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;

/** Changes of e-mail addresses. A change takes effect when the owner confirms the new address, see {@link EmailConfirmations#confirm}. */
@Stateless
public class EmailChanges {

    @Inject
    Users users;

    @Inject
    PasswordProofs proofs;

    @Inject
    AccountMails mails;

    @Inject
    MailQuota quota;

    @Inject
    AuditLog audit;

    @Inject
    Transactions transactions;

    /**
     * Mails a link to the new address, and a notice to the present one. Whether the new address belongs to another account is not
     * revealed: in that case no link is mailed.
     *
     * @throws Problem invalid {@code WRONG_PASSWORD} or {@code EMAIL_UNCHANGED}, throttled {@code TOO_MANY_LOGINS} or {@code
     *                 TOO_MANY_MAILS}, unavailable {@code BUSY}
     */
    // The password is compared between two short transactions.
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public void ask(UserId id, String email, String password, Client client) {
        proofs.require(id, password, client);
        transactions.required(() -> mail(id, email));
    }

    private void mail(UserId id, String email) {
        UserView user = users.toChange(id).map(User::view).orElseThrow(Problem::userGone);
        if (user.email().equals(email)) {
            throw Problem.invalid("EMAIL_UNCHANGED", "지금 쓰는 이메일 주소입니다.");
        }
        quota.require(MailKind.CHANGE_EMAIL, id);
        mails.ask(MailKind.CHANGE_EMAIL, id, email);
        if (user.emailConfirmed()) {
            mails.ask(MailKind.EMAIL_CHANGE_ASKED, id, user.email());
        }
        audit.record("user.email.ask", id.toString(), "");
    }
}
