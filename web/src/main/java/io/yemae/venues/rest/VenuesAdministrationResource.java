package io.yemae.venues.rest;

import io.yemae.rest.PathIds;
import io.yemae.rest.json.Bodies;
import io.yemae.venues.VenueView;
import io.yemae.venues.Venues;
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
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Administration of venues. Organisers use and add them; a change would affect the events of others. */
@Path("/admin/venues")
@RequestScoped
@RolesAllowed("ORGANISER")
@Tag(name = "관리")
@SecurityRequirement(name = "bearer")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class VenuesAdministrationResource {

    @Inject
    Venues venues;

    @Schema(name = "VenuesResponse")
    public record Listed(List<VenueView> venues) {
    }

    @GET
    @Operation(summary = "장소 목록", description = "이름순")
    @APIResponseSchema(value = Listed.class, responseCode = "200", responseDescription = "모든 장소")
    public Listed list() {
        return new Listed(venues.list());
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "장소")
    @APIResponseSchema(value = VenueView.class, responseCode = "200", responseDescription = "장소와 version")
    @APIResponse(responseCode = "400", description = "INVALID_ID Invalid id format")
    @APIResponse(responseCode = "404", description = "VENUE_NOT_FOUND 장소를 찾을 수 없습니다.")
    public VenueView get(@PathParam("id") String id) {
        return venues.get(PathIds.uuid(id, "Invalid id format"));
    }

    @PUT
    @Path("/{id}")
    @RolesAllowed("ADMIN")
    @Operation(summary = "장소 변경", description = "이 장소의 이벤트에 바로 보인다.")
    @APIResponseSchema(value = VenueView.class, responseCode = "200", responseDescription = "변경됨")
    @APIResponse(responseCode = "400", description = "INVALID_ID, INVALID_REQUEST")
    @APIResponse(responseCode = "404", description = "VENUE_NOT_FOUND 장소를 찾을 수 없습니다.")
    @APIResponse(responseCode = "409", description = "CHANGED_MEANWHILE")
    public VenueView change(@PathParam("id") String id, @Valid VenueRequest request) {
        Bodies.required(request);
        return venues.change(PathIds.uuid(id, "Invalid id format"), request.requiredVersion(), request.fields());
    }

    @POST
    @Operation(summary = "장소 등록")
    @APIResponse(responseCode = "201", description = "등록됨", content = @Content(schema = @Schema(implementation = VenueView.class)))
    @APIResponse(responseCode = "400", description = "INVALID_REQUEST")
    public Response add(@Valid VenueRequest request) {
        Bodies.required(request);
        return Response.status(Response.Status.CREATED).entity(venues.add(request.fields())).build();
    }
}
