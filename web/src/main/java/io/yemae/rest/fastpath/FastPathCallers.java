package io.yemae.rest.fastpath;

import io.yemae.ops.Visitor;
import io.yemae.shared.UserId;
import io.yemae.shared.Uuid7;
import io.yemae.tokens.AccessTokens;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.Optional;
import java.util.function.Supplier;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.consumer.InvalidJwtException;

/** The callers of the fast path. On an I/O thread only those whose access token this node has verified before. */
@ApplicationScoped
public class FastPathCallers {

    @Inject
    AccessTokens accessTokens;

    /** The user who sent the request, if it has the role USER. */
    public Optional<UserId> user(FastPathRequest request) {
        return known(request).flatMap(FastPathCallers::user);
    }

    /**
     * The user of an access token, if it has the role USER. Blocks while a token is verified that this node does not know.
     *
     * @throws InvalidJwtException as {@link AccessTokens#verify}
     */
    Optional<UserId> verified(String token) throws InvalidJwtException {
        return user(accessTokens.verify(token));
    }

    /** The subject of the access token, whatever the role. Empty if this node has not verified the token before. */
    public Optional<String> subject(FastPathRequest request) {
        return known(request).map(claims -> claims.getClaimValueAsString("sub"));
    }

    /** Whether the request may read public data. A token is optional, but if there is one it must be valid. */
    public boolean mayReadPublic(FastPathRequest request) {
        return request.isAnonymous() || known(request).isPresent();
    }

    /**
     * The person, for counting.
     *
     * @param stranger the person if the request has no token
     * @return empty if it has a token that this node has not verified before
     */
    public Optional<Visitor> visitor(FastPathRequest request, Supplier<Visitor> stranger) {
        return request.isAnonymous() ? Optional.of(stranger.get())
            : subject(request).flatMap(Uuid7::parse).map(UserId::new).map(Visitor::of);
    }

    private Optional<JwtClaims> known(FastPathRequest request) {
        return request.claims(accessTokens::known);
    }

    private static Optional<UserId> user(JwtClaims claims) {
        boolean isUser = claims.getClaimValue("groups") instanceof Collection<?> groups && groups.contains("USER");
        return isUser ? Uuid7.parse(claims.getClaimValue("sub")).map(UserId::new) : Optional.empty();
    }
}
