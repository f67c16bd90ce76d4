package io.yemae.account;

import io.yemae.account.domain.LinkToken;
import io.yemae.account.domain.MailKind;
import io.yemae.account.domain.User;
import io.yemae.account.persistence.AccountMails;
import io.yemae.account.persistence.AccountMails.Link;
import io.yemae.account.persistence.RefreshTokens;
import io.yemae.account.persistence.Users;
import io.yemae.audit.AuditLog;
import io.yemae.shared.Problem;
import io.yemae.tries.AccountThrottle;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;

/** Recovery of an account by a mail to its address: resets the password, or clears the counts of failed logins. */
@Stateless
public class AccountRecovery {

    @Inject
    Users users;

    @Inject
    AccountMails mails;

    @Inject
    EmailConfirmations confirmations;

    @Inject
    RefreshTokens refreshTokens;

    @Inject
    AccountThrottle throttle;

    @Inject
    AuditLog audit;

    @Inject
    Clock clock;

    /** The user of a reset link. @throws Problem invalid {@code INVALID_LINK} */
    public UserView resetting(String token) {
        return mails.find(new LinkToken(token), MailKind.RESET).flatMap(link -> users.byId(link.user())).map(User::view)
            .orElseThrow(InvalidLink::new);
    }

    /**
     * Sets the password, ends all logins, clears the counts of failed logins and revokes open links. The address counts as confirmed,
     * because the link was mailed to it.
     *
     * @throws Problem invalid {@code INVALID_LINK}
     */
    public void reset(String token, String passwordHash) {
        Link link = redeem(token, MailKind.RESET);
        User user = users.toChange(link.user()).filter(each -> each.view().email().equals(link.address()))
            .orElseThrow(InvalidLink::new);
        user.resetPassword(passwordHash, clock.instant());
        // After the user is written: concurrent logins with the old password wait for that row.
        users.write();
        refreshTokens.endOthers(link.user(), null);
        throttle.forget(link.address());
        mails.revoke(link.user());
        mails.ask(MailKind.PASSWORD_RESET, link.user(), link.address());
        audit.recordAs(link.user().toString(), "user.password.reset", link.user().toString(), "");
    }

    /** Clears the counts of failed logins. @throws Problem invalid {@code INVALID_LINK} */
    public void unlock(String token) {
        Link link = redeem(token, MailKind.UNLOCK);
        throttle.forget(link.address());
        audit.recordAs(link.user().toString(), "login.unlock", link.user().toString(), "");
    }

    /** Notifies the owner of an account that logins are refused, at most once in 24 hours. */
    public void offerUnlock(String email) {
        Optional<UserView> owner = users.byEmail(email).map(User::view).filter(user -> mails.recent(MailKind.UNLOCK, user.id()) == 0);
        // Checked again under the row lock, so that concurrent refusals send one mail.
        owner.flatMap(user -> users.toChange(user.id())).map(User::view)
            .filter(user -> mails.recent(MailKind.UNLOCK, user.id()) == 0)
            .flatMap(user -> confirmations.addressee(user.id()))
            .ifPresent(user -> {
                mails.ask(MailKind.UNLOCK, user.id(), user.email());
                audit.recordAs("anonymous", "login.refused", user.id().toString(), "too many tries");
            });
    }

    private Link redeem(String token, MailKind kind) {
        return mails.redeem(new LinkToken(token), kind).orElseThrow(InvalidLink::new);
    }
}
