package io.yemae.pricing.rest;

import io.yemae.pricing.DiscountCode;
import io.yemae.pricing.DiscountCodes;
import io.yemae.rest.Pages;
import io.yemae.rest.PathIds;
import io.yemae.rest.json.Bodies;
import io.yemae.shared.EventId;
import io.yemae.shared.Page;
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
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/admin/discount-codes")
@RequestScoped
@RolesAllowed("ADMIN")
@Tag(name = "관리")
@SecurityRequirement(name = "bearer")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class DiscountCodesAdministrationResource {

    @Inject
    DiscountCodes codes;

    @Schema(name = "DiscountCode")
    public record Body(UUID id, String code, @Schema(description = "모든 이벤트에서 쓸 수 있으면 null") UUID eventId, Integer percent, Long amount,
        Instant startsAt, Instant endsAt, Integer totalLimit, Integer userLimit,
        @Schema(description = "지금 이 코드를 쓰고 있는 예매의 수") long uses) {

        static Body of(DiscountCode code, long uses) {
            return new Body(code.id(), code.code(), code.event() == null ? null : code.event().value(), code.percent(),
                code.amount() == null ? null : code.amount().amount(), code.startsAt(), code.endsAt(), code.totalLimit(), code.userLimit(),
                uses);
        }
    }

    /** A page of codes. */
    @Schema(name = "DiscountCodesResponse")
    public record Listed(List<Body> discountCodes, Pages pagination) {

        static Listed of(Page<DiscountCodes.Used> page) {
            return new Listed(page.items().stream().map(each -> Body.of(each.code(), each.uses())).toList(), Pages.of(page));
        }
    }

    @GET
    @Operation(summary = "할인 코드 목록", description = "최근에 만든 코드부터")
    @APIResponseSchema(value = Listed.class, responseCode = "200", responseDescription = "한 쪽")
    @APIResponse(responseCode = "400", description = "INVALID_ID 이벤트 ID의 형식이 올바르지 않습니다.")
    public Listed list(@Parameter(description = "이 이벤트만의 코드") @QueryParam("eventId") String eventId,
                       @Parameter(description = "1부터") @QueryParam("page") String page,
                       @Parameter(description = "1에서 100, 기본 10") @QueryParam("limit") String limit) {
        return Listed.of(codes.list(event(eventId), Pages.request(page, limit)));
    }

    @POST
    @Operation(summary = "할인 코드 등록", description = "좌석 가격의 퍼센트 또는 금액. 수수료는 깎지 않는다. 이벤트의 코드는 같은 이름의 모두를 위한 코드보다 먼저다.")
    @APIResponse(responseCode = "201", description = "등록됨", content = @Content(schema = @Schema(implementation = Body.class)))
    @APIResponse(responseCode = "400", description = "INVALID_REQUEST")
    @APIResponse(responseCode = "404", description = "EVENT_NOT_FOUND 이벤트를 찾을 수 없습니다.")
    @APIResponse(responseCode = "409", description = "DISCOUNT_CODE_TAKEN 이미 있는 할인 코드입니다.")
    public Response add(@Valid NewDiscountCodeRequest request) {
        return Response.status(Response.Status.CREATED).entity(Body.of(codes.add(Bodies.required(request).wanted()), 0)).build();
    }

    @DELETE
    @Path("/{id}")
    @Operation(summary = "할인 코드 종료", description = "이제부터 아무도 쓸 수 없다. 이미 쓴 예매의 할인은 그대로이다.")
    @APIResponse(responseCode = "204", description = "종료됨", content = @Content)
    @APIResponse(responseCode = "400", description = "INVALID_ID Invalid id format")
    @APIResponse(responseCode = "404", description = "DISCOUNT_CODE_NOT_FOUND 할인 코드를 찾을 수 없습니다.")
    public void end(@PathParam("id") String id) {
        codes.end(PathIds.uuid(id, "Invalid id format"));
    }

    private static EventId event(String id) {
        return id == null ? null : PathIds.event(id);
    }
}
