package io.yemae.tokens.integration;

import io.yemae.tokens.EndedTokens.Named;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.infinispan.Cache;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jwt.JwtClaims;

/**
 * Tokens of ours whose signature was verified on this node: it is reckoned once and not with every request, since a page that waits sends
 * the same token once a second. What may change meanwhile, the time, the keys and the logins, is for whoever asks to look at each time.
 */
@ApplicationScoped
public class VerifiedTokens {
    /**
     * Characters: longer ones, which ours never are, are verified each time. With the number of entries that the cache may have (100,000),
     * it is the bound of its bytes: some 2 KiB each.
     */
    private static final int LONGEST = 1536;

    private ConcurrentMap<String, Verified> tokens = new ConcurrentHashMap<>();

    /** What a token says, the key that its signature is of, and what it names that can end before it runs out. */
    public record Verified(JwtClaims claims, PublicJsonWebKey key, long expiresAtSeconds, Named named) {

        /** For the caller alone, who may change them. */
        public JwtClaims copyOfClaims() {
            JwtClaims copy = new JwtClaims();
            claims.getClaimsMap().forEach(copy::setClaim);
            return copy;
        }
    }

    /** In the server this is a cache, which forgets tokens that have run out and those that were used least recently. */
    @Resource(lookup = "java:jboss/infinispan/cache/yemae/tokens")
    void setTokens(Cache<String, Verified> cache) {
        tokens = cache;
    }

    public Optional<Verified> get(String token) {
        return token.length() > LONGEST ? Optional.empty() : Optional.ofNullable(tokens.get(key(token)));
    }

    /** @param token in its one spelling */
    public void add(String token, Verified verified) {
        if (token.length() <= LONGEST) {
            tokens.put(key(token), verified);
        }
    }

    /** 32 characters of one byte each. The token itself would be ten times as much to keep, and the key to somebody's account. */
    private static String key(String token) {
        try {
            return new String(MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.ISO_8859_1)),
                StandardCharsets.ISO_8859_1);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
