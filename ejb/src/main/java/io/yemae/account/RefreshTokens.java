package io.yemae.account;

import io.yemae.shared.UserId;
import io.yemae.shared.Uuid7;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;

/** Refresh tokens: 256 random bits, of which the database keeps the hash; good for 14 days (requirement 1, 1.1). */
@ApplicationScoped
class RefreshTokens {
    private static final Duration LIFETIME = Duration.ofDays(14);
    private static final String ADD = """
        INSERT INTO refresh_tokens (hash, family, user_id, expires_at, created_at)
        VALUES (?1, ?2, ?3, ?4, ?5)""";

    private final SecureRandom random = new SecureRandom();

    @PersistenceContext
    EntityManager entityManager;

    @Inject
    Clock clock;

    /** The first token of a new family, which is one login. */
    String issue(UserId user) {
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        Instant now = clock.instant();
        entityManager.createNativeQuery(ADD)
            .setParameter(1, hash(token))
            .setParameter(2, Uuid7.next())
            .setParameter(3, user.value())
            .setParameter(4, now.plus(LIFETIME))
            .setParameter(5, now)
            .executeUpdate();
        return token;
    }

    private static String hash(String token) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
