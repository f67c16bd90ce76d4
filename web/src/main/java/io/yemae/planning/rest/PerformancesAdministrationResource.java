package io.yemae.planning.rest;

import io.yemae.planning.PerformanceAdministration;
import io.yemae.rest.PathIds;
import io.yemae.rest.json.Bodies;
import io.yemae.rest.security.EventBound;
import io.yemae.shared.EventId;
import io.yemae.shared.PerformanceId;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.ws.rs.Consumes;
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

/** Administration of the performances of an event. Each answer is the changed event with its new version. */
@Path("/admin/events/{id}/performances")
@RequestScoped
@RolesAllowed("ORGANISER")
@EventBound("id")
@Tag(name = "관리")
@SecurityRequirement(name = "bearer")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class PerformancesAdministrationResource {

    @Inject
    PerformanceAdministration performances;

    @Inject
    AdministeredEvents administered;

    @POST
    @Operation(summary = "회차 추가", description = "좌석까지 만든다.")
    @APIResponse(responseCode = "201", description = "추가됨",
        content = @Content(schema = @Schema(implementation = AdministeredEventBodies.Detail.class)))
    @APIResponse(responseCode = "400", description = "INVALID_ID, INVALID_REQUEST")
    @APIResponse(responseCode = "404", description = "EVENT_NOT_FOUND 이벤트를 찾을 수 없습니다.")
    @APIResponse(responseCode = "409", description = "CHANGED_MEANWHILE, EVENT_CANCELLED, PERFORMANCES_OVERLAP: 같은 장소에 시간이 겹치는 공연")
    public Response add(@PathParam("id") String id, @Valid PerformanceRequest request) {
        EventId event = AdministeredEvents.id(id);
        performances.add(event, Bodies.required(request).version(), request.times());
        return administered.created(event);
    }

    @POST
    @Path("/batch")
    @Operation(summary = "회차 여럿 추가", description = "모두 추가하거나 하나도 추가하지 않는다. 어느 회차가 잘못되었거나 겹치는지 fields에 performances[0]처럼 있다.")
    @APIResponse(responseCode = "201", description = "추가됨",
        content = @Content(schema = @Schema(implementation = AdministeredEventBodies.Detail.class)))
    @APIResponse(responseCode = "400", description = "INVALID_ID, INVALID_REQUEST")
    @APIResponse(responseCode = "404", description = "EVENT_NOT_FOUND 이벤트를 찾을 수 없습니다.")
    @APIResponse(responseCode = "409", description = "CHANGED_MEANWHILE, EVENT_CANCELLED, PERFORMANCES_OVERLAP: 같은 장소에 시간이 겹치는 공연")
    public Response addAll(@PathParam("id") String id, @Valid PerformancesRequest request) {
        EventId event = AdministeredEvents.id(id);
        performances.addAll(event, Bodies.required(request).version(), request.times());
        return administered.created(event);
    }

    @PUT
    @Path("/{performanceId}")
    @Operation(summary = "회차 이동", description = "임시배정되거나 판매된 좌석이 없을 때에만. 있으면 취소하고 새 회차를 추가한다.")
    @APIResponseSchema(value = AdministeredEventBodies.Detail.class, responseCode = "200", responseDescription = "변경된 이벤트")
    @APIResponse(responseCode = "400", description = "INVALID_ID, INVALID_REQUEST")
    @APIResponse(responseCode = "404", description = "EVENT_NOT_FOUND, PERFORMANCE_NOT_FOUND")
    @APIResponse(responseCode = "409", description = "CHANGED_MEANWHILE, EVENT_CANCELLED, PERFORMANCE_CANCELLED, PERFORMANCE_STARTED, "
        + "PERFORMANCES_OVERLAP, SEATS_IN_USE")
    public AdministeredEventBodies.Detail change(@PathParam("id") String id, @PathParam("performanceId") String performanceId,
                                       @Valid PerformanceRequest request) {
        EventId event = AdministeredEvents.id(id);
        performances.change(event, performance(performanceId), Bodies.required(request).version(), request.times());
        return administered.body(event);
    }

    @POST
    @Path("/{performanceId}/cancel")
    @Operation(summary = "회차 취소", description = "임시배정은 풀리고 판매된 좌석은 환불된다. 다시 취소해도 그대로다.")
    @APIResponseSchema(value = AdministeredEventBodies.Detail.class, responseCode = "200", responseDescription = "변경된 이벤트")
    @APIResponse(responseCode = "400", description = "INVALID_ID, INVALID_REQUEST")
    @APIResponse(responseCode = "404", description = "EVENT_NOT_FOUND, PERFORMANCE_NOT_FOUND")
    @APIResponse(responseCode = "409", description = "PERFORMANCE_ENDED")
    public AdministeredEventBodies.Detail cancel(@PathParam("id") String id, @PathParam("performanceId") String performanceId,
                                       @Valid CancellationRequest request) {
        EventId event = AdministeredEvents.id(id);
        performances.cancel(event, performance(performanceId), Bodies.required(request).reason());
        return administered.body(event);
    }

    private static PerformanceId performance(String id) {
        return new PerformanceId(PathIds.uuid(id, "Invalid performance ID format"));
    }
}
