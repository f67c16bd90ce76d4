package io.yemae.devservices.sandbox.page;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.yemae.devservices.sandbox.delivery.Deliveries;
import io.yemae.devservices.sandbox.http.Response;
import io.yemae.devservices.sandbox.http.Request;
import io.yemae.devservices.sandbox.ledger.GatewayException;
import java.net.URI;
import java.util.Map;

/** Controls the delivery of webhooks over HTTP. */
record WebhookControl(Deliveries webhooks) {

    private static final int TWICE = 2;

    /** Takes {@code {action}}, or {@code {action: "target", target}} with an http address. */
    Response change(Request request) {
        boolean form = request.isForm();
        Map<String, String> fields = form ? request.form() : Map.of();
        String action = form ? fields.getOrDefault("action", "") : request.json().text("action", 20);
        switch (action) {
            case "hold" -> webhooks.hold();
            case "release" -> webhooks.release();
            case "release-reversed" -> webhooks.releaseReversed();
            case "release-shuffled" -> webhooks.releaseShuffled(System.nanoTime());
            case "once" -> webhooks.copies(1);
            case "twice" -> webhooks.copies(TWICE);
            case "flush" -> webhooks.flush();
            case "target" -> webhooks.target(target(form ? fields.get("target") : request.json().textOrNull("target")));
            default -> throw GatewayException.invalid(
                "action은 hold, release, release-reversed, release-shuffled, once, twice, flush, target 중 하나여야 합니다.");
        }
        return form ? Response.seeOther(URI.create("/sandbox")) : Response.json(state());
    }

    ObjectNode state() {
        return JsonNodeFactory.instance.objectNode()
            .put("target", webhooks.target() == null ? null : webhooks.target().toString())
            .put("held", webhooks.held()).put("waiting", webhooks.waiting().size())
            .put("received", webhooks.received().size()).put("givenUp", webhooks.givenUp().size());
    }

    private static URI target(String text) {
        return text == null || text.isBlank() ? null : ReturnUrl.of("target", text).url();
    }
}
