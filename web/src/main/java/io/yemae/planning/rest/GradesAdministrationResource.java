package io.yemae.planning.rest;

import io.yemae.planning.GradeAdministration;
import io.yemae.rest.PathIds;
import io.yemae.rest.json.Bodies;
import io.yemae.rest.security.EventBound;
import io.yemae.shared.EventId;
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

/** Administration of the grades of an event. Each answer is the changed event with its new version. */
@Path("/admin/events/{id}/grades")
@RequestScoped
@RolesAllowed("ORGANISER")
@EventBound("id")
@Tag(name = "관리")
@SecurityRequirement(name = "bearer")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class GradesAdministrationResource {

    @Inject
    GradeAdministration grades;

    @Inject
    AdministeredEvents administered;

    @POST
    @Operation(summary = "자유석 등급 추가", description = "끝나지 않은 회차마다 수량만큼 만든다. 좌석 구역의 등급은 이미 모두 있다.")
    @APIResponse(responseCode = "201", description = "추가됨",
        content = @Content(schema = @Schema(implementation = AdministeredEventBodies.Detail.class)))
    @APIResponse(responseCode = "400", description = "INVALID_ID, INVALID_REQUEST")
    @APIResponse(responseCode = "404", description = "EVENT_NOT_FOUND 이벤트를 찾을 수 없습니다.")
    @APIResponse(responseCode = "409", description = "CHANGED_MEANWHILE, EVENT_CANCELLED")
    public Response add(@PathParam("id") String id, @Valid GradeRequest request) {
        EventId event = AdministeredEvents.id(id);
        grades.add(event, Bodies.required(request).version(), request.grade());
        return administered.created(event);
    }

    @PUT
    @Path("/{gradeId}")
    @Operation(summary = "등급 변경", description = "새 가격은 다음 예매부터 적용된다. 자유석의 수량은 예매된 적이 있는 것보다 적게 줄일 수 없다.")
    @APIResponseSchema(value = AdministeredEventBodies.Detail.class, responseCode = "200", responseDescription = "변경된 이벤트")
    @APIResponse(responseCode = "400", description = "INVALID_ID, INVALID_REQUEST")
    @APIResponse(responseCode = "404", description = "EVENT_NOT_FOUND, GRADE_NOT_FOUND")
    @APIResponse(responseCode = "409", description = "CHANGED_MEANWHILE, EVENT_CANCELLED, SEATS_IN_USE: 줄일 수 없는 수량")
    public AdministeredEventBodies.Detail change(@PathParam("id") String id, @PathParam("gradeId") String gradeId,
        @Valid ChangeGradeRequest request) {
        EventId event = AdministeredEvents.id(id);
        grades.change(event, PathIds.uuid(gradeId, "Invalid grade ID format"), Bodies.required(request).version(), request.grade());
        return administered.body(event);
    }
}
