package io.yemae.seating.rest;

import io.yemae.rest.Bodies;
import io.yemae.seating.SeatLayouts;
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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What administrators do with layouts. */
@Path("/admin/layouts")
@RequestScoped
@RolesAllowed("ADMIN")
@Tag(name = "관리")
@SecurityRequirement(name = "bearer")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class LayoutsAdministrationResource {

    @Inject
    SeatLayouts layouts;

    @POST
    @Operation(summary = "좌석 배치 등록", description = "모두 60,000석까지")
    @APIResponse(responseCode = "201", description = "등록됨", content = @Content(schema = @Schema(implementation = LayoutBodies.Layout.class)))
    @APIResponse(responseCode = "400", description = "INVALID_REQUEST")
    @APIResponse(responseCode = "409", description = "LAYOUT_NAME_TAKEN")
    public Response add(@Valid LayoutRequest request) {
        Bodies.required(request);
        return Response.status(Response.Status.CREATED)
            .entity(LayoutBodies.Layout.of(layouts.add(request.name(), request.description(), request.wantedSections())))
            .build();
    }
}
