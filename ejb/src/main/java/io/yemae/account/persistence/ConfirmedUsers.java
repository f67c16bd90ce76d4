package io.yemae.account.persistence;

import io.yemae.shared.UserId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which users have confirmed their e-mail address. An address that is confirmed stays so, so each node asks once for each user and
 * remembers a yes; a no is asked again each time.
 */
@ApplicationScoped
public class ConfirmedUsers {
    /** Some 10 MiB. When it is full it starts anew, which costs each user one look-up by key. */
    private static final int MOST = 100_000;

    private static final String IS_CONFIRMED = """
        SELECT count(*)
        FROM users
        WHERE id = ?1
          AND email_confirmed_at IS NOT NULL""";

    private final Set<UUID> known = ConcurrentHashMap.newKeySet();

    @PersistenceContext
    EntityManager entityManager;

    public boolean contains(UserId user) {
        if (known.contains(user.value())) {
            return true;
        }
        boolean confirmed = ((Number) entityManager.createNativeQuery(IS_CONFIRMED).setParameter(1, user.value()).getSingleResult())
            .intValue() > 0;
        if (confirmed) {
            if (known.size() >= MOST) {
                known.clear();
            }
            known.add(user.value());
        }
        return confirmed;
    }
}
