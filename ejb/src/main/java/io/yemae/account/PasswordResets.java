package io.yemae.account;

import io.yemae.account.domain.MailKind;
import io.yemae.account.domain.PasswordRules;
import io.yemae.account.integration.PasswordHashing;
import io.yemae.account.persistence.AccountMails;
import io.yemae.shared.Problem;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;

/** Replaces a forgotten password by means of a mailed link. */
@Stateless
public class PasswordResets {

    @Inject
    AccountMails mails;

    @Inject
    AccountRecovery recovery;

    @Inject
    PasswordHashing hashing;

    /**
     * Mails a link to the owner of the address, unless there is none or the daily limit of mails is reached. The answer and the statements
     * are the same in all cases, so the caller learns nothing. The address need not be confirmed: an account that somebody else registered
     * with it must not lock the owner out.
     */
    public void ask(String email) {
        mails.askByEmail(MailKind.RESET, email);
    }

    /**
     * Sets the password, ends all logins and clears the counts of failed ones.
     *
     * @throws Problem invalid {@code INVALID_LINK}, or if the password is too easy to guess; unavailable {@code BUSY}
     */
    // The hash takes long: it is computed between short transactions, and only for a valid link.
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public void confirm(String token, String password) {
        UserView user = recovery.resetting(token);
        PasswordRules.check(password, user.email(), user.name());
        String hash = hashing.inPlace(() -> hashing.hash(password));
        recovery.reset(token, hash);
    }
}
