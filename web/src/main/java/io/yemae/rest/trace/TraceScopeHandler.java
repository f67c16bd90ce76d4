package io.yemae.rest.trace;

import io.undertow.security.api.SecurityContext;
import io.undertow.security.idm.Account;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.yemae.shared.logging.Trace;

/** Stands behind the login: what the application does on this thread belongs to the request and its caller. */
public final class TraceScopeHandler implements HttpHandler {
    private final HttpHandler next;

    public TraceScopeHandler(HttpHandler next) {
        this.next = next;
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) throws Exception {
        try (Trace.Scope scope = Trace.beginRequest(TraceHandler.of(exchange), caller(exchange.getSecurityContext()))) {
            next.handleRequest(exchange);
        }
    }

    private static String caller(SecurityContext security) {
        Account account = security == null ? null : security.getAuthenticatedAccount();
        return account == null ? null : account.getPrincipal().getName();
    }
}
