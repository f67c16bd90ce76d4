package io.yemae.checkout.rest;

import io.yemae.checkout.PointOrders;
import io.yemae.rest.idempotency.Idempotent;
import io.yemae.rest.json.Bodies;
import io.yemae.rest.security.Caller;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Purchases of points through the gateway's payment window. */
@Path("/points/orders")
@RequestScoped
@RolesAllowed("USER")
@Tag(name = "포인트")
@SecurityRequirement(name = "bearer")
@Produces(MediaType.APPLICATION_JSON)
public class PointOrdersResource {

    @Inject
    PointOrders orders;

    @Inject
    Caller caller;

    @POST
    @Idempotent
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "포인트 구매 준비", description = "결제창을 여는 데 필요한 값을 준다. 결제창이 돌려준 값으로 POST /payments/confirm을 부르면 "
        + "결제되고 포인트가 충전된다.")
    @Parameter(name = "Idempotency-Key", in = ParameterIn.HEADER, description = "1자에서 255자. 같은 키로 다시 보내면 같은 주문이다.",
        schema = @Schema(type = SchemaType.STRING))
    @APIResponseSchema(value = PaymentBodies.Prepared.class, responseCode = "200", responseDescription = "주문")
    @APIResponse(responseCode = "400", description = "INVALID_REQUEST, INVALID_IDEMPOTENCY_KEY")
    @APIResponse(responseCode = "409", description = "POINTS_LIMIT: 24시간 안에 결제로 충전할 수 있는 포인트를 넘는다.")
    @APIResponse(responseCode = "422", description = "IDEMPOTENCY_KEY_REUSED: 같은 키로 다른 요청이 처리되었다.")
    @APIResponse(responseCode = "503", description = "FEATURE_OFF, GATEWAY_NOT_CONFIGURED; UNAVAILABLE 잠시 후(Retry-After) 다시 시도한다.")
    public Response prepare(@Valid PointOrderRequest request) {
        PointOrderRequest order = Bodies.required(request);
        return Response.ok(PaymentBodies.Prepared.of(orders.prepare(caller.id(), order.paymentMethod(), order.amount()))).build();
    }
}
