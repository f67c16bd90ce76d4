package io.yemae.payment.integration;

import io.yemae.payment.GatewayAnswer;
import io.yemae.payment.GatewayAnswer.Misconfigured;
import io.yemae.payment.GatewayAnswer.Refused;
import io.yemae.payment.GatewayAnswer.Unclear;
import io.yemae.payment.GatewayAnswer.Waiting;
import io.yemae.payment.GatewayMovement;
import io.yemae.payment.GatewayUnavailable;
import io.yemae.payment.PaymentGateway;
import io.yemae.payment.PaymentId;
import io.yemae.shared.Seoul;
import io.yemae.shared.WarmUpIds;
import io.yemae.shared.Won;
import io.yemae.shared.logging.EventLog;
import io.yemae.shared.logging.FailureLog;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.faulttolerance.exceptions.FaultToleranceException;

/** Toss Payments, core API 2022-11-16. */
@ApplicationScoped
public class TossGateway implements PaymentGateway {
    private static final Logger LOG = Logger.getLogger(TossGateway.class.getName());
    private static final DateTimeFormatter SEOUL = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss").withZone(Seoul.ZONE);
    private static final int PAGE = 1_000;
    private static final String FORBIDDEN = "FORBIDDEN_REQUEST";

    @Inject
    TossAccounts accounts;

    @Inject
    MeasuredCalls calls;

    @Inject
    GatewayCalls unmeasured;

    /** The retries and the circuit breaker of a call: a method of {@link MeasuredCalls} or {@link GatewayCalls}. */
    private interface CallPolicy {
        WireAnswer call(Supplier<Response> call);
    }

    @Override
    public GatewayAnswer confirm(String paymentKey, PaymentId order, Won amount, String idempotencyKey) {
        String body = Json.createObjectBuilder()
            .add("paymentKey", paymentKey).add("orderId", order.toString()).add("amount", amount.amount())
            .build().toString();
        GatewayAnswer answer = ask(calls::call, order, account -> account.api().confirm(account.authorization(), idempotencyKey, body));
        if (answer instanceof Misconfigured refusal && refusal.code().equals(FORBIDDEN)) {
            answer = forbidden(order, refusal);
        }
        return logged(order, answer instanceof Waiting ? new Unclear("confirmed, and yet waiting") : answer);
    }

    /**
     * The gateway uses the code both for wrong keys of ours and for a payment key of another order. If it answers a lookup of the order,
     * our keys are right, so the client sent a wrong payment key.
     */
    private GatewayAnswer forbidden(PaymentId order, Misconfigured refusal) {
        GatewayAnswer known = find(calls::call, order);
        if (known instanceof Misconfigured) {
            return refusal;
        }
        if (known instanceof Waiting || known instanceof Refused) {
            LOG.log(Level.WARNING, "Order {0} was confirmed with a payment key that is not its own", order);
            return new Refused(FORBIDDEN, "이 주문의 결제가 아닙니다.");
        }
        return known;
    }

    @Override
    public GatewayAnswer find(PaymentId order) {
        return logged(order, find(calls::call, order));
    }

    @Override
    public GatewayAnswer findForWebhook(PaymentId order) {
        return logged(order, find(calls::look, order));
    }

    private GatewayAnswer find(CallPolicy policy, PaymentId order) {
        GatewayAnswer answer = ask(policy, order, account -> account.api().find(account.authorization(), order.toString()));
        // In the answer to a lookup, and only there, this code proves that nothing was taken.
        return answer instanceof Unclear unclear && unclear.code().equals("NOT_FOUND_PAYMENT")
            ? new Refused("NOT_FOUND_PAYMENT", "존재하지 않는 결제입니다.") : answer;
    }

