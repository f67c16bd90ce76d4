package io.yemae.staff.rest;

import io.yemae.rest.PathIds;
import io.yemae.rest.security.EventBound;
import io.yemae.shared.EventId;
import io.yemae.staff.EventStaff;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/admin/events/{id}/staff")
@RequestScoped
@RolesAllowed("ORGANISER")
@EventBound("id")
@Tag(name = "관리")
@SecurityRequirement(name = "bearer")
@Produces(MediaType.APPLICATION_JSON)
public class EventStaffResource {

    @Inject
    EventStaff staff;

    @GET
    @Operation(summary = "이벤트의 직원", description = "이름순. 이 이벤트에 연결된 주최자, 매표소, 입장 확인 담당")
    @APIResponseSchema(value = StaffBodies.Members.class, responseCode = "200", responseDescription = "연결된 직원")
    @APIResponse(responseCode = "400", description = "INVALID_ID")
    @APIResponse(responseCode = "404", description = "EVENT_NOT_FOUND 이벤트를 찾을 수 없습니다.")
    public StaffBodies.Members list(@PathParam("id") String id) {
        return StaffBodies.Members.of(staff.members(new EventId(PathIds.uuid(id, "Invalid id format"))));
    }
}
