package io.yemae.devservices.sandbox.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.yemae.devservices.sandbox.ledger.GatewayException;
import java.net.URI;
import java.util.Map;

/** A complete response that has not been sent yet. */
public record Response(int status, Map<String, String> headers, String body) {

    private static final String TYPE = "Content-Type";

    public static Response json(JsonNode body) {
        return json(200, body.toString());
    }

    public static Response json(int status, String body) {
        return new Response(status, Map.of(TYPE, "application/json;charset=UTF-8"), body);
    }

    public static Response html(String page) {
        return new Response(200, Map.of(TYPE, "text/html;charset=UTF-8"), page);
    }

    /** 303: the browser continues with a GET. */
    public static Response seeOther(URI location) {
        return new Response(303, Map.of("Location", location.toASCIIString()), "");
    }

    public static Response noContent() {
        return new Response(204, Map.of(), "");
    }

    /** The error's status, and {@code {code, message}} as its body. */
    public static Response error(GatewayException error) {
        return json(error.status(), JsonNodeFactory.instance.objectNode()
            .put("code", error.code()).put("message", error.getMessage()).toString());
    }
}
