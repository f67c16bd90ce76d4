package io.yemae.rest.fastpath;

import io.undertow.server.HttpServerExchange;
import io.undertow.util.AttachmentKey;
import io.undertow.util.HeaderValues;
import io.undertow.util.Headers;
import io.undertow.util.Methods;
import io.yemae.shared.Uuid7;
import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.util.List;
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

    /**
     * The path and the query as they were sent, as {@link #target(HttpServletRequest)} has them on the normal path. Empty if the request
     * has another method than GET, or another path.
     *
     * @param prefixes of the path
     */
    public Optional<String> target(List<String> prefixes) {
        if (exchange.getRequestMethod().equals(Methods.GET)) {
            String path = exchange.getRequestURI();
            for (String prefix : prefixes) {
                if (path.startsWith(prefix)) {
                    return Optional.of(target(path, exchange.getQueryString()));
                }
            }
        }
        return Optional.empty();
    }

    /** The path and the query of a request on the normal path. */
    public static String target(HttpServletRequest request) {
        return target(request.getRequestURI(), request.getQueryString());
    }

    private static String target(String path, String query) {
        return query == null || query.isEmpty() ? path : path + '?' + query;
    }

    /** The address of the client, as {@link HttpServletRequest#getRemoteAddr()} has it on the normal path. */
    public String address() {
        InetAddress address = exchange.getSourceAddress().getAddress();
        return address == null ? exchange.getSourceAddress().getHostString() : address.getHostAddress();
    }

    /** The first value of the header. Null if there is none. */
    public String first(String name) {
        return exchange.getRequestHeaders().getFirst(name);
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
