package io.yemae.account.persistence;

import io.yemae.shared.UserId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The links between users of trusted issuers and our users. */
@ApplicationScoped
public class IssuerLinks {
    // By the primary key.
    private static final String FIND = """
        SELECT user_id
        FROM issuer_links
        WHERE issuer = ?1
          AND subject = ?2""";

    // A user has one link per issuer: a later owner of the address at the issuer is another person.
    private static final String ADD = """
        INSERT INTO issuer_links (issuer, subject, user_id)
        SELECT ?1, ?2, id
        FROM users
        WHERE lower(email) = lower(?3)
          AND email_confirmed_at IS NOT NULL
        ON CONFLICT DO NOTHING
        RETURNING user_id""";

    @PersistenceContext
    EntityManager entityManager;

    @SuppressWarnings("unchecked")
    public Optional<UserId> find(String issuer, String subject) {
        List<UUID> users = entityManager.createNativeQuery(FIND, UUID.class).setParameter(1, issuer).setParameter(2, subject)
            .getResultList();
        return users.stream().findFirst().map(UserId::new);
    }

    /** @return empty if nobody has confirmed this address, or its owner is linked to another user of the issuer */
    @SuppressWarnings("unchecked")
    public Optional<UserId> add(String issuer, String subject, String email) {
        List<UUID> users = entityManager.createNativeQuery(ADD, UUID.class)
            .setParameter(1, issuer)
            .setParameter(2, subject)
            .setParameter(3, email)
            .getResultList();
        // Of two concurrent first requests, one adds the link and the other finds it.
        return users.isEmpty() ? find(issuer, subject) : users.stream().findFirst().map(UserId::new);
    }
}
