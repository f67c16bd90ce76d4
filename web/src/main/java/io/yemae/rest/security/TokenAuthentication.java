package io.yemae.rest.security;

import io.smallrye.jwt.auth.cdi.PrincipalProducer;
import io.smallrye.jwt.auth.principal.DefaultJWTCallerPrincipal;
import io.yemae.rest.problem.ErrorPageServlet;
import io.yemae.shared.sql.Outage;
import io.yemae.tokens.AccessTokens;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Inject;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jose4j.jwt.consumer.InvalidJwtException;

/**
 * Replaces the server's own mechanism for MicroProfile JWT. That one reads a single key at deployment, while our keys may change at
 * runtime, and it answers a bad token with an HTML page. The rest remains the server's: the {@code JsonWebToken}, the roles, the caller in
 * the EJBs.
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

    @Override
    public AuthenticationStatus validateRequest(HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) {
        String header = request.getHeader("Authorization");
        if (header == null || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length()) || isForAnotherToken(request)) {
            return context.doNothing();
        }
        String token = header.substring(SCHEME.length());
        try {
            DefaultJWTCallerPrincipal caller = new DefaultJWTCallerPrincipal(token, "JWT", accessTokens.verify(token));
            callers.setJsonWebToken(caller);
            return context.notifyContainerAboutLogin(caller, caller.getGroups());
        } catch (InvalidJwtException e) {
            request.setAttribute(ErrorPageServlet.BAD_TOKEN, true);
            return context.responseUnauthorized();
        } catch (RuntimeException e) {
            if (Outage.in(e).isEmpty()) {
                throw e;
            }
            return unavailable(response);
        }
    }

    /** The current role of an operator is in the database, so without it nobody is let in. */
    private static AuthenticationStatus unavailable(HttpServletResponse response) {
        try {
            response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
            return AuthenticationStatus.SEND_FAILURE;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Requirement 3 sends its queue token and its payment token in the same header. */
    private static boolean isForAnotherToken(HttpServletRequest request) {
        String path = request.getRequestURI();
        return switch (request.getMethod()) {
            case "GET" -> path.matches("/api/concerts/[^/]+/schedules/[^/]+/reserves");
            case "POST" -> path.equals("/api/payments");
            default -> false;
        };
    }
}
