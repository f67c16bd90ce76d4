package io.yemae.rest.security;

import io.yemae.shared.Uuid7;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import java.util.Optional;

/** Checks the event of a request ({@link EventBound}) after the role and before the body is read. */
@Provider
@Priority(Priorities.AUTHORIZATION + 1)
public class EventBoundFilter implements ContainerRequestFilter {

    @Inject
    StaffAccess access;

    @Context
    ResourceInfo resource;

    @Override
    public void filter(ContainerRequestContext request) {
        EventBound bound = Optional.ofNullable(resource.getResourceMethod().getAnnotation(EventBound.class))
            .orElseGet(() -> resource.getResourceClass().getAnnotation(EventBound.class));
        if (bound != null) {
            // A malformed id is refused by the resource, with its own sentence.
            Uuid7.parse(request.getUriInfo().getPathParameters().getFirst(bound.value()))
                .ifPresent(id -> access.require(bound.subject(), id));
        }
    }
}
