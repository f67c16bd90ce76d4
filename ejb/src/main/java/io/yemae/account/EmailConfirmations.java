package io.yemae.account;

import io.yemae.account.domain.LinkToken;
import io.yemae.account.domain.MailKind;
import io.yemae.account.domain.User;
import io.yemae.account.persistence.AccountMails;
import io.yemae.account.persistence.AccountMails.Link;
import io.yemae.account.persistence.Users;
import io.yemae.audit.AuditLog;
import io.yemae.shared.Problem;
import io.yemae.shared.UserId;
import io.yemae.shared.sql.Constraints;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceException;
import java.time.Clock;
import java.util.Optional;

/**
 * Confirmation of e-mail addresses. If the policy {@code accounts.confirm} is on, an unconfirmed address receives no mail except the ones
 * that confirm it, so that nobody can make the platform write to strangers; and its user cannot hold seats, see {@link
 * ConfirmedAddresses}.
 */
@Stateless
public class EmailConfirmations {

    @Inject
    Users users;

    @Inject
    AccountMails mails;

    @Inject
    ConfirmedAddresses addresses;

    @Inject
    MailQuota quota;

    @Inject
    AuditLog audit;

    @Inject
    Clock clock;

    /** Mails the link to a new user. */
    public void onRegistered(@Observes Registered registered) {
        UserView user = registered.user();
        if (addresses.areRequired() && !user.emailConfirmed()) {
            mails.ask(MailKind.CONFIRM, user.id(), user.email());
        }
    }

    /**
     * Confirms the address of the link. A new address replaces the present one.
     *
     * @throws Problem invalid {@code INVALID_LINK} if the token is unknown, was used, has expired, or is for an address that the
     *                 account no longer has; conflict {@code EMAIL_TAKEN} if the new address belongs to another account by now
     */
    public void confirm(String token) {
        Link link = mails.redeem(new LinkToken(token), MailKind.CONFIRM, MailKind.CHANGE_EMAIL)
            .orElseThrow(InvalidLink::new);
        User user = users.toChange(link.user()).orElseThrow(InvalidLink::new);
        if (link.kind() == MailKind.CHANGE_EMAIL) {
            user.changeEmail(link.address(), clock.instant());
            write();
            mails.revoke(link.user());
            audit.recordAs(link.user().toString(), "user.email", link.user().toString(), "changed and confirmed");
        } else {
            if (!user.view().email().equalsIgnoreCase(link.address())) {
                throw new InvalidLink();
            }
            user.confirmEmail(clock.instant());
            audit.recordAs(link.user().toString(), "user.email.confirm", link.user().toString(), "");
        }
    }

    /**
     * Mails the link again.
     *
     * @throws Problem conflict {@code EMAIL_CONFIRMED}, throttled {@code TOO_MANY_MAILS} after the policy {@code accounts.mails.per.day}
     */
    public void resend(UserId id) {
        UserView user = users.unchanging(id).map(User::view).orElseThrow(Problem::userGone);
        if (user.emailConfirmed()) {
            throw Problem.conflict("EMAIL_CONFIRMED", "이미 확인된 이메일 주소입니다.");
        }
        quota.require(MailKind.CONFIRM, id);
        mails.ask(MailKind.CONFIRM, id, user.email());
    }

    /** The user, if other mail may be sent to the address. */
    public Optional<UserView> addressee(UserId id) {
        return users.byId(id).map(User::view).filter(user -> user.emailConfirmed() || !addresses.areRequired());
    }

    private void write() {
        try {
            users.write();
        } catch (PersistenceException e) {
            throw Constraints.violated(e).filter("users_email"::equals).isPresent()
                ? Problem.conflict("EMAIL_TAKEN", "이미 존재하는 이메일입니다.")
                : e;
        }
    }
}
