package io.yemae.devservices.sandbox.page;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.yemae.devservices.sandbox.gateway.Gateway;
import io.yemae.devservices.sandbox.http.Answer;
import io.yemae.devservices.sandbox.http.JsonBody;
import io.yemae.devservices.sandbox.http.Request;
import io.yemae.devservices.sandbox.http.Router;
import io.yemae.devservices.sandbox.ledger.ErrorCode;
import io.yemae.devservices.sandbox.ledger.GatewayException;
import io.yemae.devservices.sandbox.ledger.Order;
import io.yemae.devservices.sandbox.ledger.Payment;
import io.yemae.devservices.sandbox.ledger.PaymentMethod;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;

/** The window in which the buyer pays: for people as a page, for tests as one call. */
public final class WindowEndpoints {

    private final Gateway gateway;
    private final String clientKey;

    public WindowEndpoints(Gateway gateway, String clientKey) {
        this.gateway = gateway;
        this.clientKey = clientKey;
    }

    public void register(Router router) {
        router.on("GET", "/window", this::open);
        router.on("POST", "/window", this::decide);
        router.on("POST", "/window/authorize", this::authorize);
    }

    private Answer open(Request request) {
        Map<String, String> asked = request.query();
        if (!clientKey.equals(asked.get("clientKey"))) {
            throw new GatewayException(ErrorCode.UNAUTHORIZED_KEY);
        }
        ReturnUrl.of("successUrl", asked.get("successUrl"));
        ReturnUrl.of("failUrl", asked.get("failUrl"));
        Order order = new Order(asked.get("orderId"), asked.get("orderName"), amount(asked.get("amount")),
            PaymentMethod.of(asked.get("method")));
        return Answer.html(WindowPage.of(gateway.open(order), asked));
    }

    private Answer decide(Request request) {
        Map<String, String> form = request.form();
        ReturnUrl success = ReturnUrl.of("successUrl", form.get("successUrl"));
        ReturnUrl fail = ReturnUrl.of("failUrl", form.get("failUrl"));
        Payment payment = gateway.find(form.getOrDefault("paymentKey", ""));
        if (!"pay".equals(form.get("action"))) {
            return Answer.seeOther(failed(fail, "PAY_PROCESS_CANCELED", "사용자에 의해 결제가 취소되었습니다.", payment));
        }
        try {
            return Answer.seeOther(paid(success, gateway.authenticate(payment.paymentKey(), PaymentMethod.of(form.get("method")))));
        } catch (GatewayException tooLate) {
            return Answer.seeOther(failed(fail, "PAY_PROCESS_ABORTED", tooLate.getMessage(), payment));
        }
    }

    private Answer authorize(Request request) {
        JsonBody body = request.json();
        Order order = new Order(body.text("orderId", 64), body.text("orderName", 100), body.positive("amount"),
            PaymentMethod.of(body.textOrNull("method")));
        Payment payment = gateway.authenticate(gateway.open(order).paymentKey(), order.method());
        return Answer.json(JsonNodeFactory.instance.objectNode().put("paymentKey", payment.paymentKey())
            .put("orderId", order.orderId()).put("amount", order.amount()));
    }

    private static URI paid(ReturnUrl success, Payment payment) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("paymentKey", payment.paymentKey());
        parameters.put("orderId", payment.order().orderId());
        parameters.put("amount", Long.toString(payment.order().amount()));
        parameters.put("paymentType", "NORMAL");
        return success.with(parameters);
    }

    private static URI failed(ReturnUrl fail, String code, String message, Payment payment) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("code", code);
        parameters.put("message", message);
        parameters.put("orderId", payment.order().orderId());
        return fail.with(parameters);
    }

    private static long amount(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw GatewayException.invalid("amount는 1 이상의 정수여야 합니다.");
        }
    }
}