    @Override
    public GatewayAnswer refund(String paymentKey, PaymentId order, Won amount, String reason, String idempotencyKey) {
        String body = Json.createObjectBuilder().add("cancelReason", reason).add("cancelAmount", amount.amount()).build().toString();
        return logged(order,
            ask(calls::call, order, account -> account.api().cancel(account.authorization(), idempotencyKey, paymentKey, body)));
    }

    @Override
    public Optional<URI> rehearsalWindow() {
        return accounts.rehearsalWindow();
    }

    @Override
    public Optional<PaymentId> subjectOf(String webhook) {
        return TossWebhook.read(webhook).order();
    }

    @Override
    public List<GatewayMovement> movements(Instant from, Instant to) {
        List<GatewayMovement> all = new ArrayList<>();
        String after = null;
        JsonArray page;
        do {
            page = page(from, to, after);
            page.getValuesAs(JsonObject.class).forEach(each -> all.add(movement(each)));
            after = page.isEmpty() ? null : page.getJsonObject(page.size() - 1).getString("transactionKey");
        } while (page.size() == PAGE);
        if (accounts.isGatewayTheSandbox()) {
            all.removeIf(each -> WarmUpIds.contain(each.order()));
        }
        return all;
    }

    private JsonArray page(Instant from, Instant to, String after) {
        TossAccount account = accounts.gateway().orElseThrow(() -> new GatewayUnavailable("No secret key"));
        try {
            WireAnswer answer = calls.call(
                () -> account.api().transactions(account.authorization(), SEOUL.format(from), SEOUL.format(to), after, PAGE));
            if (answer.json() instanceof JsonArray page) {
                return page;
            }
            throw new GatewayUnavailable("No list of movements: HTTP " + answer.status());
        } catch (FaultToleranceException e) {
            throw new GatewayUnavailable("No list of movements", e);
        }
    }

    private static GatewayMovement movement(JsonObject json) {
        return new GatewayMovement(json.getString("transactionKey"), json.getString("paymentKey"), json.getString("orderId"),
            new Won(json.getJsonNumber("amount").longValueExact()), !json.getString("status").equals("DONE"),
            OffsetDateTime.parse(json.getString("transactionAt")).toInstant());
    }

    private GatewayAnswer ask(CallPolicy usual, PaymentId order, Function<TossAccount, Response> call) {
        Optional<TossAccount> account = accounts.of(order);
        if (account.isEmpty()) {
            return new Misconfigured("NO_SECRET_KEY");
        }
        CallPolicy policy = order.isOfRehearsal() ? unmeasured::rehearse : usual;
        try {
            WireAnswer answer = policy.call(() -> call.apply(account.get()));
            if (!(answer.json() instanceof JsonObject json)) {
                return new Unclear("not a payment");
            }
            return answer.isError() ? error(json) : new TossPayment(json).meaning();
        } catch (GatewayUnavailable | FaultToleranceException e) {
            String where = order.isOfRehearsal() ? "The sandbox of rehearsals" : "The gateway";
            FailureLog.logLimited(LOG, Level.WARNING, where + " gave no clear answer", e.getMessage());
            return new Unclear("NO_ANSWER", e.getMessage());
        }
    }

    private static GatewayAnswer error(JsonObject json) {
        return TossErrors.meaning(json.getString("code", "NO_CODE"), json.getString("message", "결제가 거절되었습니다."));
    }

    /** The answer. A misconfiguration is logged as an error for operators. */
    private static GatewayAnswer logged(PaymentId order, GatewayAnswer answer) {
        if (answer instanceof Misconfigured refusal && order.isOfRehearsal()) {
            FailureLog.logLimited(LOG, Level.WARNING, "The sandbox of rehearsals refuses its key or a request", refusal.code());
        } else if (answer instanceof Misconfigured refusal) {
            EventLog.happened("gateway.misconfigured", "code", refusal.code(), "payment", order);
            FailureLog.logLimited(LOG, Level.SEVERE, "The gateway refuses our keys or our request, and payments wait until that is fixed",
                refusal.code());
        }
        return answer;
    }
}
