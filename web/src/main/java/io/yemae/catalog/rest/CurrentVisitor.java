package io.yemae.catalog.rest;

import io.yemae.ops.Visitor;
import io.yemae.rest.security.Caller;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.HttpHeaders;

/** The visitor for view counts: the user of the token, otherwise address and browser of the request. */
@RequestScoped
public class CurrentVisitor {

    @Inject
    HttpServletRequest request;

    @Inject
    Caller caller;

    Visitor get() {
        return request.getUserPrincipal() == null
            ? anonymous(request.getRemoteAddr(), request.getHeader(HttpHeaders.USER_AGENT))
            : Visitor.of(caller.id());
    }

    /** @param browser null if it was not sent */
    static Visitor anonymous(String address, String browser) {
        return Visitor.of(address + ' ' + browser);
    }
}
