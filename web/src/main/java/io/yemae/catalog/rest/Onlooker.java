package io.yemae.catalog.rest;

import io.yemae.ops.Visitor;
import io.yemae.rest.security.Caller;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.HttpHeaders;

/** Who looks at an event: a user if the request says so by its token, otherwise whoever has this address and browser. */
@RequestScoped
public class Onlooker {

    @Inject
    HttpServletRequest request;

    @Inject
    Caller caller;

    Visitor visitor() {
        return request.getUserPrincipal() == null
            ? Visitor.of(request.getRemoteAddr() + ' ' + request.getHeader(HttpHeaders.USER_AGENT))
            : Visitor.of(caller.id());
    }
}
