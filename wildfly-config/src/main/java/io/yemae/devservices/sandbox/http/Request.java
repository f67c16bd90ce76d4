package io.yemae.devservices.sandbox.http;

import com.sun.net.httpserver.HttpExchange;
import io.yemae.devservices.sandbox.ledger.GatewayException;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A request, read to its end.
 *
 * @param path   the path's variable parts by name
 * @param query  the query's parameters, the first of each
 * @param header looks up a header, null when absent
 */
public record Request(String method, String uri, Map<String, String> path, Map<String, String> query,
                      UnaryOperator<String> header, String body) {

    private static final int LONGEST_BODY = 64 * 1024;

    static Request read(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readNBytes(LONGEST_BODY + 1);
        if (body.length > LONGEST_BODY) {
            throw new GatewayException(413, "PAYLOAD_TOO_LARGE", "요청 본문이 너무 큽니다.");
        }
        return new Request(exchange.getRequestMethod(), exchange.getRequestURI().getPath(), Map.of(),
            parameters(exchange.getRequestURI().getRawQuery()), exchange.getRequestHeaders()::getFirst,
            new String(body, StandardCharsets.UTF_8));
    }

    Request withPath(Map<String, String> variables) {
        return new Request(method, uri, variables, query, header, body);
    }

    public Optional<String> header(String name) {
        return Optional.ofNullable(header.apply(name));
    }

    /** The fields of a form that a browser sent. */
    public Map<String, String> form() {
        return parameters(body);
    }

    public JsonBody json() {
        return JsonBody.parse(body);
    }

    private static Map<String, String> parameters(String encoded) {
        Map<String, String> all = new HashMap<>();
        if (encoded == null || encoded.isEmpty()) {
            return all;
        }
        for (String pair : encoded.split("&")) {
            int equals = pair.indexOf('=');
            String name = equals < 0 ? pair : pair.substring(0, equals);
            all.putIfAbsent(decoded(name), equals < 0 ? "" : decoded(pair.substring(equals + 1)));
        }
        return all;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw GatewayException.invalid("잘못 인코딩된 값입니다.");
        }
    }
}
