package io.yemae.checkout.rest;

import io.yemae.catalog.rest.SeoulTime;
import io.yemae.checkout.ConcertPayments;
import io.yemae.rest.security.ConcertToken;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Payment of a reservation made through the waiting room, as requirement 3 defines it. */
@Path("/payments")
@RequestScoped
@PermitAll
@Tag(name = "콘서트")
@Produces(MediaType.APPLICATION_JSON)
public class ConcertPaymentsResource {

    @Inject
    ConcertPayments payments;

    /** A payment. Times are in Asia/Seoul. */
    @Schema(name = "ConcertPayment")
    public record Paid(long paymentId, long concertId, long point, String startDatetime, String endDatetime) {

        static Paid of(ConcertPayments.Paid paid) {
            return new Paid(paid.payment(), paid.concert(), paid.points().amount(), SeoulTime.second(paid.startsAt()),
                SeoulTime.second(paid.endsAt()));
        }
    }

    @POST
    @SecurityRequirement(name = "concertPaymentToken")
    @Operation(summary = "콘서트 결제",
        description = "Authorization에 결제 토큰을 그대로, 또는 Bearer로 보낸다. 전액을 포인트로 결제한다. 같은 토큰으로 다시 보내면 한 번만 결제되고 같은 답이다.")
    @APIResponseSchema(value = Paid.class, responseCode = "200", responseDescription = "결제")
    @APIResponse(responseCode = "401", description = "TOKEN_REQUIRED, INVALID_PAYMENT_TOKEN 올바르지 않은 요청입니다.")
    @APIResponse(responseCode = "406", description = "INSUFFICIENT_POINTS 포인트가 부족합니다. 충전 후 다시 시도해주세요")
    @APIResponse(responseCode = "408", description = "HOLD_EXPIRED 요청 시간이 초과되었습니다.")
    public Paid pay(@Parameter(description = "결제 토큰") @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization) {
        return Paid.of(payments.pay(ConcertToken.of(authorization)));
    }
}
