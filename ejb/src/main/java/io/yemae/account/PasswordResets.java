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

/** A forgotten password. */
@Stateless
public class PasswordResets {

    @Inject
    AccountMails mails;

    @Inject
    AccountRecovery recovery;

    @Inject
    PasswordHashing hashing;

    /**
     * Mails a link to the owner of the address, if there is one and there were not too many mails today. The caller learns neither: the
     * same is written in any case. The address need not be confirmed, because an account that somebody else opened with it must not keep
     * its owner away.
     */
    public void ask(String email) {
        mails.askByEmail(MailKind.RESET, email);
    }

    /**
     * Sets the password, ends all logins and clears the counts of failed ones.
     *
     * @throws Problem invalid {@code INVALID_LINK}, or when the password is too easy to guess; unavailable {@code BUSY}
     */
    // The hash takes time: it is computed between two short transactions, and for a good link only.
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public void confirm(String token, String password) {
        UserView user = recovery.resetting(token);
        PasswordRules.check(password, user.email(), user.name());
        String hash = hashing.inPlace(() -> hashing.hash(password));
        recovery.reset(token, hash);
    }
}
