package io.yemae.rest.fastpath;

import io.yemae.shared.UserId;
import io.yemae.shared.Uuid7;
import io.yemae.tokens.AccessTokens;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.Optional;
import org.jose4j.jwt.JwtClaims;

/** Who comes the short way: those whose access tokens were verified on this node before. */
@ApplicationScoped
public class FastPathCallers {

    @Inject
    AccessTokens accessTokens;

    /** Who sends a request, for what asks for the role USER. */
    public Optional<UserId> user(FastPathRequest request) {
        return known(request).filter(FastPathCallers::isUser).flatMap(claims -> Uuid7.parse(claims.getClaimValue("sub"))).map(UserId::new);
    }

    /** Whose access token a request shows, whatever the role; empty when it is not known on this node. */
    public Optional<String> subject(FastPathRequest request) {
        return known(request).map(claims -> claims.getClaimValueAsString("sub"));
    }

    /** Whether a request may have what is for everybody: a token that is shown has to be good all the same. */
    public boolean mayHaveWhatIsPublic(FastPathRequest request) {
        return request.isAnonymous() || known(request).isPresent();
    }

    private Optional<JwtClaims> known(FastPathRequest request) {
        return request.claims(accessTokens::known);
    }

    private static boolean isUser(JwtClaims claims) {
        return claims.getClaimValue("groups") instanceof Collection<?> groups && groups.contains("USER");
    }
}
