package io.yemae.rest.shortway;

import io.undertow.server.HttpServerExchange;
import io.undertow.util.HeaderValues;
import io.undertow.util.Headers;
import io.yemae.shared.Uuid7;
import java.util.Optional;
import java.util.UUID;

/** A request without a body, whose client takes JSON. */
public final class ShortRequest {
    private static final String SCHEME = "Bearer ";

    private final HttpServerExchange exchange;

    ShortRequest(HttpServerExchange exchange) {
        this.exchange = exchange;
    }

    /** The id that follows in the path and ends it; empty when the request is another, or has parameters. */
    public Optional<UUID> idAfter(String method, String path) {
        String asked = exchange.getRelativePath();
        return exchange.getRequestMethod().equalToString(method) && asked.startsWith(path) && exchange.getQueryString().isEmpty()
            ? Uuid7.parse(asked.substring(path.length())) : Optional.empty();
    }

    /** Empty unless there is one, and it shows itself in the usual way. */
    public Optional<String> accessToken() {
        HeaderValues shown = exchange.getRequestHeaders().get(Headers.AUTHORIZATION);
        return shown != null && shown.size() == 1 && shown.getFirst().startsWith(SCHEME)
            ? Optional.of(shown.getFirst().substring(SCHEME.length())) : Optional.empty();
    }
}
