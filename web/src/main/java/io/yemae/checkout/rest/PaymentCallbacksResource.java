package io.yemae.checkout.rest;

import io.yemae.checkout.ModuleCallbacks;
import io.yemae.payment.GatewayWebhooks;
import io.yemae.payment.PaymentId;
import io.yemae.payment.PaymentView;
import io.yemae.rest.async.BlockingResponses;
import io.yemae.settlement.ModuleSettlements;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Webhooks of the gateway and callbacks of the payment module. */
@Path("/payments")
@RequestScoped
@PermitAll
@Tag(name = "결제")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class PaymentCallbacksResource {
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(3);

    @Inject
    GatewayWebhooks webhooks;

    @Inject
    ModuleCallbacks callbacks;

    @Inject
    ModuleSettlements settlements;

    @Inject
    BlockingResponses responses;

    @Schema(name = "WebhookResponse")
    public record Received(String message) {
    }

    /** The payment of a callback. */
    @Schema(name = "PaymentCallbackResponse")
    public record Accepted(UUID paymentId, UUID reservationId, long amount, String status) {

        static Accepted of(PaymentView payment) {
            return new Accepted(payment.id().value(), payment.reservation().value(), payment.amount().amount(), payment.status().name());
        }
    }

    @POST
    @Path("/webhooks/toss")
    @Operation(summary = "토스페이먼츠 웹훅", description = "내용은 믿지 않는다. 앞부분을 받아 두고, 결제를 게이트웨이에 다시 물어본다. "
        + "쓰지 않는 종류의 이벤트와 우리 것이 아닌 주문은 200으로 답하고 버린다.")
    @APIResponseSchema(value = Received.class, responseCode = "200", responseDescription = "받았다.")
    @APIResponse(responseCode = "400", description = "MALFORMED_WEBHOOK: JSON 객체가 아니다.")
    public Received webhook(@RequestBody(content = @Content(mediaType = MediaType.APPLICATION_JSON,
                                schema = @Schema(implementation = CallbackBodies.Webhook.class))) String body) {
        webhooks.receive(body);
        return new Received("OK");
    }

    @POST
    @Path("/callback")
    @Operation(summary = "결제 모듈 콜백", description = "결제를 기록하고, 대기열을 거쳐 예매를 확정한다. 3초 안에 끝나면 그 결과를 답하고, 아니면 202로 답한다. "
        + "결과는 GET /payments/{paymentId}가 알려준다. 같은 결제의 콜백은 다시 와도 한 번만 반영된다.")
    @APIResponseSchema(value = Accepted.class, responseCode = "200", responseDescription = "결제와 예매")
    @APIResponse(responseCode = "202", description = "기록했고, 아직 확정하지 않았다.",
        content = @Content(schema = @Schema(implementation = PaymentBodies.Pending.class)))
    @APIResponse(responseCode = "400", description = "MALFORMED_CALLBACK")
    @APIResponse(responseCode = "401", description = "INVALID_SIGNATURE")
    @APIResponse(responseCode = "409", description = "PAYMENT_NOT_ACCEPTED: 유효한 예약이 없거나 다른 결제가 먼저였다. 결제 모듈에 취소를 요청한다.")
    @APIResponse(responseCode = "503", description = "UNAVAILABLE 잠시 후(Retry-After) 다시 시도한다.")
    public void callback(@RequestBody(content = @Content(mediaType = MediaType.APPLICATION_JSON,
                             schema = @Schema(implementation = CallbackBodies.Callback.class))) String body,
                         @Parameter(description = "본문의 HMAC-SHA256, 16진수 64자") @HeaderParam("Payment-Signature") String signature,
                         @Parameter(hidden = true) @Suspended AsyncResponse client) {
        PaymentId payment = callbacks.receive(body, signature);
        responses.respond(client, () -> answer(settlements.outcome(payment, LONGEST_WAIT)), () -> pending(payment));
    }

    private static Response answer(PaymentView payment) {
        return payment.status().isOpen() ? pending(payment.id()) : Response.ok(Accepted.of(payment)).build();
    }

    private static Response pending(PaymentId payment) {
        return Response.accepted(PaymentBodies.Pending.of(payment)).build();
    }
}
