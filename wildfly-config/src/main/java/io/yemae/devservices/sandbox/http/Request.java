package io.yemae.devservices.sandbox.http;

import io.undertow.server.HttpServerExchange;
import io.undertow.util.PathTemplateMatch;
import io.undertow.util.QueryParameterUtils;
import io.yemae.devservices.sandbox.ledger.GatewayException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * A request with its complete body.
 *
 * @param path      the decoded path
 * @param variables the variables of the route, such as {@code paymentKey}
 * @param query     the query parameters; of repeated ones the first
 * @param headers   looks up a header; null if it is missing
 */
public record Request(String method, String path, Map<String, String> variables, Map<String, String> query,
                      UnaryOperator<String> headers, String body) {

    private static final int MAX_BODY_BYTES = 64 * 1024;

    /** @throws GatewayException PAYLOAD_TOO_LARGE for a body of more than 64 KiB */
    static Request read(HttpServerExchange exchange) throws IOException {
        byte[] body = exchange.getInputStream().readNBytes(MAX_BODY_BYTES + 1);
        if (body.length > MAX_BODY_BYTES) {
            throw new GatewayException(413, "PAYLOAD_TOO_LARGE", "요청 본문이 너무 큽니다.");
        }
        PathTemplateMatch route = exchange.getAttachment(PathTemplateMatch.ATTACHMENT_KEY);
        return new Request(exchange.getRequestMethod().toString(), exchange.getRequestPath(),
            route == null ? Map.of() : route.getParameters(), first(exchange.getQueryParameters()),
            name -> exchange.getRequestHeaders().getFirst(name), new String(body, StandardCharsets.UTF_8));
    }

    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.apply(name));
    }

    /** Whether the body is a form that a browser sent. */
    public boolean isForm() {
        return header("Content-Type").orElse("").startsWith("application/x-www-form-urlencoded");
    }

    /**
     * The fields of a form.
     *
     * @throws GatewayException INVALID_REQUEST if the body is not a form
     */
    public Map<String, String> form() {
        try {
            return first(QueryParameterUtils.parseQueryString(body, StandardCharsets.UTF_8.name()));
        } catch (IllegalArgumentException e) {
            throw GatewayException.invalid("잘못 인코딩된 값입니다.");
        }
    }

    /** @throws GatewayException INVALID_REQUEST if the body is not a JSON object */
    public JsonBody json() {
        return JsonBody.parse(body);
    }

    private static Map<String, String> first(Map<String, Deque<String>> parameters) {
        return parameters.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().getFirst()));
    }
}
