package io.yemae.account.integration;

import io.yemae.account.domain.LinkToken;
import io.yemae.account.domain.MailKind;
import io.yemae.account.persistence.AccountMails;
import io.yemae.account.persistence.AccountMails.Addressee;
import io.yemae.policies.Policies;
import io.yemae.policies.Policy;
import io.yemae.shared.Transactions;
import io.yemae.shared.messaging.Inbox;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;

/**
 * Sends the mails about accounts. A failed mail is retried as long as the broker redelivers it, about a minute. After that the user
 * requests it again, or an operator replays the dead letters.
 */
@Stateless
public class AccountPost {

    @Inject
    AccountMails mails;

    @Inject
    AccountMailPage page;

    @Inject
    Policies policies;

    @Inject
    Inbox inbox;

    @Inject
    Transactions transactions;

    /**
     * A crash between sending and recording may send a mail twice, with different tokens.
     *
     * @throws IllegalArgumentException for an unknown type
     * @throws IllegalStateException if the mail server does not accept it
     */
    // No transaction: a slow mail server must not occupy a database connection that buyers need.
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public void send(UUID message, String type, UUID mail) {
        MailKind kind = MailKind.ofMessage(type);
        LinkToken token = kind.hasLink() ? LinkToken.random() : null;
        transactions.required(() -> prepare(message, mail, kind, token))
            .ifPresent(addressee -> page.send(addressee, kind, token));
        transactions.required(() -> inbox.isFirst(message));
    }

    /** @return empty if the mail was sent before or must not be sent */
    private Optional<Addressee> prepare(UUID message, UUID mail, MailKind kind, LinkToken token) {
        return inbox.has(message) ? Optional.empty() : mails.prepare(mail, kind, token, policies.get(Policy.ACCOUNTS_MAILS_PER_DAY));
    }
}
