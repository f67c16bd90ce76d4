package io.yemae.live.feed;

import io.yemae.shared.Problem;
import io.yemae.shared.UserId;
import io.yemae.shared.Uuid7;
import io.yemae.tokens.AccessTokens;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.function.BooleanSupplier;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.consumer.InvalidJwtException;

/** Verifies access tokens that are sent over a socket, because browsers cannot send a header with one. */
@ApplicationScoped
public class SocketCallers {

    @Inject
    AccessTokens accessTokens;

    /** @param tokenIsValid whether the token is valid at the time of the call: it may expire, and its login may end */
    public record Caller(UserId user, BooleanSupplier tokenIsValid) {
    }

    /** @throws Problem unauthenticated {@code INVALID_TOKEN}; forbidden {@code FORBIDDEN} without the role USER */
    public Caller of(String token) {
        return new Caller(userOf(token), () -> isValid(token));
    }

    private UserId userOf(String token) {
        try {
            JwtClaims claims = accessTokens.verify(token);
            if (!(claims.getClaimValue("groups") instanceof Collection<?> groups) || !groups.contains("USER")) {
                throw Problem.forbidden("FORBIDDEN", "회원만 볼 수 있습니다.");
            }
            return Uuid7.parse(claims.getClaimValueAsString("sub")).map(UserId::new).orElseThrow(SocketCallers::invalid);
        } catch (InvalidJwtException e) {
            throw invalid();
        }
    }

    private boolean isValid(String token) {
        try {
            userOf(token);
            return true;
        } catch (Problem refused) {
            return false;
        }
    }

    private static Problem invalid() {
        return Problem.unauthenticated("INVALID_TOKEN", "유효하지 않은 토큰입니다.");
    }
}
