package io.yemae.devservices.sandbox.gateway;

import io.yemae.devservices.sandbox.fault.Operation;
import io.yemae.devservices.sandbox.http.Answer;
import io.yemae.devservices.sandbox.http.Endpoint;
import io.yemae.devservices.sandbox.http.JsonBody;
import io.yemae.devservices.sandbox.http.Request;
import io.yemae.devservices.sandbox.http.Router;
import io.yemae.devservices.sandbox.ledger.Failure;
import io.yemae.devservices.sandbox.ledger.Ledger;
import io.yemae.devservices.sandbox.ledger.Order;
import io.yemae.devservices.sandbox.ledger.Payment;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;

/** Confirm, query, cancel, transactions: what the shop calls with its secret key. */
public final class PaymentEndpoints {

    private static final int LONGEST_KEY = 200;
    private static final int LONGEST_ORDER_ID = 64;
    private static final int LONGEST_REASON = 200;
    private static final UnaryOperator<Endpoint> UNGUARDED = UnaryOperator.identity();

    private final Gateway gateway;
    private final Ledger ledger;

    public PaymentEndpoints(Gateway gateway, Ledger ledger) {
        this.gateway = gateway;
        this.ledger = ledger;
    }

    /**
     * @param once guards the calls that move money
     */
    public void register(Router router, String secretKey, FaultyCalls faulty, UnaryOperator<Endpoint> once) {
        UnaryOperator<Endpoint> shop = endpoint -> new ShopKey(secretKey, new TestCode(endpoint));
        router.on("POST", "/v1/payments/confirm", shop.apply(faulty.around(Operation.CONFIRM, once, this::confirm)));
        router.on("POST", "/v1/payments/{paymentKey}/cancel", shop.apply(faulty.around(Operation.CANCEL, once, this::cancel)));
        router.on("GET", "/v1/payments/orders/{orderId}", shop.apply(faulty.around(Operation.QUERY, UNGUARDED, this::byOrder)));
        router.on("GET", "/v1/payments/{paymentKey}", shop.apply(faulty.around(Operation.QUERY, UNGUARDED, this::byKey)));
        router.on("GET", "/v1/transactions",
            shop.apply(faulty.around(Operation.TRANSACTIONS, UNGUARDED, new TransactionPage(ledger))));
    }

    /** The order a request is about, empty when unknown: what a fault for certain orders asks. */
    public String orderOf(Request request) {
        Map<String, String> path = request.path();
        if (path.containsKey("orderId")) {
            return path.get("orderId");
        }
        if (path.containsKey("paymentKey")) {
            return ledger.payment(path.get("paymentKey")).map(payment -> payment.order().orderId()).orElse("");
        }
        if (!request.uri().endsWith("/confirm")) {
            return "";
        }
        String orderId = request.json().textOrNull("orderId");
        return orderId == null ? "" : orderId;
    }

    /** Ends the payment that a confirm is about. */
    public void decline(Request request, Failure why) {
        gateway.decline(request.json().text("paymentKey", LONGEST_KEY), why);
    }

    private Answer confirm(Request request) {
        JsonBody body = request.json();
        String paymentKey = body.text("paymentKey", LONGEST_KEY);
        String orderId = body.text("orderId", LONGEST_ORDER_ID);
        Order.requireOrderId(orderId);
        return answer(gateway.confirm(paymentKey, orderId, body.positive("amount")));
    }

    private Answer cancel(Request request) {
        JsonBody body = request.json();
        String reason = body.text("cancelReason", LONGEST_REASON);
        OptionalLong amount = body.positiveIfPresent("cancelAmount");
        return answer(gateway.cancel(request.path().get("paymentKey"), amount.isPresent() ? amount.getAsLong() : null, reason));
    }

    private Answer byKey(Request request) {
        return answer(gateway.find(request.path().get("paymentKey")));
    }

    private Answer byOrder(Request request) {
        return answer(gateway.findByOrder(request.path().get("orderId")));
    }

    private static Answer answer(Payment payment) {
        return Answer.json(PaymentJson.of(payment));
    }
}
