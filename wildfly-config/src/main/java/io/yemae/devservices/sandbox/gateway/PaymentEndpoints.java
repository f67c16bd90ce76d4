package io.yemae.devservices.sandbox.gateway;

import io.undertow.server.HttpHandler;
import io.undertow.server.RoutingHandler;
import io.yemae.devservices.sandbox.fault.Operation;
import io.yemae.devservices.sandbox.http.Response;
import io.yemae.devservices.sandbox.http.Endpoint;
import io.yemae.devservices.sandbox.http.EndpointHandler;
import io.yemae.devservices.sandbox.http.JsonBody;
import io.yemae.devservices.sandbox.http.Request;
import io.yemae.devservices.sandbox.ledger.Failure;
import io.yemae.devservices.sandbox.ledger.Ledger;
import io.yemae.devservices.sandbox.ledger.Order;
import io.yemae.devservices.sandbox.ledger.Payment;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;

/** Confirm, query, cancel, transactions: the calls that the shop makes with its secret key. */
public final class PaymentEndpoints {

    private static final int MAX_KEY_LENGTH = 200;
    private static final int MAX_ORDER_ID_LENGTH = 64;
    private static final int MAX_REASON_LENGTH = 200;
    private static final UnaryOperator<Endpoint> NO_GUARD = UnaryOperator.identity();

    private final Gateway gateway;
    private final Ledger ledger;
    private final String secretKey;

    public PaymentEndpoints(Gateway gateway, Ledger ledger, String secretKey) {
        this.gateway = gateway;
        this.ledger = ledger;
        this.secretKey = secretKey;
    }

    /** @param idempotent makes the calls that move money idempotent */
    public void register(RoutingHandler routes, FaultInjector faults, UnaryOperator<Endpoint> idempotent) {
        routes.post("/v1/payments/confirm", withKey(faults.around(Operation.CONFIRM, idempotent, this::confirm)));
        routes.post("/v1/payments/{paymentKey}/cancel", withKey(faults.around(Operation.CANCEL, idempotent, this::cancel)));
        routes.get("/v1/payments/orders/{orderId}", withKey(faults.around(Operation.QUERY, NO_GUARD, this::findByOrder)));
        routes.get("/v1/payments/{paymentKey}", withKey(faults.around(Operation.QUERY, NO_GUARD, this::find)));
        routes.get("/v1/transactions", withKey(faults.around(Operation.TRANSACTIONS, NO_GUARD, new TransactionPage(ledger))));
    }

    private HttpHandler withKey(Endpoint endpoint) {
        return new EndpointHandler(new SecretKeyCheck(secretKey, new TestCodeCheck(endpoint)));
    }

    /** The order id of a request, for faults of certain orders; empty if it is unknown. */
    public String orderOf(Request request) {
        Map<String, String> variables = request.variables();
        if (variables.containsKey("orderId")) {
            return variables.get("orderId");
        }
        if (variables.containsKey("paymentKey")) {
            return ledger.payment(variables.get("paymentKey")).map(payment -> payment.order().orderId()).orElse("");
        }
        if (!request.path().endsWith("/confirm")) {
            return "";
        }
        String orderId = request.json().textOrNull("orderId");
        return orderId == null ? "" : orderId;
    }

    /** Aborts the payment of a confirm request. */
    public void decline(Request request, Failure why) {
        gateway.decline(request.json().text("paymentKey", MAX_KEY_LENGTH), why);
    }

    private Response confirm(Request request) {
        JsonBody body = request.json();
        String paymentKey = body.text("paymentKey", MAX_KEY_LENGTH);
        String orderId = body.text("orderId", MAX_ORDER_ID_LENGTH);
        Order.requireOrderId(orderId);
        return response(gateway.confirm(paymentKey, orderId, body.positive("amount")));
    }

    private Response cancel(Request request) {
        JsonBody body = request.json();
        String reason = body.text("cancelReason", MAX_REASON_LENGTH);
        OptionalLong amount = body.positiveIfPresent("cancelAmount");
        return response(gateway.cancel(request.variables().get("paymentKey"), amount.isPresent() ? amount.getAsLong() : null, reason));
    }

    private Response find(Request request) {
        return response(gateway.find(request.variables().get("paymentKey")));
    }

    private Response findByOrder(Request request) {
        return response(gateway.findByOrder(request.variables().get("orderId")));
    }

    private static Response response(Payment payment) {
        return Response.json(PaymentJson.of(payment));
    }
}
