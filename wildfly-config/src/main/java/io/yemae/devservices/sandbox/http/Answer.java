package io.yemae.devservices.sandbox.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.yemae.devservices.sandbox.ledger.GatewayException;
import java.net.URI;
import java.util.Map;

/** A whole answer, before it is sent. */
public record Answer(int status, Map<String, String> headers, String body) {

    private static final String TYPE = "Content-Type";

    public static Answer json(JsonNode body) {
        return json(200, body.toString());
    }

    public static Answer json(int status, String body) {
        return new Answer(status, Map.of(TYPE, "application/json;charset=UTF-8"), body);
    }

    public static Answer html(String page) {
        return new Answer(200, Map.of(TYPE, "text/html;charset=UTF-8"), page);
    }

    /** 303: the browser goes on with a GET. */
    public static Answer seeOther(URI location) {
        return new Answer(303, Map.of("Location", location.toASCIIString()), "");
    }

    public static Answer noContent() {
        return new Answer(204, Map.of(), "");
    }

    public static Answer error(GatewayException refusal) {
        return json(refusal.status(), JsonNodeFactory.instance.objectNode()
            .put("code", refusal.code()).put("message", refusal.getMessage()).toString());
    }
}
