package io.yemae.checkout.rest;

import io.yemae.booking.Reservations;
import io.yemae.checkout.CardCheckout;
import io.yemae.checkout.CardOrders;
import io.yemae.payment.PaymentId;
import io.yemae.payment.PaymentStatus;
import io.yemae.payment.PaymentView;
import io.yemae.rest.async.BlockingResponses;
import io.yemae.rest.idempotency.Idempotent;
import io.yemae.rest.idempotency.IdempotentCalls;
import io.yemae.rest.json.Bodies;
import io.yemae.rest.security.Caller;
import io.yemae.shared.UserId;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
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

/** Payment of a hold by card or easy pay (requirement 1, section 4). */
@Path("/payments")
@RequestScoped
@RolesAllowed("USER")
@Tag(name = "결제")
@SecurityRequirement(name = "bearer")
@Produces(MediaType.APPLICATION_JSON)
public class CardPaymentsResource {

    @Inject
    CardOrders orders;

    @Inject
    CardCheckout checkout;

    @Inject
    Reservations reservations;

    @Inject
    BlockingResponses responses;

    @Inject
    IdempotentCalls idempotent;

    @Inject
    Caller caller;

    @POST
    @Path("/prepare")
    @Idempotent
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "결제 준비", description = "결제창을 여는 데 필요한 값을 준다. 다시 부르면 같은 주문이다. 할인으로 금액이 바뀌면 "
        + "새 주문이 되고, 전의 주문은 더 승인되지 않는다. points를 보내면 그만큼은 승인할 때 포인트에서 빠지고 나머지(amount)만 결제창에서 결제한다. "
        + "나머지가 0원이면 결제창 없이 POST /payments/points로 확정한다.")
    @Parameter(name = "Idempotency-Key", in = ParameterIn.HEADER, description = "1자에서 255자")
    @APIResponseSchema(value = PaymentBodies.Prepared.class, responseCode = "200", responseDescription = "주문")
    @APIResponse(responseCode = "400", description = "INVALID_REQUEST, INVALID_IDEMPOTENCY_KEY; AMOUNT_MISMATCH: amount가 결제할 금액과 다르다. "
        + "POINTS_OVER_PRICE: points가 결제할 금액보다 많다.")
    @APIResponse(responseCode = "403", description = "NOT_ADMITTED: 아직 입장하지 않았다. Queue-Token을 보냈으면 Not Your Turn")
    @APIResponse(responseCode = "404", description = "RESERVATION_NOT_FOUND, 다른 사람의 예매도 같다.")
    @APIResponse(responseCode = "409", description = "ALREADY_PAID, HOLD_EXPIRED, RESERVATION_CANCELLED, AMOUNT_TOO_SMALL, "
        + "DISCOUNT_CODE_NOT_VALID, DISCOUNT_CODE_USED_UP; INSUFFICIENT_POINTS: points만큼의 포인트가 없다. "
        + "NOTHING_TO_PAY: 결제창에서 결제할 나머지가 0원이다. PAYMENT_IN_PROGRESS: 다른 결제를 처리하고 있다.")
    @APIResponse(responseCode = "422", description = "IDEMPOTENCY_KEY_REUSED: 같은 키로 다른 요청이 처리되었다.")
    @APIResponse(responseCode = "429", description = "TOO_MANY_DISCOUNT_CODES: 할인 코드를 너무 많이 틀렸다. Retry-After초 뒤에 다시 시도한다.")
    @APIResponse(responseCode = "503", description = "FEATURE_OFF 기능이 꺼져 있다. UNAVAILABLE 잠시 후(Retry-After) 다시 시도한다.")
    public Response prepare(@Valid PreparePaymentRequest request) {
        return Response.ok(PaymentBodies.Prepared.of(orders.prepare(Bodies.required(request).command(caller.id())))).build();
    }

    @POST
    @Path("/confirm")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "결제 승인", description = "결제창이 돌려준 값으로 승인을 요청하고 예매를 확정한다. 같은 주문을 다시 보내면 한 번만 결제되고 그 결과를 답한다.")
    @APIResponseSchema(value = PaidBody.class, responseCode = "200", responseDescription = "결제와 확정된 예매")
    @APIResponse(responseCode = "202", description = "아직 알 수 없다. 1분 남짓 안에 끝난다.",
        content = @Content(schema = @Schema(implementation = PaymentBodies.Pending.class)))
    @APIResponse(responseCode = "400", description = "INVALID_REQUEST, INVALID_ID, AMOUNT_MISMATCH, INVALID_IDEMPOTENCY_KEY")
    @APIResponse(responseCode = "402", description = "PAYMENT_REFUSED: 결제가 거절되었고 좌석은 풀렸다.")
    @APIResponse(responseCode = "403", description = "NOT_ADMITTED: 아직 입장하지 않았다. Queue-Token을 보냈으면 Not Your Turn")
    @APIResponse(responseCode = "404", description = "ORDER_NOT_FOUND, 다른 사람의 주문도 같다.")
    @APIResponse(responseCode = "409",
        description = "HOLD_EXPIRED, ALREADY_PAID, RESERVATION_CANCELLED, PAYMENT_IN_PROGRESS, PAYMENT_KEY_MISMATCH, "
        + "PRICE_CHANGED, POINTS_LIMIT, INSUFFICIENT_POINTS, REQUEST_IN_PROGRESS; PAYMENT_RETURNED: 너무 늦어 결제 금액을 돌려준다.")
    @APIResponse(responseCode = "422", description = "IDEMPOTENCY_KEY_REUSED: 같은 키로 다른 요청이 처리되었다.")
    public void confirm(@Valid ConfirmPaymentRequest request,
                        @Parameter(description = "1자에서 255자. 같은 키로 다시 보내면 같은 답을 받는다.") @HeaderParam("Idempotency-Key") String key,
                        @Parameter(hidden = true) @Suspended AsyncResponse client) {
        UserId user = caller.id();
        PaymentId order = Bodies.required(request).order();
        responses.respond(client,
            () -> idempotent.outsideTransaction(key, user + " POST /payments/confirm", request,
                () -> paid(checkout.confirm(request.command(user)))),
            () -> pending(order));
    }

    private Response paid(PaymentView payment) {
        if (payment.status() != PaymentStatus.DONE) {
            return pending(payment.id());
        }
        return Response.ok(payment.buysPoints() ? PaidBody.of(payment)
            : PaidBody.of(payment, reservations.get(payment.reservation(), payment.user()))).build();
    }

    private static Response pending(PaymentId payment) {
        return Response.accepted(PaymentBodies.Pending.of(payment)).build();
    }
}
