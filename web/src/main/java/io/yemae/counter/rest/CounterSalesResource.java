package io.yemae.counter.rest;

import io.yemae.counter.CounterRefunds;
import io.yemae.counter.CounterSaleBook;
import io.yemae.counter.CounterSaleView;
import io.yemae.receipts.Receipts;
import io.yemae.rest.AcceptLanguage;
import io.yemae.rest.PathIds;
import io.yemae.rest.idempotency.Idempotent;
import io.yemae.rest.json.Bodies;
import io.yemae.rest.security.Caller;
import io.yemae.rest.security.EventBound;
import io.yemae.rest.security.StaffAccess;
import io.yemae.shared.Problem;
import io.yemae.shared.ReservationId;
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
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Sales at a counter: look-up, refund, and the code that is printed. */
@Path("/box-office/sales")
@RequestScoped
@RolesAllowed({"OPERATOR", "ORGANISER"})
@Tag(name = "창구 판매")
@SecurityRequirement(name = "bearer")
@Produces(MediaType.APPLICATION_JSON)
public class CounterSalesResource {
    private static final int LONGEST_NUMBER = 50;

    @Inject
    CounterSaleBook sales;

    @Inject
    CounterRefunds refunds;

    @Inject
    Receipts receipts;

    @Inject
    StaffAccess access;

    @Inject
    Caller caller;

    @Inject
    Clock clock;

    @Context
    HttpHeaders headers;

    @GET
    @Operation(summary = "창구 판매 조회", description = "예매 번호의 판매, 또는 번호가 없으면 지난 24시간에 자신이 판매한 것을 최근 것부터 100건까지")
    @APIResponseSchema(value = CounterBodies.Sales.class, responseCode = "200", responseDescription = "판매. 없으면 빈 목록이다.")
    @APIResponse(responseCode = "400", description = "INVALID_REQUEST: 번호가 너무 길다.")
    public CounterBodies.Sales find(@Parameter(description = "예매 번호 전체") @QueryParam("number") String number) {
        if (number != null && number.length() > LONGEST_NUMBER) {
            throw Problem.invalidField("number", "예매 번호는 50자 이하여야 합니다.");
        }
        return CounterBodies.Sales.of(sales.find(access.events(), number == null || number.isBlank() ? null : number.strip(), caller.id(),
            clock.instant().minus(1, ChronoUnit.DAYS)), language());
    }

    @GET
    @Path("/{id}")
    @EventBound(value = "id", subject = EventBound.Subject.RESERVATION)
    @Operation(summary = "창구 판매 상세")
    @APIResponseSchema(value = CounterBodies.Sale.class, responseCode = "200", responseDescription = "판매")
    @APIResponse(responseCode = "400", description = "INVALID_ID")
    @APIResponse(responseCode = "404", description = "RESERVATION_NOT_FOUND: 없거나 창구에서 팔지 않은 예매")
    public CounterBodies.Sale get(@PathParam("id") String id) {
        return body(sales.get(PathIds.reservation(id)));
    }

    @POST
    @Path("/{id}/refund")
    @EventBound(value = "id", subject = EventBound.Subject.RESERVATION)
    @Idempotent
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "창구 환불", description = "예매를 취소하고 받은 것을 돌려준다. 현금과 카드는 직원이 직접 돌려주고, 포인트는 계정으로 바로 돌아간다. 공연 시작까지 남은 시간과 "
        + "관계없다. 이미 취소되어 돌려줄 돈을 기다리는 판매도 환불한다. 다시 불러도 같은 답이다.")
    @Parameter(name = "Idempotency-Key", in = ParameterIn.HEADER, description = "1자에서 255자. 같은 키로 다시 보내면 같은 답을 받는다.")
    @APIResponse(responseCode = "200", description = "환불한 뒤의 판매",
        content = @Content(schema = @Schema(implementation = CounterBodies.Sale.class)))
    @APIResponse(responseCode = "400", description = "INVALID_ID, INVALID_REQUEST, BODY_REQUIRED")
    @APIResponse(responseCode = "404", description = "RESERVATION_NOT_FOUND: 없거나 창구에서 팔지 않은 예매")
    @APIResponse(responseCode = "422", description = "IDEMPOTENCY_KEY_REUSED")
    public Response refund(@PathParam("id") String id, @Valid CounterRefundRequest request) {
        ReservationId sale = PathIds.reservation(id);
        refunds.refund(sale, caller.id(), Bodies.required(request).reason());
        return Response.ok(body(sales.get(sale))).build();
    }

    @GET
    @Path("/{id}/code")
    @EventBound(value = "id", subject = EventBound.Subject.RESERVATION)
    @Produces("image/png")
    @Operation(summary = "창구 판매의 입장 QR 코드", description = "인쇄할 그림(PNG)")
    @APIResponse(responseCode = "200", description = "그림",
        content = @Content(mediaType = "image/png", schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @APIResponse(responseCode = "400", description = "INVALID_ID")
    @APIResponse(responseCode = "404", description = "RESERVATION_NOT_FOUND: 없거나 창구에서 팔지 않은 예매")
    @APIResponse(responseCode = "406", description = "NOT_ACCEPTABLE: 다른 형식")
    @APIResponse(responseCode = "409", description = "NO_ENTRY_CODE: 취소된 예매")
    public Response code(@PathParam("id") String id) {
        byte[] picture = receipts.qrCode(sales.get(PathIds.reservation(id)).reservation())
            .orElseThrow(() -> Problem.conflict("NO_ENTRY_CODE", "취소된 예매에는 입장 코드가 없습니다."));
        return Response.ok(picture).header(HttpHeaders.CACHE_CONTROL, "private, no-store").build();
    }

    private CounterBodies.Sale body(CounterSaleView sale) {
        return CounterBodies.Sale.of(sale, language());
    }

    private Language language() {
        return AcceptLanguage.preferred(headers.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE), Language.KO);
    }
}
