package io.yemae.account.persistence;

import io.yemae.account.domain.LinkToken;
import io.yemae.account.domain.MailKind;
import io.yemae.shared.UserId;
import io.yemae.shared.Uuid7;
import io.yemae.shared.sql.SqlFile;
import io.yemae.shared.text.Language;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Tuple;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.query.NativeQuery;

/**
 * Mails about accounts and the links in them. A mail is requested in the transaction that causes it, delivered through the outbox, and gets
 * its token when it is sent. If it is sent a second time, it gets a new token, and the earlier one is no longer valid.
 */
@ApplicationScoped
public class AccountMails {
    private static final String PASSWORD_MARK = "encode(sha256(convert_to(users.password_hash, 'UTF8')), 'hex')";

    private static final String ASK = """
        WITH mail AS (
            INSERT INTO account_mails (id, kind, user_id, address, password_mark)
            SELECT :mail, :kind, users.id, :address, %s
            FROM users
            WHERE users.id = :user
            RETURNING id)
        INSERT INTO outbox (id, queue, type, subject)
        SELECT :message, 'NOTICES', :type, id
        FROM mail""".formatted(PASSWORD_MARK);

    // By users_email. If the address has no account, the same rows are written, without the text that was entered.
    private static final String ASK_BY_EMAIL = """
        WITH mail AS (
            INSERT INTO account_mails (id, kind, user_id, address, password_mark)
            SELECT :mail, :kind, users.id, coalesce(users.email, ''), %s
            FROM (VALUES (1)) always
            LEFT JOIN users ON lower(users.email) = lower(:email)
            RETURNING id)
        INSERT INTO outbox (id, queue, type, subject)
        SELECT :message, 'NOTICES', :type, id
        FROM mail""".formatted(PASSWORD_MARK);

    private static final String RECENT = """
        SELECT count(*)
        FROM account_mails
        WHERE user_id = ?1
          AND kind = ?2
          AND created_at > now() - interval '1 day'""";

    // Serializes the mails to one user, so that each is counted by the next.
    private static final String LOCK = """
        SELECT users.id
        FROM users
        JOIN account_mails mail ON mail.user_id = users.id
        WHERE mail.id = ?1
        FOR NO KEY UPDATE OF users""";

    private static final String PREPARE = SqlFile.read(AccountMails.class, "prepare-mail.sql");

    private static final String GOOD = """
        mail.token_hash = ?1
          AND mail.kind = ANY (?2)
          AND mail.used_at IS NULL
          AND mail.expires_at > now()
          AND users.id = mail.user_id
          AND (mail.kind = 'CONFIRM' OR mail.password_mark = %s)""".formatted(PASSWORD_MARK);

    private static final String FIND = """
        SELECT mail.kind, mail.user_id, mail.address
        FROM account_mails mail, users
        WHERE %s""".formatted(GOOD);

    private static final String REDEEM = """
        UPDATE account_mails mail
        SET used_at = now()
        FROM users
        WHERE %s
        RETURNING mail.kind, mail.user_id, mail.address""".formatted(GOOD);

    private static final String REVOKE = """
        UPDATE account_mails
        SET used_at = now()
        WHERE user_id = ?1
          AND used_at IS NULL""";

    private static final String FORGET = """
        DELETE FROM account_mails
        WHERE created_at < now() - interval '30 days'
           OR (user_id IS NULL AND created_at < now() - interval '1 day')""";

    @PersistenceContext
    EntityManager entityManager;

    /** A link that was opened. @param address the address to which it was mailed */
    public record Link(MailKind kind, UserId user, String address) {
    }

    /** Who a mail is sent to. @param language that it is written in */
    public record Addressee(String address, Language language) {
    }

    public void ask(MailKind kind, UserId user, String address) {
        entityManager.createNativeQuery(ASK)
            .setParameter("mail", Uuid7.next())
            .setParameter("kind", kind.name())
            .setParameter("user", user.value())
            .setParameter("address", address)
            .setParameter("message", Uuid7.next())
            .setParameter("type", kind.message())
            .executeUpdate();
    }

    /** Requests a mail to the owner of an address. If there is no owner, it takes the same time. */
    public void askByEmail(MailKind kind, String email) {
        entityManager.createNativeQuery(ASK_BY_EMAIL)
            .setParameter("mail", Uuid7.next())
            .setParameter("kind", kind.name())
            .setParameter("email", email)
            .setParameter("message", Uuid7.next())
            .setParameter("type", kind.message())
            .executeUpdate();
    }

    /** The number of mails of this kind that a user has requested within 24 hours. */
    public int recent(MailKind kind, UserId user) {
        return ((Number) entityManager.createNativeQuery(RECENT)
            .setParameter(1, user.value())
            .setParameter(2, kind.name())
            .getSingleResult()).intValue();
    }

    /**
     * Stores the token of a mail.
     *
     * @param token    null if the mail has no link
     * @param mostADay the limit of mails of one kind to a user within 24 hours
     * @return empty if the mail must not be sent
     */
    @SuppressWarnings("unchecked")
    public Optional<Addressee> prepare(UUID mail, MailKind kind, LinkToken token, int mostADay) {
        entityManager.createNativeQuery(LOCK, UUID.class).setParameter(1, mail).getResultList();
        List<Tuple> addressees = entityManager.createNativeQuery(PREPARE, Tuple.class).unwrap(NativeQuery.class)
            .setParameter("mail", mail)
            .setParameter("tokenHash", token == null ? null : token.hash(), String.class)
            .setParameter("seconds", kind.hasLink() ? kind.lifetime().toSeconds() : 0L)
            .setParameter("mostADay", mostADay)
            .getResultList();
        return addressees.stream().findFirst()
            .map(row -> new Addressee(row.get("address", String.class), Language.of(row.get("language", String.class))));
    }

    /** A link that can be redeemed now. */
    public Optional<Link> find(LinkToken token, MailKind... kinds) {
        return link(FIND, token, kinds);
    }

    /** Redeems a link, which ends it. Of two concurrent calls, one succeeds. */
    public Optional<Link> redeem(LinkToken token, MailKind... kinds) {
        return link(REDEEM, token, kinds);
    }

    /** Ends all open links of a user. */
    public void revoke(UserId user) {
        entityManager.createNativeQuery(REVOKE).setParameter(1, user.value()).executeUpdate();
    }

    /** Deletes mails after 30 days, and those without a user after one day. */
    public void deleteOld() {
        entityManager.createNativeQuery(FORGET).executeUpdate();
    }

    @SuppressWarnings("unchecked")
    private Optional<Link> link(String sql, LinkToken token, MailKind... kinds) {
        List<Tuple> rows = entityManager.createNativeQuery(sql, Tuple.class)
            .setParameter(1, token.hash())
            .setParameter(2, Arrays.stream(kinds).map(Enum::name).toArray(String[]::new))
            .getResultList();
        return rows.stream().findFirst().map(row -> new Link(MailKind.valueOf(row.get("kind", String.class)),
            new UserId(row.get("user_id", UUID.class)), row.get("address", String.class)));
    }
}
