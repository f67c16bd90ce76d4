package io.yemae.booking.rest;

import io.yemae.booking.CancellationPreviews;
import io.yemae.rest.PathIds;
import io.yemae.rest.security.EventBound;
import io.yemae.shared.EventId;
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

/** What the cancellation of an event would do, before it is carried out. */
@Path("/admin/events/{id}/cancellation")
@RequestScoped
@RolesAllowed("ORGANISER")
@EventBound("id")
@Tag(name = "관리")
@SecurityRequirement(name = "bearer")
@Produces(MediaType.APPLICATION_JSON)
public class CancellationPreviewsResource {

    @Inject
    CancellationPreviews previews;

    @GET
    @Operation(summary = "이벤트 취소 미리보기", description = "누구에게 영향을 주고 얼마가 돌아가는지. 아무것도 바꾸지 않는다.")
    @APIResponseSchema(value = CancellationPreviewBody.class, responseCode = "200", responseDescription = "지금 취소한다면")
    @APIResponse(responseCode = "400", description = "INVALID_ID Invalid id format")
    @APIResponse(responseCode = "404", description = "EVENT_NOT_FOUND 이벤트를 찾을 수 없습니다.")
    public CancellationPreviewBody ofEvent(@PathParam("id") String id) {
        return CancellationPreviewBody.of(previews.ofEvent(new EventId(PathIds.uuid(id, "Invalid id format"))));
    }
}
