package io.yemae.pricing.rest;

import io.yemae.pricing.Quotes;
import io.yemae.rest.json.Bodies;
import io.yemae.rest.security.Caller;
import io.yemae.shared.ReservationId;
import io.yemae.shared.Won;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The price before payment (requirement 1, section 4). */
@Path("/payments/quote")
@RequestScoped
@RolesAllowed("USER")
@Tag(name = "결제")
@SecurityRequirement(name = "bearer")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class QuotesResource {

    @Inject
    Quotes quotes;

    @Inject
    Caller caller;

    @POST
    @Operation(summary = "결제 금액", description = "좌석, 수수료, 할인, 합계, 포인트로 내는 부분과 나머지. 아무것도 바꾸지 않는다. "
        + "할인 코드와 포인트는 결제할 때 다시 보낸다.")
    @APIResponseSchema(value = QuoteBody.class, responseCode = "200", responseDescription = "금액")
    @APIResponse(responseCode = "400", description = "INVALID_REQUEST; POINTS_OVER_PRICE: points가 합계보다 많다.")
    @APIResponse(responseCode = "403", description = "NOT_ADMITTED: Queue-Token을 보냈고 아직 입장하지 않았다. Not Your Turn")
    @APIResponse(responseCode = "404", description = "RESERVATION_NOT_FOUND, 다른 사람의 예매도 같다.")
    @APIResponse(responseCode = "409",
        description = "HOLD_EXPIRED, ALREADY_PAID, RESERVATION_CANCELLED, DISCOUNT_CODE_NOT_VALID, DISCOUNT_CODE_USED_UP, "
        + "INSUFFICIENT_POINTS")
    @APIResponse(responseCode = "429", description = "TOO_MANY_DISCOUNT_CODES: 할인 코드를 너무 많이 틀렸다. Retry-After초 뒤에 다시 시도한다.")
    public QuoteBody quote(@Valid QuoteRequest request) {
        ReservationId reservation = new ReservationId(Bodies.required(request).reservationId());
        return QuoteBody.of(quotes.quote(reservation, caller.id(), DiscountCodeText.Normalized.of(request.discountCode()),
            request.points() == null ? Won.ZERO : new Won(request.points())));
    }
}
