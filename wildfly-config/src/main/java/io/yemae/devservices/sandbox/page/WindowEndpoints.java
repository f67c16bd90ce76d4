package io.yemae.devservices.sandbox.page;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.undertow.server.RoutingHandler;
import io.yemae.devservices.sandbox.gateway.Gateway;
import io.yemae.devservices.sandbox.http.EndpointHandler;
import io.yemae.devservices.sandbox.http.JsonBody;
import io.yemae.devservices.sandbox.http.Request;
import io.yemae.devservices.sandbox.http.Response;
import io.yemae.devservices.sandbox.ledger.ErrorCode;
import io.yemae.devservices.sandbox.ledger.GatewayException;
import io.yemae.devservices.sandbox.ledger.Order;
import io.yemae.devservices.sandbox.ledger.Payment;
import io.yemae.devservices.sandbox.ledger.PaymentMethod;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;

/** The payment window: a page for people, and one call that pays at once for tests. */
public final class WindowEndpoints {

    private final Gateway gateway;
    private final String clientKey;

    public WindowEndpoints(Gateway gateway, String clientKey) {
        this.gateway = gateway;
        this.clientKey = clientKey;
    }

    public void register(RoutingHandler routes) {
        routes.get("/window", new EndpointHandler(this::open));
        routes.post("/window", new EndpointHandler(this::decide));
        routes.post("/window/authorize", new EndpointHandler(this::authorize));
    }

    private Response open(Request request) {
        Map<String, String> parameters = request.query();
        if (!clientKey.equals(parameters.get("clientKey"))) {
            throw new GatewayException(ErrorCode.UNAUTHORIZED_KEY);
        }
        ReturnUrl.of("successUrl", parameters.get("successUrl"));
        ReturnUrl.of("failUrl", parameters.get("failUrl"));
        Order order = new Order(parameters.get("orderId"), parameters.get("orderName"), amount(parameters.get("amount")),
            PaymentMethod.of(parameters.get("method")));
        return Response.html(WindowPage.of(gateway.open(order), parameters));
    }

    private Response decide(Request request) {
        Map<String, String> form = request.form();
        ReturnUrl success = ReturnUrl.of("successUrl", form.get("successUrl"));
        ReturnUrl fail = ReturnUrl.of("failUrl", form.get("failUrl"));
        Payment payment = gateway.find(form.getOrDefault("paymentKey", ""));
        if (!"pay".equals(form.get("action"))) {
            return Response.seeOther(failed(fail, "PAY_PROCESS_CANCELED", "사용자에 의해 결제가 취소되었습니다.", payment));
        }
        try {
            return Response.seeOther(paid(success, gateway.authenticate(payment.paymentKey(), PaymentMethod.of(form.get("method")))));
        } catch (GatewayException expired) {
            return Response.seeOther(failed(fail, "PAY_PROCESS_ABORTED", expired.getMessage(), payment));
        }
    }

    private Response authorize(Request request) {
        JsonBody body = request.json();
        Order order = new Order(body.text("orderId", 64), body.text("orderName", 100), body.positive("amount"),
            PaymentMethod.of(body.textOrNull("method")));
        Payment payment = gateway.authenticate(gateway.open(order).paymentKey(), order.method());
        return Response.json(JsonNodeFactory.instance.objectNode().put("paymentKey", payment.paymentKey())
            .put("orderId", order.orderId()).put("amount", order.amount()));
    }

    private static URI paid(ReturnUrl success, Payment payment) {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("paymentKey", payment.paymentKey());
        query.put("orderId", payment.order().orderId());
        query.put("amount", Long.toString(payment.order().amount()));
        query.put("paymentType", "NORMAL");
        return success.with(query);
    }

    private static URI failed(ReturnUrl fail, String code, String message, Payment payment) {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("code", code);
        query.put("message", message);
        query.put("orderId", payment.order().orderId());
        return fail.with(query);
    }

    private static long amount(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw GatewayException.invalid("amount는 1 이상의 정수여야 합니다.");
        }
    }
}
