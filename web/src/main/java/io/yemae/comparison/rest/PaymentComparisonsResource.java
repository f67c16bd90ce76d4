package io.yemae.comparison.rest;

import io.yemae.comparison.DailyComparison;
import io.yemae.comparison.DifferenceId;
import io.yemae.comparison.PaymentDifferences;
import io.yemae.rest.Dates;
import io.yemae.rest.Limits;
import io.yemae.rest.PathIds;
import io.yemae.rest.json.Bodies;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The comparisons of our payments with the gateway's, by day, and what became of the differences. */
@Path("/admin/payments/comparisons")
@RequestScoped
@RolesAllowed("ADMIN")
@Tag(name = "관리")
@SecurityRequirement(name = "bearer")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class PaymentComparisonsResource {
    private static final int USUAL = 50;
    private static final int MOST = 200;

    @Inject
    DailyComparison comparison;

    @Inject
    PaymentDifferences differences;

    @GET
    @Operation(summary = "게이트웨이와 맞춰 본 날", description = "최근 날부터. 날마다 새벽에 어제의 거래를 맞춰 본다.")
    @APIResponseSchema(value = ComparisonBodies.Days.class, responseCode = "200", responseDescription = "맞춰 본 날과 차이의 수")
    @APIResponse(responseCode = "400", description = "INVALID_REQUEST: after가 날짜가 아니다.")
    public ComparisonBodies.Days days(
            @Parameter(description = "앞 목록의 next: 그 전날부터") @QueryParam("after") String after,
            @Parameter(description = "1에서 200, 기본 50") @QueryParam("limit") String limit) {
        int most = Limits.of(limit, USUAL, MOST);
        return ComparisonBodies.Days.of(differences.days(Dates.day("after", after), most + 1), most);
    }

    @POST
    @Operation(summary = "하루 다시 맞춰 보기", description = "다른 결제를 결제 기관에 물어 처리하고, 남은 차이를 적고, 없어진 차이를 GONE으로 바꾼다. 감사 로그에 남는다.")
    @APIResponseSchema(value = ComparisonBodies.Day.class, responseCode = "200", responseDescription = "그 뒤의 그날")
    @APIResponse(responseCode = "400", description = "BODY_REQUIRED; INVALID_REQUEST: 오늘까지의 지난 1년 가운데 하루가 아니다.")
    @APIResponse(responseCode = "503", description = "GATEWAY_UNAVAILABLE")
    public ComparisonBodies.Day compare(@Valid ComparisonBodies.CompareRequest request) {
        return ComparisonBodies.Day.of(comparison.compare(Dates.day("day", Bodies.required(request).day())));
    }

    @GET
    @Path("/differences")
    @Operation(summary = "기록된 차이", description = "최근에 찾은 것부터. 하루나, 아직 다른 것만 고를 수 있다.")
    @APIResponseSchema(value = ComparisonBodies.Differences.class, responseCode = "200", responseDescription = "차이와 그 상태")
    @APIResponse(responseCode = "400", description = "INVALID_ID; INVALID_REQUEST: day가 날짜가 아니다.")
    public ComparisonBodies.Differences differences(
            @Parameter(description = "서울의 날짜, yyyy-MM-dd") @QueryParam("day") String day,
            @Parameter(description = "open이면 OPEN인 것만") @QueryParam("state") String state,
            @Parameter(description = "앞 목록의 next: 그다음부터") @QueryParam("after") String after,
            @Parameter(description = "1에서 200, 기본 50") @QueryParam("limit") String limit) {
        int most = Limits.of(limit, USUAL, MOST);
        DifferenceId last = after == null || after.isEmpty() ? null : idOf(after);
        return ComparisonBodies.Differences.of(differences.list(Dates.day("day", day), "open".equals(state), last, most + 1), most);
    }

    @POST
    @Path("/differences/{id}/resolve")
    @Operation(summary = "차이 해결", description = "왜 차이가 아닌지, 또는 무엇을 했는지 적는다. 감사 로그에 남는다.")
    @APIResponseSchema(value = ComparisonBodies.Difference.class, responseCode = "200", responseDescription = "그 뒤의 차이")
    @APIResponse(responseCode = "400", description = "INVALID_ID, INVALID_REQUEST, BODY_REQUIRED")
    @APIResponse(responseCode = "404", description = "DIFFERENCE_NOT_FOUND")
    @APIResponse(responseCode = "409", description = "DIFFERENCE_NOT_OPEN: 이미 해결되었거나 없어졌다.")
    public ComparisonBodies.Difference resolve(@PathParam("id") String id, @Valid ComparisonBodies.ResolveRequest request) {
        return ComparisonBodies.Difference.of(differences.resolve(idOf(id), Bodies.required(request).reason().strip()));
    }

    @POST
    @Path("/differences/{id}/refund")
    @Operation(summary = "모르는 주문 환불", description = "결제 기관만 아는 주문의 돈을 돌려주고 차이를 해결한다. 데이터베이스를 되돌린 시점 뒤의 결제가 그렇다. "
        + "감사 로그에 남는다.")
    @APIResponseSchema(value = ComparisonBodies.Difference.class, responseCode = "200", responseDescription = "그 뒤의 차이")
    @APIResponse(responseCode = "400", description = "INVALID_ID, INVALID_REQUEST, BODY_REQUIRED")
    @APIResponse(responseCode = "404", description = "DIFFERENCE_NOT_FOUND")
    @APIResponse(responseCode = "409", description = "DIFFERENCE_NOT_OPEN: 이미 해결되었거나 없어졌다. PAYMENT_KNOWN: 우리 결제이다. "
        + "ORDER_NOT_OURS: 우리가 만든 주문이 아니다. NOTHING_TO_REFUND: 받은 돈이 없다. REFUND_REFUSED: 결제 기관이 거절했다.")
    @APIResponse(responseCode = "503", description = "GATEWAY_UNAVAILABLE")
    public ComparisonBodies.Difference refund(@PathParam("id") String id, @Valid ComparisonBodies.ResolveRequest request) {
        return ComparisonBodies.Difference.of(differences.refund(idOf(id), Bodies.required(request).reason().strip()));
    }

    private static DifferenceId idOf(String id) {
        return new DifferenceId(PathIds.uuid(id, "차이 ID의 형식이 올바르지 않습니다."));
    }
}
