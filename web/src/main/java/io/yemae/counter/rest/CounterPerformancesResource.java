package io.yemae.counter.rest;

import io.yemae.counter.CounterPerformances;
import io.yemae.counter.CounterSaleBook;
import io.yemae.counter.CounterSales;
import io.yemae.counter.SellAtCounter;
import io.yemae.rest.AcceptLanguage;
import io.yemae.rest.PathIds;
import io.yemae.rest.idempotency.Idempotent;
import io.yemae.rest.json.Bodies;
import io.yemae.rest.security.Caller;
import io.yemae.rest.security.EventBound;
import io.yemae.rest.security.StaffAccess;
import io.yemae.seating.SeatMaps;
import io.yemae.shared.Problem;
import io.yemae.shared.text.Language;
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
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What a counter can sell, and the sale. */
@Path("/box-office/performances")
@RequestScoped
@RolesAllowed({"OPERATOR", "ORGANISER"})
@Tag(name = "창구 판매")
@SecurityRequirement(name = "bearer")
@Produces(MediaType.APPLICATION_JSON)
public class CounterPerformancesResource {
    private static final int LONGEST_TITLE = 100;

    @Inject
    CounterPerformances performances;

    @Inject
    CounterSales sales;

    @Inject
    CounterSaleBook book;

    @Inject
    SeatMaps seatMaps;

    @Inject
    StaffAccess access;

    @Inject
    Caller caller;

    @Context
    HttpHeaders headers;

    @GET
    @Operation(summary = "창구에서 팔 수 있는 회차", description = "판매가 시작되었고 끝나지 않은 회차를 이른 것부터 100개까지. 온라인 판매가 끝난 뒤에도 공연이 끝날 때까지 팔 수 있다.")
    @APIResponseSchema(value = CounterBodies.Performances.class, responseCode = "200", responseDescription = "회차")
    @APIResponse(responseCode = "400", description = "INVALID_REQUEST: q가 너무 길다.")
    public CounterBodies.Performances find(@Parameter(description = "제목의 일부, 100자까지") @QueryParam("q") String q) {
        if (q != null && q.length() > LONGEST_TITLE) {
            throw Problem.invalidField("q", "제목은 100자 이하여야 합니다.");
        }
        return CounterBodies.Performances.of(performances.find(access.events(), q == null || q.isBlank() ? null : q.strip()));
    }

    @GET
    @Path("/{performanceId}")
    @EventBound(value = "performanceId", subject = EventBound.Subject.PERFORMANCE)
    @Operation(summary = "회차의 등급과 남은 좌석", description = "등급의 가격과 지금 남은 좌석, 예매 수수료. 좌석도는 GET /performances/dates/{performanceId}/plan에 있다.")
    @APIResponseSchema(value = CounterBodies.Offer.class, responseCode = "200", responseDescription = "팔 수 있는 것")
    @APIResponse(responseCode = "400", description = "INVALID_ID")
    @APIResponse(responseCode = "404", description = "PERFORMANCE_NOT_FOUND: 없거나 창구에서 팔 수 없는 회차")
    public CounterBodies.Offer offer(@PathParam("performanceId") String performanceId) {
        return CounterBodies.Offer.of(performances.offer(PathIds.performance(performanceId)));
    }

    @POST
    @Path("/{performanceId}/sales")
    @EventBound(value = "performanceId", subject = EventBound.Subject.PERFORMANCE)
    @Idempotent
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "창구 판매", description = "좌석을 잡고 결제를 적고 예매를 확정하는 일을 한 번에 한다. 대기열을 지나지 않는다. 감사 로그와 판매한 직원의 마감에 남는다.")
    @Parameter(name = "Idempotency-Key", in = ParameterIn.HEADER, description = "1자에서 255자. 같은 키로 다시 보내면 같은 답을 받는다.")
    @APIResponse(responseCode = "201", description = "판매했다.",
        content = @Content(schema = @Schema(implementation = CounterBodies.Sale.class)))
    @APIResponse(responseCode = "400", description = "INVALID_ID, INVALID_REQUEST, BODY_REQUIRED, SEAT_TWICE")
    @APIResponse(responseCode = "404", description = "PERFORMANCE_NOT_FOUND, GRADE_NOT_FOUND, CUSTOMER_NOT_FOUND")
    @APIResponse(responseCode = "409", description = "SEATS_TAKEN, NOT_ENOUGH_SEATS, SEAT_LIMIT, NOT_ON_SALE, SEAT_NOT_FOUND, "
        + "PLAN_CHANGED, PRICE_CHANGED, INSUFFICIENT_POINTS, DISCOUNT_CODE_NOT_VALID, DISCOUNT_CODE_USED_UP, "
        + "CONCURRENT_HOLD")
    @APIResponse(responseCode = "422", description = "IDEMPOTENCY_KEY_REUSED")
    @APIResponse(responseCode = "503", description = "FEATURE_OFF: 예매를 받지 않는다.")
    public Response sell(@PathParam("performanceId") String performanceId, @Valid CounterSaleRequest request) {
        SellAtCounter command = Bodies.required(request).command(PathIds.performance(performanceId), seatMaps);
        return Response.status(Response.Status.CREATED)
            .entity(CounterBodies.Sale.of(book.get(sales.sell(command, caller.id())), language()))
            .build();
    }

    private Language language() {
        return AcceptLanguage.preferred(headers.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE), Language.KO);
    }
}
