package io.yemae.account.persistence;

import io.yemae.account.LoginView;
import io.yemae.account.domain.RefreshToken;
import io.yemae.policies.Policies;
import io.yemae.policies.Policy;
import io.yemae.shared.UserId;
import io.yemae.shared.Uuid7;
import io.yemae.tokens.EndedTokens;
import io.yemae.tries.Client;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Logins and their refresh tokens. A token is valid for 14 days (requirement 1, 1.1) and for one use, which issues its successor. A login
 * is the chain of these tokens. The database's clock decides about expiry, because the nodes share the tokens.
 */
@ApplicationScoped
public class RefreshTokens {
    private static final String ADD_LOGIN = """
        INSERT INTO logins (id, user_id, address, agent)
        VALUES (:login, :user, :address, :agent)""";

    // The least recently used ones. If a user logs in twice concurrently, each login skips the rows that the other one deletes.
    private static final String END_BEYOND = """
        DELETE FROM logins
        WHERE id IN (SELECT id
                     FROM logins
                     WHERE id IN (SELECT id
                                  FROM logins
                                  WHERE user_id = ?1
                                    AND id <> ?2
                                  ORDER BY last_used_at DESC, id DESC
                                  OFFSET ?3)
                     FOR UPDATE SKIP LOCKED)
        RETURNING id""";

    private static final String LIST = """
        SELECT id, address, agent, created_at, last_used_at
        FROM logins
        WHERE user_id = ?1
        ORDER BY last_used_at DESC, id DESC""";

    private static final String USED = """
        UPDATE logins
        SET last_used_at = now()
        WHERE id = ?1""";

    private static final String END_ONE = """
        DELETE FROM logins
        WHERE user_id = ?1
          AND id = ?2
        RETURNING id""";

    private static final String ADD = """
        INSERT INTO refresh_tokens (hash, family, expires_at, created_at)
        VALUES (?1, ?2, now() + interval '14 days', now())""";

    // By the primary keys of both. A separate statement, so that the next one sees the changes of the previous lock holder.
    private static final String LOCK = """
        SELECT logins.id
        FROM logins
        JOIN refresh_tokens ON refresh_tokens.family = logins.id
        WHERE refresh_tokens.hash = ?1
        FOR UPDATE OF logins""";

    private static final String FIND = """
        SELECT logins.id, logins.user_id, refresh_tokens.sealed_successor,
               refresh_tokens.expires_at <= now() AS expired,
               refresh_tokens.used_at IS NOT NULL AS used,
               coalesce(refresh_tokens.used_at > now() - interval '10 seconds', false) AS just_used
        FROM refresh_tokens
        JOIN logins ON logins.id = refresh_tokens.family
        WHERE refresh_tokens.hash = ?1""";

    private static final String USE = """
        UPDATE refresh_tokens
        SET used_at = now(), sealed_successor = ?2
        WHERE hash = ?1""";

    private static final String END = """
        DELETE FROM logins
        WHERE id = (SELECT family FROM refresh_tokens WHERE hash = ?1)
        RETURNING id""";

    private static final String END_OTHERS = """
        DELETE FROM logins
        WHERE user_id = ?1
          AND id IS DISTINCT FROM cast(?2 AS uuid)
        RETURNING id""";

    private static final String FORGET_TOKENS = """
        DELETE FROM refresh_tokens
        WHERE hash IN (SELECT hash
                       FROM refresh_tokens
                       WHERE expires_at <= now()
                       FOR UPDATE SKIP LOCKED)""";

    // A new login and its first token are inserted in one transaction, so this deletes no new login.
    private static final String FORGET_LOGINS = """
        DELETE FROM logins
        WHERE id IN (SELECT id
                     FROM logins
                     WHERE NOT EXISTS (SELECT 1 FROM refresh_tokens WHERE refresh_tokens.family = logins.id)
                     FOR UPDATE SKIP LOCKED)""";

    @PersistenceContext
    EntityManager entityManager;

    @Inject
    EndedTokens ended;

    @Inject
    Policies policies;

    /** A login and its next refresh token. */
    public record Issued(UUID login, UserId user, RefreshToken token) {
    }

    /** Opens a login and issues its first token. If the user has more logins than the policy allows, the least recently used ones end. */
    public Issued issue(UserId user, Client client) {
        UUID login = Uuid7.next();
        entityManager.createNativeQuery(ADD_LOGIN)
            .setParameter("login", login)
            .setParameter("user", user.value())
            .setParameter("address", client.address())
            .setParameter("agent", client.agent())
            .executeUpdate();
        end(entityManager.createNativeQuery(END_BEYOND, UUID.class)
            .setParameter(1, user.value())
            .setParameter(2, login)
            .setParameter(3, policies.get(Policy.LOGINS_PER_USER) - 1));
        return new Issued(login, user, add(login));
    }

