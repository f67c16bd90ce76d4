package io.yemae.devservices.sandbox.module;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.yemae.devservices.sandbox.fault.Operation;
import io.yemae.devservices.sandbox.gateway.FaultyCalls;
import io.yemae.devservices.sandbox.http.Answer;
import io.yemae.devservices.sandbox.http.JsonBody;
import io.yemae.devservices.sandbox.http.Request;
import io.yemae.devservices.sandbox.http.Router;
import io.yemae.devservices.sandbox.ledger.GatewayException;
import java.util.function.UnaryOperator;

/** The module's two calls: the buyer's browser pays (unsigned), the shop cancels (signed). */
public final class ModuleEndpoints {

    private static final int LONGEST_ID = 200;

    private final PaymentModule module;
    private final Signature signature;

    public ModuleEndpoints(PaymentModule module, Signature signature) {
        this.module = module;
        this.signature = signature;
    }

    public void register(Router router, FaultyCalls faulty) {
        router.on("POST", "/module/pay", faulty.around(Operation.MODULE_PAY, UnaryOperator.identity(), this::pay));
        router.on("POST", "/module/cancel", faulty.around(Operation.MODULE_CANCEL, UnaryOperator.identity(), this::cancel));
    }

    private Answer pay(Request request) {
        JsonBody body = request.json();
        return Answer.json(ModuleJson.of(
            module.pay(body.text("reservationId", LONGEST_ID), body.positive("amount"), (ObjectNode) body.object())));
    }

    private Answer cancel(Request request) {
        if (!signature.matches(request.body(), request.header(Signature.HEADER).orElse(null))) {
            throw new GatewayException(401, "INVALID_SIGNATURE", "서명이 올바르지 않습니다.");
        }
        JsonBody body = request.json();
        return Answer.json(ModuleJson.of(module.cancel(body.text("paymentId", LONGEST_ID), body.textOrNull("reason"))));
    }
}
