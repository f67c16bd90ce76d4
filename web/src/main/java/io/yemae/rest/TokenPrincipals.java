package io.yemae.rest;

import io.smallrye.jwt.auth.principal.DefaultJWTCallerPrincipal;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipal;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipalFactory;
import io.smallrye.jwt.auth.principal.ParseException;
import io.yemae.account.AccessTokens;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Inject;
import org.jose4j.jwt.consumer.InvalidJwtException;

/**
 * Lets the server's MicroProfile JWT check tokens against our key ring, whose keys may change while the system runs; its own way reads one
 * key when the application is deployed.
 */
@Alternative
@Priority(1)
@ApplicationScoped
public class TokenPrincipals extends JWTCallerPrincipalFactory {

    @Inject
    AccessTokens accessTokens;

    @Override
    public JWTCallerPrincipal parse(String token, JWTAuthContextInfo settings) throws ParseException {
        try {
            return new DefaultJWTCallerPrincipal(token, "JWT", accessTokens.verify(token));
        } catch (InvalidJwtException e) {
            throw new ParseException("Not a token of ours, or no longer good", e);
        }
    }
}
