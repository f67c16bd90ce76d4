package io.yemae.booking.rest;

import io.yemae.booking.ModuleCallbacks;
import io.yemae.payment.GatewayWebhooks;
import io.yemae.payment.PaymentView;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What those who take money tell us by themselves. */
@Path("/payments")
@RequestScoped
@PermitAll
@Tag(name = "결제")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class PaymentCallbacksResource {

    @Inject
    GatewayWebhooks webhooks;

    @Inject
    ModuleCallbacks callbacks;

    /** Received. */
    @Schema(name = "WebhookResponse")
    public record Received(String message) {
    }

    /** The payment that a callback is about. */
    @Schema(name = "PaymentCallbackResponse")
    public record Accepted(UUID paymentId, UUID reservationId, long amount, String status) {

        static Accepted of(PaymentView payment) {
            return new Accepted(payment.id().value(), payment.reservation().value(), payment.amount().amount(), payment.status().name());
        }
    }

    @POST
    @Path("/webhooks/toss")
    @Operation(summary = "토스페이먼츠 웹훅", description = "내용은 믿지 않는다. 받아 두고, 결제를 게이트웨이에 다시 물어본다.")
    @APIResponseSchema(value = Received.class, responseCode = "200", responseDescription = "받았다.")
    @APIResponse(responseCode = "400", description = "MALFORMED_WEBHOOK")
    public Received webhook(@RequestBody(content = @Content(mediaType = MediaType.APPLICATION_JSON,
                                schema = @Schema(implementation = CallbackBodies.Webhook.class))) String body) {
        webhooks.receive(body);
        return new Received("OK");
    }

    @POST
    @Path("/callback")
    @Operation(summary = "결제 모듈 콜백", description = "결제를 기록하고 예매를 확정한다. 같은 결제의 콜백은 다시 와도 한 번만 반영된다.")
    @APIResponseSchema(value = Accepted.class, responseCode = "200", responseDescription = "결제와 예매")
    @APIResponse(responseCode = "400", description = "MALFORMED_CALLBACK")
    @APIResponse(responseCode = "401", description = "INVALID_SIGNATURE")
    @APIResponse(responseCode = "409", description = "PAYMENT_NOT_ACCEPTED: 유효한 예약이 없거나 다른 결제가 먼저였다. 결제 모듈에 취소를 요청한다.")
    public Accepted callback(@RequestBody(content = @Content(mediaType = MediaType.APPLICATION_JSON,
                                 schema = @Schema(implementation = CallbackBodies.Callback.class))) String body,
                             @Parameter(description = "본문의 HMAC-SHA256, 16진수 64자") @HeaderParam("Payment-Signature") String signature) {
        return Accepted.of(callbacks.receive(body, signature));
    }
}
