package io.yemae.checkout.rest;

import io.yemae.booking.Sales.Due;
import io.yemae.checkout.PointCheckout;
import io.yemae.checkout.PointPaymentBatches;
import io.yemae.checkout.PointPaymentRequest;
import io.yemae.payment.PaymentId;
import io.yemae.payment.Payments;
import io.yemae.pricing.rest.DiscountCodeText;
import io.yemae.rest.PathIds;
import io.yemae.rest.async.AsyncResponses;
import io.yemae.rest.fastpath.FastPath;
import io.yemae.rest.fastpath.FastPathRequest;
import io.yemae.rest.fastpath.FastPathResponse;
import io.yemae.rest.fastpath.FastPathWork;
import io.yemae.rest.idempotency.IdempotentCalls;
import io.yemae.rest.json.Bodies;
import io.yemae.rest.security.Caller;
import io.yemae.shared.ReservationId;
import io.yemae.shared.UserId;
import io.yemae.shared.idempotency.Idempotency.Answer;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Payment of a hold with points, also on the fast path, and reading payments. */
@Path("/payments")
@ApplicationScoped
@RolesAllowed("USER")
@Tag(name = "결제")
@SecurityRequirement(name = "bearer")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class PaymentsResource implements FastPath {

    @Inject
    PointPaymentBatches pointPayments;

    @Inject
    Payments payments;

    @Inject
    IdempotentCalls idempotent;

    @Inject
    FastPathWork work;

    @Inject
    AsyncResponses responses;

    @Inject
    Caller caller;

    @Override
    public Optional<CompletionStage<FastPathResponse>> answer(FastPathRequest request) {
        return work.answer(request, "/api/payments/points", PayWithPointsRequest.class, this::pay);
    }

    @POST
    @Path("/points")
    @Operation(summary = "포인트 결제", description = "전액을 포인트로 결제하고 예매를 확정한다. 0원이면 포인트 없이 확정된다.")
    @APIResponse(responseCode = "200", description = "결제와 확정된 예매", content = @Content(schema = @Schema(implementation = PaidBody.class)))
    @APIResponse(responseCode = "400", description = "INVALID_REQUEST, INVALID_IDEMPOTENCY_KEY")
    @APIResponse(responseCode = "403", description = "NOT_ADMITTED: 아직 입장하지 않았다. Queue-Token을 보냈으면 Not Your Turn")
    @APIResponse(responseCode = "404", description = "RESERVATION_NOT_FOUND, 다른 사람의 예매도 같다.")
    @APIResponse(responseCode = "409", description = "INSUFFICIENT_POINTS, ALREADY_PAID, HOLD_EXPIRED, RESERVATION_CANCELLED, "
        + "DISCOUNT_CODE_NOT_VALID, DISCOUNT_CODE_USED_UP; PAYMENT_IN_PROGRESS: 다른 결제를 처리하고 있다.")
    @APIResponse(responseCode = "422", description = "IDEMPOTENCY_KEY_REUSED: 같은 키로 다른 요청이 처리되었다.")
    @APIResponse(responseCode = "429", description = "TOO_MANY_DISCOUNT_CODES: 할인 코드를 너무 많이 틀렸다. Retry-After초 뒤에 다시 시도한다.")
    @APIResponse(responseCode = "503", description = "FEATURE_OFF 기능이 꺼져 있다. UNAVAILABLE 잠시 후(Retry-After) 다시 시도한다.")
    public void payWithPoints(@Valid PayWithPointsRequest request,
        @Parameter(description = "1자에서 255자. 같은 키로 다시 보내면 한 번만 결제된다.") @HeaderParam("Idempotency-Key") String key,
        @Parameter(hidden = true) @Suspended AsyncResponse client) {
        responses.respond(client, pay(caller.id(), Bodies.required(request), key), IdempotentCalls::response);
    }

    /** The response that older front ends of requirement 2 expect. */
    @Schema(name = "ProcessedPayment")
    public record Processed(boolean success, String message, UUID paymentId, UUID reservationId) {

        static Processed of(PointCheckout.Receipt receipt) {
            return new Processed(true, "결제가 완료되었습니다.", receipt.payment().id().value(), receipt.reservation().value());
        }
    }

    @POST
    @Path("/process")
    @Operation(summary = "결제(이전 화면)", description = "요구사항 2의 이전 화면이 부른다. paymentMethod가 무엇이든 전액을 포인트로 결제하고 예매를 확정한다.")
    @APIResponse(responseCode = "200", description = "결제되었다.", content = @Content(schema = @Schema(implementation = Processed.class)))
    @APIResponse(responseCode = "400",
        description = "INVALID_REQUEST, INVALID_IDEMPOTENCY_KEY, INSUFFICIENT_POINTS, ALREADY_PAID, HOLD_EXPIRED, "
        + "RESERVATION_CANCELLED, PAYMENT_IN_PROGRESS")
    @APIResponse(responseCode = "403", description = "NOT_ADMITTED: 아직 입장하지 않았다. Queue-Token을 보냈으면 Not Your Turn")
    @APIResponse(responseCode = "404", description = "RESERVATION_NOT_FOUND, 다른 사람의 예매도 같다.")
    @APIResponse(responseCode = "422", description = "IDEMPOTENCY_KEY_REUSED: 같은 키로 다른 요청이 처리되었다.")
    @APIResponse(responseCode = "503", description = "FEATURE_OFF 기능이 꺼져 있다. UNAVAILABLE 잠시 후(Retry-After) 다시 시도한다.")
    public void process(@Valid ProcessPaymentRequest request,
        @Parameter(description = "1자에서 255자. 같은 키로 다시 보내면 한 번만 결제된다.") @HeaderParam("Idempotency-Key") String key,
        @Parameter(hidden = true) @Suspended AsyncResponse client) {
        responses.respond(client, process(caller.id(), Bodies.required(request), key), IdempotentCalls::response);
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "결제 조회", description = "status는 READY, CONFIRMING, UNKNOWN, DONE, FAILED, REFUNDING, COMPENSATING, REFUNDED")
    @APIResponseSchema(value = PaymentBodies.Wrapped.class, responseCode = "200", responseDescription = "결제와 환불")
    @APIResponse(responseCode = "400", description = "INVALID_ID")
    @APIResponse(responseCode = "404", description = "PAYMENT_NOT_FOUND, 다른 사람의 결제도 같다.")
    public PaymentBodies.Wrapped get(@PathParam("id") String id) {
        PaymentId payment = new PaymentId(PathIds.uuid(id, "결제 ID의 형식이 올바르지 않습니다."));
        return new PaymentBodies.Wrapped(PaymentBodies.Detail.of(payments.get(payment, caller.id())));
    }

    /** @param key null if the client sent none */
    private CompletionStage<Answer> pay(UserId user, PayWithPointsRequest request, String key) {
        return pointPayments.pay(new PointPaymentRequest(due(request.reservationId(), user),
            DiscountCodeText.Normalized.of(request.discountCode()),
            idempotent.keyed(user, key, "POST /payments/points", new Object[]{request}, Response.Status.OK, PaidBody::of)));
    }

    private CompletionStage<Answer> process(UserId user, ProcessPaymentRequest request, String key) {
        return pointPayments.pay(new PointPaymentRequest(due(request.reservationId(), user), null,
            idempotent.keyed(user, key, "POST /payments/process", new Object[]{request}, Response.Status.OK, Processed::of)));
    }

    private static Due due(UUID reservation, UserId user) {
        return new Due(new ReservationId(reservation), user);
    }
}