    /** Most recently used first. */
    @SuppressWarnings("unchecked")
    public List<LoginView> list(UserId user) {
        List<Tuple> rows = entityManager.createNativeQuery(LIST, Tuple.class).setParameter(1, user.value()).getResultList();
        return rows.stream()
            .map(row -> new LoginView(row.get("id", UUID.class), row.get("address", String.class), row.get("agent", String.class),
                row.get("created_at", Instant.class), row.get("last_used_at", Instant.class)))
            .toList();
    }

    /**
     * Issues the token's successor at the first use. Within the next ten seconds it returns the same successor again, for a client that
     * lost the response. A later use means that two parties have the token, one of them a thief, so it ends the login.
     *
     * @return empty if the token is unknown, has expired, or was used more than ten seconds ago
     */
    public Optional<Issued> rotate(RefreshToken token) {
        Optional<Kept> found = find(token);
        // A repeated use within ten seconds needs no lock and does not wait.
        if (found.isPresent() && !found.get().justUsed()) {
            entityManager.createNativeQuery(LOCK, UUID.class).setParameter(1, token.hash()).getResultList();
            found = find(token);
        }
        return found.filter(kept -> !kept.expired()).flatMap(kept -> kept.justUsed()
            ? Optional.of(new Issued(kept.login(), kept.user(), token.open(kept.sealedSuccessor())))
            : use(token, kept));
    }

    private Optional<Issued> use(RefreshToken token, Kept kept) {
        if (kept.used()) {
            end(token);
            return Optional.empty();
        }
        RefreshToken successor = add(kept.login());
        entityManager.createNativeQuery(USED).setParameter(1, kept.login()).executeUpdate();
        entityManager.createNativeQuery(USE)
            .setParameter(1, token.hash())
            .setParameter(2, token.seal(successor))
            .executeUpdate();
        return Optional.of(new Issued(kept.login(), kept.user(), successor));
    }

    /** The owner of a token, even if the token is not valid any more. */
    public Optional<UserId> ownerOf(RefreshToken token) {
        return find(token).map(Kept::user);
    }

    /** Ends the login of a token, if there is one. */
    public void end(RefreshToken token) {
        end(entityManager.createNativeQuery(END, UUID.class).setParameter(1, token.hash()));
    }

    /** @return whether the user had this login */
    public boolean end(UserId user, UUID login) {
        return end(entityManager.createNativeQuery(END_ONE, UUID.class).setParameter(1, user.value()).setParameter(2, login)) > 0;
    }

    /** @param kept the login to keep; null for none */
    public void endOthers(UserId user, UUID kept) {
        end(entityManager.createNativeQuery(END_OTHERS, UUID.class)
            .setParameter(1, user.value())
            .setParameter(2, kept == null ? null : kept.toString()));
    }

    /** Ends the access tokens of the deleted logins. */
    @SuppressWarnings("unchecked")
    private int end(Query deletion) {
        List<UUID> logins = deletion.getResultList();
        ended.endLogins(logins);
        return logins.size();
    }

    /** Deletes expired tokens, and logins without tokens. */
    public void deleteExpired() {
        entityManager.createNativeQuery(FORGET_TOKENS).executeUpdate();
        entityManager.createNativeQuery(FORGET_LOGINS).executeUpdate();
        ended.deleteOld();
    }

    /** A token as stored. */
    private record Kept(UUID login, UserId user, String sealedSuccessor, boolean expired, boolean used, boolean justUsed) {
    }

    @SuppressWarnings("unchecked")
    private Optional<Kept> find(RefreshToken token) {
        List<Tuple> rows = entityManager.createNativeQuery(FIND, Tuple.class).setParameter(1, token.hash()).getResultList();
        return rows.stream().findFirst().map(row -> new Kept(row.get("id", UUID.class), new UserId(row.get("user_id", UUID.class)),
            row.get("sealed_successor", String.class), row.get("expired", Boolean.class), row.get("used", Boolean.class),
            row.get("just_used", Boolean.class)));
    }

    private RefreshToken add(UUID login) {
        RefreshToken token = RefreshToken.random();
        entityManager.createNativeQuery(ADD)
            .setParameter(1, token.hash())
            .setParameter(2, login)
            .executeUpdate();
        return token;
    }
}
