package io.yemae.settlement.rest;

import io.yemae.booking.rest.CancelRequest;
import io.yemae.comparison.DailyComparison;
import io.yemae.payment.PaymentCursor;
import io.yemae.payment.PaymentId;
import io.yemae.payment.Payments;
import io.yemae.rest.Dates;
import io.yemae.rest.Limits;
import io.yemae.rest.PathIds;
import io.yemae.rest.security.Caller;
import io.yemae.settlement.PaymentAdministration;
import io.yemae.shared.Problem;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Operators' access to payments: unsettled ones, refunds, and the comparison with the gateway. */
@Path("/admin/payments")
@RequestScoped
@RolesAllowed("ADMIN")
@Tag(name = "관리")
@SecurityRequirement(name = "bearer")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class PaymentsAdministrationResource {
    private static final int MOST = 200;

    @Inject
    Payments payments;

    @Inject
    PaymentAdministration administration;

    @Inject
    DailyComparison comparison;

    @Inject
    Caller caller;

    /** The number of payments that were reconciled. */
    @Schema(name = "ReconciledResponse")
    public record Reconciled(int payments) {
    }

    @GET
    @Operation(summary = "결제 목록", description = "awaiting=true면 끝나지 않은 결제를 오래된 것부터, 아니면 최근 결제부터. next를 after로 보내면 이어서 읽는다.")
    @APIResponseSchema(value = AdministeredPayments.Listed.class, responseCode = "200", responseDescription = "결제")
    @APIResponse(responseCode = "400", description = "INVALID_REQUEST: after가 앞 목록의 next가 아니다.")
    public AdministeredPayments.Listed list(
            @QueryParam("awaiting") @DefaultValue("false") boolean awaiting,
            @Parameter(description = "앞 목록의 next: 그다음부터") @QueryParam("after") String after,
            @Parameter(description = "1에서 200, 기본 200") @QueryParam("limit") String limit) {
        PaymentCursor cursor = PaymentCursor.parse(after);
        int most = Limits.of(limit, MOST, MOST);
        return AdministeredPayments.Listed.of(awaiting ? payments.unsettled(cursor, most) : payments.latest(cursor, most));
    }

    @POST
    @Path("/reconcile")
    @Operation(summary = "지금 맞추기", description = "30초마다 하는 일을 지금 한다: 오래 끝나지 않은 결제를 게이트웨이에 물어 끝낸다. 감사 로그에 남는다.")
    @APIResponseSchema(value = Reconciled.class, responseCode = "200", responseDescription = "살펴본 결제의 수")
    public Reconciled reconcile() {
        return new Reconciled(administration.reconcile());
    }

    @POST
    @Path("/{id}/retry")
    @Operation(summary = "결제 다시 확인", description = "게이트웨이에 지금 묻고, 답에 따라 끝낸다.")
    @APIResponseSchema(value = AdministeredPayments.Payment.class, responseCode = "200", responseDescription = "그 뒤의 결제")
    @APIResponse(responseCode = "400", description = "INVALID_ID")
    @APIResponse(responseCode = "404", description = "PAYMENT_NOT_FOUND")
    public AdministeredPayments.Payment retry(@PathParam("id") String id) {
        return AdministeredPayments.Payment.of(administration.retry(idOf(id)));
    }

    @POST
    @Path("/{id}/refund")
    @Operation(summary = "결제 환불", description = "기한과 상관없이 예매를 취소하고 전액을 돌려준다. 다시 불러도 한 번만 환불된다.")
    @APIResponseSchema(value = AdministeredPayments.Payment.class, responseCode = "200", responseDescription = "그 뒤의 결제")
    @APIResponse(responseCode = "400", description = "INVALID_ID, INVALID_REQUEST")
    @APIResponse(responseCode = "404", description = "PAYMENT_NOT_FOUND")
    @APIResponse(responseCode = "409", description = "NOTHING_TO_REFUND; INSUFFICIENT_POINTS: 산 포인트가 이미 쓰였다.")
    public AdministeredPayments.Payment refund(@PathParam("id") String id, @Valid @RequestBody(required = false) CancelRequest request) {
        String reason = CancelRequest.reasonOf(request);
        return AdministeredPayments.Payment.of(administration.refund(idOf(id), reason == null || reason.isBlank() ? "관리자 환불" : reason));
    }

    @POST
    @Path("/{id}/returned")
    @Operation(summary = "직접 환불 완료", description = "플랫폼 밖에서 받은 돈(MANUAL)을 직접 돌려주었다고 적는다. 다시 불러도 같다.")
    @APIResponseSchema(value = AdministeredPayments.Payment.class, responseCode = "200", responseDescription = "그 뒤의 결제")
    @APIResponse(responseCode = "400", description = "INVALID_ID")
    @APIResponse(responseCode = "404", description = "PAYMENT_NOT_FOUND")
    @APIResponse(responseCode = "409", description = "NOT_BY_HAND: 플랫폼이 돌려주는 결제이다. NOTHING_TO_REFUND: 환불할 금액이 없다.")
    public AdministeredPayments.Payment returned(@PathParam("id") String id) {
        return AdministeredPayments.Payment.of(administration.returned(idOf(id), caller.id()));
    }

    @GET
    @Path("/differences")
    @Operation(summary = "게이트웨이와 다른 거래", description = "하루의 거래를 게이트웨이의 장부와 맞춰 본다. 없으면 빈 목록이다.")
    @APIResponseSchema(value = AdministeredPayments.Differences.class, responseCode = "200", responseDescription = "한쪽에만 있는 거래")
    @APIResponse(responseCode = "400", description = "INVALID_REQUEST: day가 날짜가 아니다.")
    @APIResponse(responseCode = "503", description = "GATEWAY_UNAVAILABLE")
    public AdministeredPayments.Differences differences(@Parameter(description = "서울의 날짜, yyyy-MM-dd") @QueryParam("day") String day) {
        return AdministeredPayments.Differences.of(comparison.of(date(day)));
    }

    private static PaymentId idOf(String id) {
        return new PaymentId(PathIds.uuid(id, "결제 ID의 형식이 올바르지 않습니다."));
    }

    private static LocalDate date(String day) {
        LocalDate date = Dates.day("day", day);
        if (date == null) {
            throw Problem.invalidField("day", "day는 yyyy-MM-dd여야 합니다.");
        }
        return date;
    }
}
