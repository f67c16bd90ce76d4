package io.yemae.checklist.rest;

import io.yemae.checklist.Checklists;
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

/** What is missing before the sale of an event opens. */
@Path("/admin/events/{id}/checklist")
@RequestScoped
@RolesAllowed("ORGANISER")
@EventBound("id")
@Tag(name = "관리")
@SecurityRequirement(name = "bearer")
@Produces(MediaType.APPLICATION_JSON)
public class ChecklistsResource {

    @Inject
    Checklists checklists;

    @GET
    @Operation(summary = "판매를 시작하기 전 점검", description = "글, 포스터, 등급, 회차마다 좌석, 판매 기간, 대기열, 할인 코드, 정책을 살펴본다. "
        + "무엇이 빠졌든 판매는 판매 시작에 시작된다.")
    @APIResponseSchema(value = ChecklistBody.class, responseCode = "200", responseDescription = "점검한 결과")
    @APIResponse(responseCode = "400", description = "INVALID_ID Invalid id format")
    @APIResponse(responseCode = "404", description = "EVENT_NOT_FOUND 이벤트를 찾을 수 없습니다.")
    public ChecklistBody get(@PathParam("id") String id) {
        return ChecklistBody.of(checklists.of(new EventId(PathIds.uuid(id, "Invalid id format"))));
    }
}
