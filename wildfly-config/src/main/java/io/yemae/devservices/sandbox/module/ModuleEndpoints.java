package io.yemae.devservices.sandbox.module;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.undertow.server.RoutingHandler;
import io.yemae.devservices.sandbox.fault.Operation;
import io.yemae.devservices.sandbox.gateway.FaultInjector;
import io.yemae.devservices.sandbox.http.EndpointHandler;
import io.yemae.devservices.sandbox.http.JsonBody;
import io.yemae.devservices.sandbox.http.Request;
import io.yemae.devservices.sandbox.http.Response;
import io.yemae.devservices.sandbox.ledger.GatewayException;
import java.util.function.UnaryOperator;

/** The module's two calls. The buyer's browser pays, unsigned; the shop cancels, signed. */
public final class ModuleEndpoints {

    private static final int MAX_ID_LENGTH = 200;

    private final PaymentModule module;
    private final Signature signature;

    public ModuleEndpoints(PaymentModule module, Signature signature) {
        this.module = module;
        this.signature = signature;
    }

    public void register(RoutingHandler routes, FaultInjector faults) {
        routes.post("/module/pay", new EndpointHandler(faults.around(Operation.MODULE_PAY, UnaryOperator.identity(), this::pay)));
        routes.post("/module/cancel", new EndpointHandler(faults.around(Operation.MODULE_CANCEL, UnaryOperator.identity(), this::cancel)));
    }

    private Response pay(Request request) {
        JsonBody body = request.json();
        return Response.json(ModuleJson.of(
            module.pay(body.text("reservationId", MAX_ID_LENGTH), body.positive("amount"), (ObjectNode) body.object())));
    }

    private Response cancel(Request request) {
        if (!signature.matches(request.body(), request.header(Signature.HEADER).orElse(null))) {
            throw new GatewayException(401, "INVALID_SIGNATURE", "서명이 올바르지 않습니다.");
        }
        JsonBody body = request.json();
        return Response.json(ModuleJson.of(module.cancel(body.text("paymentId", MAX_ID_LENGTH), body.textOrNull("reason"))));
    }
}
