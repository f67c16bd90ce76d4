package io.yemae.devservices.sandbox.page;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.yemae.devservices.sandbox.delivery.Deliveries;
import io.yemae.devservices.sandbox.fault.Faults;
import io.yemae.devservices.sandbox.gateway.PaymentJson;
import io.yemae.devservices.sandbox.http.Answer;
import io.yemae.devservices.sandbox.http.Request;
import io.yemae.devservices.sandbox.http.Router;
import io.yemae.devservices.sandbox.ledger.Ledger;
import io.yemae.devservices.sandbox.module.ModuleJson;
import java.net.URI;

/** The switches of the sandbox over HTTP, for whoever runs the platform on a desk. */
public final class ControlEndpoints {

    private static final URI PAGE = URI.create("/sandbox");

    private final Ledger ledger;
    private final Faults faults;
    private final Deliveries webhooks;

    public ControlEndpoints(Ledger ledger, Faults faults, Deliveries webhooks) {
        this.ledger = ledger;
        this.faults = faults;
        this.webhooks = webhooks;
    }

    public void register(Router router) {
        router.on("GET", "/", request -> Answer.seeOther(PAGE));
        router.on("GET", "/sandbox", request -> Answer.html(ControlPage.of(ledger, faults, webhooks)));
        router.on("GET", "/sandbox/ledger", request -> Answer.json(books()));
        router.on("GET", "/sandbox/faults", request -> Answer.json(rules()));
        router.on("POST", "/sandbox/faults", this::add);
        router.on("DELETE", "/sandbox/faults", this::clear);
        router.on("POST", "/sandbox/faults/release", this::release);
        WebhookControl control = new WebhookControl(webhooks);
        router.on("GET", "/sandbox/webhooks", request -> Answer.json(control.state()));
        router.on("POST", "/sandbox/webhooks", control::change);
    }

    private Answer add(Request request) {
        if (isForm(request)) {
            faults.add(FaultRequest.of(request.form()).rule());
            return Answer.seeOther(PAGE);
        }
        faults.add(FaultRequest.of(request.json()).rule());
        return Answer.json(201, rules().toString());
    }

    private Answer clear(Request request) {
        faults.clear();
        return Answer.noContent();
    }

    private Answer release(Request request) {
        faults.release();
        return isForm(request) ? Answer.seeOther(PAGE) : Answer.noContent();
    }

    private ArrayNode rules() {
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        faults.pending().forEach(rule -> all.addObject().put("operation", rule.operation().name())
            .put("fault", rule.fault().kind().name()).put("delayMillis", rule.fault().delay().toMillis())
            .put("status", rule.fault().status()).put("code", rule.fault().code()).put("times", rule.times()));
        return all;
    }

    private ObjectNode books() {
        ObjectNode all = JsonNodeFactory.instance.objectNode();
        ArrayNode payments = all.putArray("payments");
        ledger.payments().forEach(payment -> payments.add(PaymentJson.of(payment)));
        ArrayNode modulePayments = all.putArray("modulePayments");
        ledger.modulePayments().forEach(payment -> modulePayments.add(ModuleJson.of(payment)));
        return all;
    }

    static boolean isForm(Request request) {
        return request.header("Content-Type").orElse("").startsWith("application/x-www-form-urlencoded");
    }
}
