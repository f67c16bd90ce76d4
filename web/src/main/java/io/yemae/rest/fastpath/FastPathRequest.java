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

/** A request without a body, whose client accepts JSON. */
public final class FastPathRequest {
    private static final int LENGTH_OF_ID = 36;
    private static final String SCHEME = "Bearer ";
    @SuppressWarnings("unchecked")
    private static final AttachmentKey<Optional<JwtClaims>> CLAIMS =
        AttachmentKey.create((Class<Optional<JwtClaims>>) (Class<?>) Optional.class);

    private final HttpServerExchange exchange;

    private FastPathRequest(HttpServerExchange exchange) {
        this.exchange = exchange;
    }

    public static FastPathRequest of(HttpServerExchange exchange) {
        return new FastPathRequest(exchange);
    }

    /** The claims of its access token if they are known. Looked up once per request. */
    Optional<JwtClaims> claims(Function<String, Optional<JwtClaims>> known) {
        Optional<JwtClaims> claims = exchange.getAttachment(CLAIMS);
        if (claims == null) {
            claims = accessToken().flatMap(known);
            exchange.putAttachment(CLAIMS, claims);
        }
        return claims;
    }

    /** The id in the path between a prefix and a suffix. Empty if the request does not match or has query parameters. */
    public Optional<UUID> id(String method, String prefix, String suffix) {
        String path = exchange.getRelativePath();
        return path.length() == prefix.length() + LENGTH_OF_ID + suffix.length() && path.startsWith(prefix) && path.endsWith(suffix)
            && exchange.getRequestMethod().equalToString(method) && exchange.getQueryString().isEmpty()
            ? Uuid7.parse(path.substring(prefix.length(), prefix.length() + LENGTH_OF_ID)) : Optional.empty();
    }

    /** All values of the header, joined by commas. Null if there are none. */
    public String header(String name) {
        HeaderValues values = exchange.getRequestHeaders().get(name);
        return values == null ? null : String.join(",", values);
    }

    /** Whether the request has no {@code Authorization} header. */
    boolean isAnonymous() {
        return !exchange.getRequestHeaders().contains(Headers.AUTHORIZATION);
    }

    /** Empty if there is no token, or it is not sent in the usual form. */
    private Optional<String> accessToken() {
        HeaderValues shown = exchange.getRequestHeaders().get(Headers.AUTHORIZATION);
        return shown != null && shown.size() == 1 && shown.getFirst().startsWith(SCHEME)
            ? Optional.of(shown.getFirst().substring(SCHEME.length())) : Optional.empty();
    }
}
