package io.yemae.dashboard.rest;

import io.yemae.dashboard.SaleCockpit;
import io.yemae.rest.PathIds;
import io.yemae.rest.security.EventBound;
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

/** The sale of an event as it is going on. */
@Path("/admin/events/{eventId}/sale")
@RequestScoped
@RolesAllowed("ORGANISER")
@EventBound("eventId")
@Tag(name = "관리")
@SecurityRequirement(name = "bearer")
@Produces(MediaType.APPLICATION_JSON)
public class SaleResource {

    @Inject
    SaleCockpit cockpit;

    @GET
    @Operation(summary = "판매 상황", description = "이벤트 하나의 지금. 1초에 한 번 바뀐다. 같은 것을 소켓 /ws/admin/sale/{eventId}가 1초마다 보낸다.")
    @APIResponseSchema(value = SaleBody.class, responseCode = "200", responseDescription = "지금의 수치와 문제")
    @APIResponse(responseCode = "400", description = "INVALID_ID")
    @APIResponse(responseCode = "404", description = "EVENT_NOT_FOUND")
    public SaleBody figures(@PathParam("eventId") String eventId) {
        return SaleBody.of(cockpit.figures(PathIds.event(eventId)));
    }
}
