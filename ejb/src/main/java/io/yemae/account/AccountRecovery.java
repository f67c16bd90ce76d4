package io.yemae.account;

import io.yemae.account.domain.LinkToken;
import io.yemae.account.domain.MailKind;
import io.yemae.account.domain.User;
import io.yemae.account.persistence.AccountMails;
import io.yemae.account.persistence.AccountMails.Link;
import io.yemae.account.persistence.AccountThrottle;
import io.yemae.account.persistence.RefreshTokens;
import io.yemae.account.persistence.Users;
import io.yemae.ops.AuditLog;
import io.yemae.shared.Problem;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;

/** Getting back into an account by a mail to its address: with another password, or past the limit of failed logins. */
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

    /** Whose password a link resets. @throws Problem invalid {@code INVALID_LINK} */
    public UserView resetting(String token) {
        return mails.find(new LinkToken(token), MailKind.RESET).flatMap(link -> users.byId(link.user())).map(User::view)
            .orElseThrow(EmailConfirmations::invalidLink);
    }

    /**
     * Sets the password and ends everything that was begun with the old one: logins, tries to log in, open links. The address is confirmed
     * by that.
     *
     * @throws Problem invalid {@code INVALID_LINK}
     */
    public void reset(String token, String passwordHash) {
        Link link = redeem(token, MailKind.RESET);
        User user = users.toChange(link.user()).filter(each -> each.view().email().equals(link.address()))
            .orElseThrow(EmailConfirmations::invalidLink);
        user.resetPassword(passwordHash, clock.instant());
        // After the user is written, which whoever is logging in with the old password waits for.
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

    /** Tells the owner of an account that logins are refused: once within 24 hours, however many are. */
    public void offerUnlock(String email) {
        Optional<UserView> owner = users.byEmail(email).map(User::view).filter(user -> mails.recent(MailKind.UNLOCK, user.id()) == 0);
        // Of several refused at once, one finds no mail: the row is locked and looked at again.
        owner.flatMap(user -> users.toChange(user.id())).map(User::view)
            .filter(user -> mails.recent(MailKind.UNLOCK, user.id()) == 0)
            .flatMap(user -> confirmations.addressee(user.id()))
            .ifPresent(user -> {
                mails.ask(MailKind.UNLOCK, user.id(), user.email());
                audit.recordAs("anonymous", "login.refused", user.id().toString(), "too many tries");
            });
    }

    private Link redeem(String token, MailKind kind) {
        return mails.redeem(new LinkToken(token), kind).orElseThrow(EmailConfirmations::invalidLink);
    }
}
