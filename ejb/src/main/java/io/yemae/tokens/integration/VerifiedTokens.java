package io.yemae.tokens.integration;

import io.yemae.shared.security.Sha256;
import io.yemae.tokens.EndedTokens.Named;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.infinispan.Cache;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jwt.JwtClaims;

/**
 * A cache of our tokens whose signature this node has verified. A signature is verified once and not with every request, because a page
 * that polls sends the same token once a second. The caller has to check what may change in the meantime: the time, the keys and the
 * logins.
 */
@ApplicationScoped
public class VerifiedTokens {
    /**
     * In characters. Longer tokens, which ours never are, are verified each time. With the capacity of the cache (100,000 entries), this
     * limits its memory: about 2 KiB per entry.
     */
    private static final int LONGEST = 1536;

    private ConcurrentMap<String, Verified> tokens = new ConcurrentHashMap<>();

    /** The claims of a token, the key of its signature, and the subjects by which it can end before it expires. */
    public record Verified(JwtClaims claims, PublicJsonWebKey key, long expiresAtSeconds, Named named) {

        /** The caller may change the copy. */
        public JwtClaims copyOfClaims() {
            JwtClaims copy = new JwtClaims();
            claims.getClaimsMap().forEach(copy::setClaim);
            return copy;
        }
    }

    /** In the server this is a cache, which evicts expired tokens and the least recently used ones. */
    @Resource(lookup = "java:jboss/infinispan/cache/yemae/tokens")
    void setTokens(Cache<String, Verified> cache) {
        tokens = cache;
    }

    public Optional<Verified> get(String token) {
        return token.length() > LONGEST ? Optional.empty() : Optional.ofNullable(tokens.get(key(token)));
    }

    /** @param token in its only valid encoding */
    public void add(String token, Verified verified) {
        if (token.length() <= LONGEST) {
            tokens.put(key(token), verified);
        }
    }

    /**
     * A hash of 32 characters with one byte each. The token itself would take ten times as much memory, and a leaked key would open an
     * account.
     */
    private static String key(String token) {
        return new String(Sha256.of(token.getBytes(StandardCharsets.ISO_8859_1)), StandardCharsets.ISO_8859_1);
    }
}
