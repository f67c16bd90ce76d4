package io.yemae.queue.rest;

import io.yemae.queue.NotAdmitted;
import io.yemae.queue.QueuePosition;
import io.yemae.queue.WaitingRoom;
import io.yemae.rest.security.Caller;
import io.yemae.shared.Problem;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;

/**
 * If a protected request carries a Queue-Token that is not admitted, answers 403 "Not Your Turn" (requirement 4). The waiting room still
 * decides about every request, with or without a token.
 */
@Provider
@Priority(Priorities.USER)
public class QueueTokenFilter implements ContainerRequestFilter {
    static final String HEADER = "Queue-Token";
    private static final String PROTECTED = "/?(seats/reserve|reservations|payments(/.*)?)/?";

    @Inject
    WaitingRoom waitingRoom;

    @Inject
    Caller caller;

    @Inject
    HttpServletRequest http;

    @Override
    public void filter(ContainerRequestContext request) {
        String token = request.getHeaderString(HEADER);
        if (token == null || !request.getMethod().equals(HttpMethod.POST) || !request.getUriInfo().getPath().matches(PROTECTED)) {
            return;
        }
        QueuePosition place = waitingRoom.position(token);
        if (http.getUserPrincipal() != null && !place.user().equals(caller.id())) {
            throw Problem.unauthenticated("INVALID_QUEUE_TOKEN", "올바르지 않은 요청입니다.");
        }
        if (!place.ticket().admitted()) {
            throw new NotAdmitted("Not Your Turn", place.ticket().position(), waitingRoom.room(place.event()).queueSize(),
                place.ticket().retryAfter());
        }
    }
}
