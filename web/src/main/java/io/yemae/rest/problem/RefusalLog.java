package io.yemae.rest.problem;

import io.yemae.shared.logging.EventLog;
import io.yemae.shared.logging.Trace;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.ext.Provider;

/** Logs and counts each refused request by its code: seats that are taken, refused cards, limits, failed logins, conflicts. */
@Provider
public class RefusalLog implements ContainerResponseFilter {

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (response.getEntity() instanceof ProblemBody body) {
            // Another thread than the request's may send the response.
            try (Trace.Scope scope = Trace.begin(body.traceId(), caller(request))) {
                EventLog.refused(body.code(), body.status(), request.getUriInfo().getRequestUri().getPath());
            }
        }
    }

    private static String caller(ContainerRequestContext request) {
        return request.getSecurityContext() == null || request.getSecurityContext().getUserPrincipal() == null
            ? null : request.getSecurityContext().getUserPrincipal().getName();
    }
}
