package io.yemae.rest.fastpath;

import io.undertow.server.HttpServerExchange;
import io.undertow.util.AttachmentKey;
import io.undertow.util.HeaderValues;
import io.undertow.util.Headers;
import io.yemae.shared.Uuid7;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jose4j.jwt.JwtClaims;

/** A request without a body, whose client takes JSON. */
public final class FastPathRequest {
    private static final int LENGTH_OF_ID = 36;
    private static final String SCHEME = "Bearer ";
    @SuppressWarnings("unchecked")
    private static final AttachmentKey<Optional<JwtClaims>> CLAIMS = AttachmentKey.create((Class<Optional<JwtClaims>>) (Class<?>) Optional.class);

    private final HttpServerExchange exchange;

    private FastPathRequest(HttpServerExchange exchange) {
        this.exchange = exchange;
    }

    public static FastPathRequest of(HttpServerExchange exchange) {
        return new FastPathRequest(exchange);
    }

    /** What is known of its access token, looked up once a request. */
    Optional<JwtClaims> claims(Function<String, Optional<JwtClaims>> known) {
        Optional<JwtClaims> claims = exchange.getAttachment(CLAIMS);
        if (claims == null) {
            claims = accessToken().flatMap(known);
            exchange.putAttachment(CLAIMS, claims);
        }
        return claims;
    }

    /** The id that stands in the path between these; empty when the request is another, or has parameters. */
    public Optional<UUID> id(String method, String before, String after) {
        String path = exchange.getRelativePath();
        return path.length() == before.length() + LENGTH_OF_ID + after.length() && path.startsWith(before) && path.endsWith(after)
            && exchange.getRequestMethod().equalToString(method) && exchange.getQueryString().isEmpty()
            ? Uuid7.parse(path.substring(before.length(), before.length() + LENGTH_OF_ID)) : Optional.empty();
    }

    /** All of this name, parted by commas; null when there is none. */
    public String header(String name) {
        HeaderValues values = exchange.getRequestHeaders().get(name);
        return values == null ? null : String.join(",", values);
    }

    /** Whether nobody says who sends it. */
    boolean isAnonymous() {
        return !exchange.getRequestHeaders().contains(Headers.AUTHORIZATION);
    }

    /** Empty unless there is one, and it shows itself in the usual way. */
    private Optional<String> accessToken() {
        HeaderValues shown = exchange.getRequestHeaders().get(Headers.AUTHORIZATION);
        return shown != null && shown.size() == 1 && shown.getFirst().startsWith(SCHEME)
            ? Optional.of(shown.getFirst().substring(SCHEME.length())) : Optional.empty();
    }
}
