package io.yemae.layouts.rest;

import io.yemae.layouts.SeatLayouts;
import io.yemae.rest.PathIds;
import io.yemae.rest.json.Bodies;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Administration of layouts. Organisers use and add them; a change would affect the events of others. */
@Path("/admin/layouts")
@RequestScoped
@RolesAllowed("ORGANISER")
@Tag(name = "관리")
@SecurityRequirement(name = "bearer")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class LayoutsAdministrationResource {

    @Inject
    SeatLayouts layouts;

    @GET
    @Path("/{id}")
    @Operation(summary = "좌석 배치 내보내기", description = "받은 JSON을 그대로 POST하면 같은 배치가 등록되고, PUT하면 변경된다.")
    @APIResponseSchema(value = LayoutBodies.Export.class, responseCode = "200", responseDescription = "좌석 배치")
    @APIResponse(responseCode = "400", description = "INVALID_ID Invalid id format")
    @APIResponse(responseCode = "404", description = "LAYOUT_NOT_FOUND 좌석 배치를 찾을 수 없습니다.")
    public LayoutBodies.Export export(@PathParam("id") String id) {
        return LayoutBodies.Export.of(layouts.get(PathIds.uuid(id, "Invalid id format")));
    }

    @PUT
    @Path("/{id}")
    @RolesAllowed("ADMIN")
    @Operation(summary = "좌석 배치 변경", description = "어떤 이벤트도 쓰지 않는 배치만 바꿀 수 있다. 쓰고 있는 배치는 stage와 geometry만 바꿀 수 있다.")
    @APIResponseSchema(value = LayoutBodies.Layout.class, responseCode = "200", responseDescription = "변경됨")
    @APIResponse(responseCode = "400", description = "INVALID_ID, INVALID_REQUEST")
    @APIResponse(responseCode = "404", description = "LAYOUT_NOT_FOUND 좌석 배치를 찾을 수 없습니다.")
    @APIResponse(responseCode = "409", description = "CHANGED_MEANWHILE, LAYOUT_IN_USE, LAYOUT_NAME_TAKEN")
    public LayoutBodies.Layout change(@PathParam("id") String id, @Valid LayoutRequest request) {
        Bodies.required(request);
        return LayoutBodies.Layout.of(layouts.change(PathIds.uuid(id, "Invalid id format"), request.requiredVersion(), request.name(),
            request.description(), request.wantedSections(), request.geometry()));
    }

    @POST
    @Operation(summary = "좌석 배치 등록", description = "모두 60,000석까지. 내보낸 JSON을 그대로 받는다.")
    @APIResponse(responseCode = "201", description = "등록됨",
        content = @Content(schema = @Schema(implementation = LayoutBodies.Layout.class)))
    @APIResponse(responseCode = "400", description = "INVALID_REQUEST")
    @APIResponse(responseCode = "409", description = "LAYOUT_NAME_TAKEN")
    public Response add(@Valid LayoutRequest request) {
        Bodies.required(request);
        return Response.status(Response.Status.CREATED)
            .entity(LayoutBodies.Layout.of(
                layouts.add(request.name(), request.description(), request.wantedSections(), request.geometry())))
            .build();
    }
}
