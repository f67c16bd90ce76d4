package io.yemae.account.integration;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.infinispan.Cache;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jwt.JwtClaims;

/**
 * Tokens of ours whose signature was verified on this node: it is reckoned once and not with every request, since a page that waits sends the same
 * token once a second. What may change meanwhile, the time and the keys, is for whoever asks to look at each time.
 */
@ApplicationScoped
public class VerifiedTokens {
    private ConcurrentMap<String, Verified> tokens = new ConcurrentHashMap<>();

    /** What a token says, and the key that its signature is of. */
    public record Verified(JwtClaims claims, PublicJsonWebKey key, long expiresAtSeconds) {

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
        return Optional.ofNullable(tokens.get(token));
    }

    public void add(String token, Verified verified) {
        tokens.put(token, verified);
    }
}
