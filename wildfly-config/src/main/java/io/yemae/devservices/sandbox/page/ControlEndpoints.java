package io.yemae.devservices.sandbox.page;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.undertow.server.RoutingHandler;
import io.yemae.devservices.sandbox.delivery.Deliveries;
import io.yemae.devservices.sandbox.fault.Faults;
import io.yemae.devservices.sandbox.gateway.PaymentJson;
import io.yemae.devservices.sandbox.http.EndpointHandler;
import io.yemae.devservices.sandbox.http.Request;
import io.yemae.devservices.sandbox.http.Response;
import io.yemae.devservices.sandbox.ledger.Ledger;
import io.yemae.devservices.sandbox.module.ModuleJson;
import java.net.URI;

/** The sandbox's controls over HTTP, for a developer who runs the platform. */
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

    public void register(RoutingHandler routes) {
        routes.get("/", new EndpointHandler(request -> Response.seeOther(PAGE)));
        routes.get("/sandbox", new EndpointHandler(request -> Response.html(ControlPage.of(ledger, faults, webhooks))));
        routes.get("/sandbox/ledger", new EndpointHandler(request -> Response.json(ledgerJson())));
        routes.get("/sandbox/faults", new EndpointHandler(request -> Response.json(faultsJson())));
        routes.post("/sandbox/faults", new EndpointHandler(this::add));
        routes.delete("/sandbox/faults", new EndpointHandler(this::clear));
        routes.post("/sandbox/faults/release", new EndpointHandler(this::release));
        WebhookControl control = new WebhookControl(webhooks);
        routes.get("/sandbox/webhooks", new EndpointHandler(request -> Response.json(control.state())));
        routes.post("/sandbox/webhooks", new EndpointHandler(control::change));
    }

    private Response add(Request request) {
        if (request.isForm()) {
            faults.add(FaultRequest.of(request.form()).rule());
            return Response.seeOther(PAGE);
        }
        faults.add(FaultRequest.of(request.json()).rule());
        return Response.json(201, faultsJson().toString());
    }

    private Response clear(Request request) {
        faults.clear();
        return Response.noContent();
    }

    private Response release(Request request) {
        faults.release();
        return request.isForm() ? Response.seeOther(PAGE) : Response.noContent();
    }

    private ArrayNode faultsJson() {
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        faults.pending().forEach(rule -> all.addObject().put("operation", rule.operation().name())
            .put("fault", rule.fault().kind().name()).put("delayMillis", rule.fault().delay().toMillis())
            .put("status", rule.fault().status()).put("code", rule.fault().code()).put("times", rule.times()));
        return all;
    }

    private ObjectNode ledgerJson() {
        ObjectNode all = JsonNodeFactory.instance.objectNode();
        ArrayNode payments = all.putArray("payments");
        ledger.payments().forEach(payment -> payments.add(PaymentJson.of(payment)));
        ArrayNode modulePayments = all.putArray("modulePayments");
        ledger.modulePayments().forEach(payment -> modulePayments.add(ModuleJson.of(payment)));
        return all;
    }
}
