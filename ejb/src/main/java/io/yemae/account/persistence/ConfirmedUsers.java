package io.yemae.account.persistence;

import io.yemae.shared.UserId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A bounded cache of the users who have confirmed their e-mail address. A confirmed user stays confirmed: a change of address takes effect
 * by confirming the new one. Only the erasure of an account ends it. Unconfirmed users are not cached.
 */
@ApplicationScoped
public class ConfirmedUsers {
    /** About 10 MiB. A full cache is cleared, which costs each user one look-up by primary key. */
    private static final int CAPACITY = 100_000;

    private static final String IS_CONFIRMED = """
        SELECT count(*)
        FROM users
        WHERE id = ?1
          AND email_confirmed_at IS NOT NULL""";

    private final Set<UUID> confirmed = ConcurrentHashMap.newKeySet();

    @PersistenceContext
    EntityManager entityManager;

    public boolean contains(UserId user) {
        return confirmed.contains(user.value()) || read(user);
    }

    /** Call it if an account is erased. The tokens of the account end as well, so other nodes need no message. */
    public void forget(UserId user) {
        confirmed.remove(user.value());
    }

    private boolean read(UserId user) {
        Number found = (Number) entityManager.createNativeQuery(IS_CONFIRMED).setParameter(1, user.value()).getSingleResult();
        if (found.intValue() == 0) {
            return false;
        }
        if (confirmed.size() >= CAPACITY) {
            confirmed.clear();
        }
        confirmed.add(user.value());
        return true;
    }
}
