package io.yemae.live.ws;

import io.yemae.account.AccessTokens;
import io.yemae.shared.Problem;
import io.yemae.shared.UserId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.consumer.InvalidJwtException;

/** Whose an access token is that was shown over a socket: browsers send no header with one. */
@ApplicationScoped
public class LiveCaller {

    @Inject
    AccessTokens accessTokens;

    /** @throws Problem unauthenticated {@code INVALID_TOKEN} */
    public UserId of(String token) {
        try {
            return new UserId(UUID.fromString(accessTokens.verify(token).getSubject()));
        } catch (InvalidJwtException | MalformedClaimException e) {
            throw Problem.unauthenticated("INVALID_TOKEN", "유효하지 않은 토큰입니다.");
        }
    }
}
