package io.yemae.catalog.rest;

import io.yemae.catalog.EventForms;
import io.yemae.rest.PathIds;
import io.yemae.shared.EventId;
import io.yemae.shared.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;

/** The event that a path of the administration names, and the answer to whoever changed it or what it has: the event as it then is. */
@ApplicationScoped
class AdministeredEvents {

    @Inject
    EventForms forms;

    /** @throws Problem invalid {@code INVALID_ID} */
    static EventId named(String id) {
        return new EventId(PathIds.uuid(id, "Invalid id format"));
    }

    /** @throws Problem not found {@code EVENT_NOT_FOUND} */
    EventFormBodies.Form form(EventId event) {
        return EventFormBodies.Form.of(forms.get(event));
    }

    /** To whoever added something to it. */
    Response created(EventId event) {
        return Response.status(Response.Status.CREATED).entity(form(event)).build();
    }
}
