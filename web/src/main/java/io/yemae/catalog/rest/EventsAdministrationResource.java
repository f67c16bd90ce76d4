package io.yemae.catalog.rest;

import io.yemae.catalog.EventAdministration;
import io.yemae.rest.Bodies;
import io.yemae.rest.Caller;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What administrators do with events. */
@Path("/admin/events")
@RequestScoped
@RolesAllowed("ADMIN")
@Tag(name = "관리")
@SecurityRequirement(name = "bearer")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class EventsAdministrationResource {

    @Inject
    EventAdministration events;

    @Inject
    Caller caller;

    /** The id of what was made. */
    @Schema(name = "CreatedResponse")
    public record Created(UUID id) {
    }

    @POST
    @Operation(summary = "이벤트 등록", description = "등급과 회차까지 한 번에 등록하고, 회차마다 좌석을 만든다.")
    @APIResponse(responseCode = "201", description = "등록됨", content = @Content(schema = @Schema(implementation = Created.class)))
    @APIResponse(responseCode = "400", description = "INVALID_REQUEST")
    @APIResponse(responseCode = "409", description = "PERFORMANCES_OVERLAP: 같은 장소에 시간이 겹치는 공연")
    public Response create(@Valid CreateEventRequest request) {
        return Response.status(Response.Status.CREATED)
            .entity(new Created(events.create(Bodies.required(request).command(), caller.id()).value()))
            .build();
    }
}
