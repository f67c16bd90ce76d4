package io.yemae.rest;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.jwt.auth.cdi.PrincipalProducer;
import io.smallrye.jwt.auth.principal.DefaultJWTCallerPrincipal;
import io.yemae.account.AccessTokens;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Inject;
import jakarta.security.enterprise.AuthenticationException;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jose4j.jwt.consumer.InvalidJwtException;

/**
 * Takes the place of the server's own mechanism for MicroProfile JWT: that one reads a single key when the application is deployed, while our
 * keys may change as the system runs, and it answers a bad token with a page. What follows is the server's: the {@code JsonWebToken}, the roles, the
 * caller in the EJBs.
 */
@Alternative
@Priority(1)
@ApplicationScoped
public class TokenAuthentication implements HttpAuthenticationMechanism {
    private static final String SCHEME = "Bearer ";

    @Inject
    AccessTokens accessTokens;

    @Inject
    PrincipalProducer callers;

    @Inject
    ObjectMapper json;

    @Override
    public AuthenticationStatus validateRequest(HttpServletRequest request, HttpServletResponse response, HttpMessageContext context)
            throws AuthenticationException {
        String header = request.getHeader("Authorization");
        if (header == null || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return context.doNothing();
        }
        String token = header.substring(SCHEME.length()).strip();
        try {
            DefaultJWTCallerPrincipal caller = new DefaultJWTCallerPrincipal(token, "JWT", accessTokens.verify(token));
            callers.setJsonWebToken(caller);
            return context.notifyContainerAboutLogin(caller, caller.getGroups());
        } catch (InvalidJwtException e) {
            return refuse(request, response);
        }
    }

    private AuthenticationStatus refuse(HttpServletRequest request, HttpServletResponse response) throws AuthenticationException {
        Dialect dialect = Dialect.at(request.getRequestURI());
        ProblemBody body = Refusals.body(dialect.badTokenStatus(), "INVALID_TOKEN", "유효하지 않은 토큰입니다.", dialect);
        response.setStatus(body.status());
        response.setHeader("WWW-Authenticate", "Bearer error=\"invalid_token\"");
        response.setContentType(Refusals.PROBLEM_JSON.toString());
        try {
            json.writeValue(response.getOutputStream(), body);
        } catch (IOException e) {
            throw new AuthenticationException("The client is gone", e);
        }
        return AuthenticationStatus.SEND_FAILURE;
    }
}
