package io.yemae.pricing.rest;

import io.yemae.catalog.Catalogue;
import io.yemae.pricing.DiscountCodes;
import io.yemae.pricing.rest.DiscountCodesAdministrationResource.Body;
import io.yemae.pricing.rest.DiscountCodesAdministrationResource.Listed;
import io.yemae.rest.Pages;
import io.yemae.rest.PathIds;
import io.yemae.rest.json.Bodies;
import io.yemae.rest.security.EventBound;
import io.yemae.shared.EventId;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The discount codes that are valid for one event alone. */
@Path("/admin/events/{id}/discount-codes")
@RequestScoped
@RolesAllowed("ORGANISER")
@EventBound("id")
@Tag(name = "관리")
@SecurityRequirement(name = "bearer")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class EventDiscountCodesResource {

    @Inject
    DiscountCodes codes;

    @Inject
    Catalogue catalogue;

    @GET
    @Operation(summary = "이벤트의 할인 코드 목록", description = "이 이벤트에서만 쓸 수 있는 코드, 최근에 만든 것부터")
    @APIResponseSchema(value = Listed.class, responseCode = "200", responseDescription = "한 쪽")
    @APIResponse(responseCode = "400", description = "INVALID_ID Invalid id format")
    @APIResponse(responseCode = "404", description = "EVENT_NOT_FOUND 이벤트를 찾을 수 없습니다.")
    public Listed list(@PathParam("id") String id,
                       @Parameter(description = "1부터") @QueryParam("page") String page,
                       @Parameter(description = "1에서 100, 기본 10") @QueryParam("limit") String limit) {
        return Listed.of(codes.list(catalogue.get(event(id)).id(), Pages.request(page, limit)));
    }

    @POST
    @Operation(summary = "이벤트의 할인 코드 등록", description = "같은 이름의 모든 이벤트를 위한 코드보다 먼저다. eventId는 보내지 않아도 된다.")
    @APIResponse(responseCode = "201", description = "등록됨", content = @Content(schema = @Schema(implementation = Body.class)))
    @APIResponse(responseCode = "400", description = "INVALID_ID, INVALID_REQUEST")
    @APIResponse(responseCode = "404", description = "EVENT_NOT_FOUND 이벤트를 찾을 수 없습니다.")
    @APIResponse(responseCode = "409", description = "DISCOUNT_CODE_TAKEN 이미 있는 할인 코드입니다.")
    public Response add(@PathParam("id") String id, @Valid NewDiscountCodeRequest request) {
        EventId event = event(id);
        return Response.status(Response.Status.CREATED)
            .entity(Body.of(codes.add(Bodies.required(request).wanted().of(event)), 0))
            .build();
    }

    @DELETE
    @Path("/{codeId}")
    @Operation(summary = "이벤트의 할인 코드 종료", description = "이제부터 아무도 쓸 수 없다. 이미 쓴 예매의 할인은 그대로이다.")
    @APIResponse(responseCode = "204", description = "종료됨", content = @Content)
    @APIResponse(responseCode = "400", description = "INVALID_ID")
    @APIResponse(responseCode = "404", description = "EVENT_NOT_FOUND, DISCOUNT_CODE_NOT_FOUND")
    public void end(@PathParam("id") String id, @PathParam("codeId") String codeId) {
        codes.end(event(id), PathIds.uuid(codeId, "Invalid discount code ID format"));
    }

    private static EventId event(String id) {
        return new EventId(PathIds.uuid(id, "Invalid id format"));
    }
}
