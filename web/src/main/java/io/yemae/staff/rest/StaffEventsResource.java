package io.yemae.staff.rest;

import io.yemae.rest.PathIds;
import io.yemae.shared.UserId;
import io.yemae.staff.EventStaff;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The events that a member of staff is bound to. */
@Path("/admin/users/{userId}/events")
@RequestScoped
@RolesAllowed("ADMIN")
@Tag(name = "관리")
@SecurityRequirement(name = "bearer")
@Produces(MediaType.APPLICATION_JSON)
public class StaffEventsResource {

    @Inject
    EventStaff staff;

    @PathParam("userId")
    String userId;

    @GET
    @Operation(summary = "사용자의 이벤트 목록", description = "최근에 연결한 것부터. 주최자는 이 이벤트만 쓴다. 매표소와 입장 확인은 하나도 없으면 모든 이벤트를 쓴다.")
    @APIResponseSchema(value = StaffBodies.Events.class, responseCode = "200", responseDescription = "연결한 이벤트")
    @APIResponse(responseCode = "400", description = "INVALID_ID")
    @APIResponse(responseCode = "404", description = "USER_NOT_FOUND")
    public StaffBodies.Events list() {
        return StaffBodies.Events.of(staff.bindings(user()));
    }

    @PUT
    @Path("/{eventId}")
    @Operation(summary = "사용자에게 이벤트 연결", description = "다음 요청부터 적용되고 감사 로그에 남는다. 다시 불러도 그대로다.")
    @APIResponse(responseCode = "204", description = "연결됨", content = @Content)
    @APIResponse(responseCode = "400", description = "INVALID_ID")
    @APIResponse(responseCode = "404", description = "USER_NOT_FOUND, EVENT_NOT_FOUND")
    @APIResponse(responseCode = "409", description = "NO_ROLE_FOR_EVENTS: 주최자, 매표소, 입장 확인 역할이 아니다.")
    public void bind(@PathParam("eventId") String eventId) {
        staff.bind(user(), PathIds.event(eventId));
    }

    @DELETE
    @Path("/{eventId}")
    @Operation(summary = "사용자의 이벤트 연결 해제", description = "다음 요청부터 적용되고 감사 로그에 남는다. 연결되어 있지 않아도 그대로다.")
    @APIResponse(responseCode = "204", description = "해제됨", content = @Content)
    @APIResponse(responseCode = "400", description = "INVALID_ID")
    @APIResponse(responseCode = "404", description = "USER_NOT_FOUND")
    public void unbind(@PathParam("eventId") String eventId) {
        staff.unbind(user(), PathIds.event(eventId));
    }

    private UserId user() {
        return PathIds.user(userId);
    }
}
