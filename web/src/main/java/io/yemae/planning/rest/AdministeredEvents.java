package io.yemae.planning.rest;

import io.yemae.planning.EventAdministration;
import io.yemae.rest.PathIds;
import io.yemae.shared.EventId;
import io.yemae.shared.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;

/** Parses the event id of administration paths, and creates the responses to changes: the changed event. */
@ApplicationScoped
class AdministeredEvents {

    @Inject
    EventAdministration events;

    /** @throws Problem invalid {@code INVALID_ID} */
    static EventId id(String id) {
        return new EventId(PathIds.uuid(id, "Invalid id format"));
    }

    /** @throws Problem not found {@code EVENT_NOT_FOUND} */
    AdministeredEventBodies.Detail body(EventId event) {
        return AdministeredEventBodies.Detail.of(events.get(event));
    }

    /** 201 with the changed event. */
    Response created(EventId event) {
        return Response.status(Response.Status.CREATED).entity(body(event)).build();
    }
}
