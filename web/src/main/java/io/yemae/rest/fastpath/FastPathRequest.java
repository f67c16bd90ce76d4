package io.yemae.rest.fastpath;

import io.undertow.connector.PooledByteBuffer;
import io.undertow.server.Connectors;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.AttachmentKey;
import io.undertow.util.HeaderMap;
import io.undertow.util.HeaderValues;
import io.undertow.util.Headers;
import io.undertow.util.Methods;
import io.yemae.rest.trace.TraceHandler;
import io.yemae.shared.Uuid7;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.jose4j.jwt.JwtClaims;
import org.xnio.channels.StreamSourceChannel;

/** A request whose client accepts JSON. Its body, if it has one, has been received. */
public final class FastPathRequest {
    private static final int LENGTH_OF_ID = 36;
    private static final String SCHEME = "Bearer ";
    /** In bytes. A longer body takes the normal path. */
    private static final int LONGEST_BODY = 4_096;
    private static final String JSON_IN_UTF_8 = MediaType.APPLICATION_JSON + ";charset=utf-8";
    private static final AttachmentKey<byte[]> BODY = AttachmentKey.create(byte[].class);
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

    /** The subject of its access token, if the token has been looked up and is known. */
    public Optional<String> subject() {
        Optional<JwtClaims> claims = exchange.getAttachment(CLAIMS);
        return claims == null ? Optional.empty() : claims.map(each -> each.getClaimValueAsString("sub"));
    }

    /** Whether the path is exactly this, without query parameters. */
    boolean isAt(String method, String path) {
        return exchange.getRelativePath().equals(path) && exchange.getRequestMethod().equalToString(method)
            && exchange.getQueryString().isEmpty();
    }

    /** The id in the path between a prefix and a suffix. Empty if the request does not match, has a body or query parameters. */
    public Optional<UUID> id(String method, String prefix, String suffix) {
        String path = exchange.getRelativePath();
        return path.length() == prefix.length() + LENGTH_OF_ID + suffix.length() && path.startsWith(prefix) && path.endsWith(suffix)
            && exchange.getRequestMethod().equalToString(method) && exchange.getQueryString().isEmpty() && exchange.isRequestComplete()
            ? Uuid7.parse(path.substring(prefix.length(), prefix.length() + LENGTH_OF_ID)) : Optional.empty();
    }

    /**
     * The path and the query as they were sent, as {@link #target(HttpServletRequest)} has them on the normal path. Empty if the request
     * has a body, another method than GET, or another path.
     *
     * @param prefixes of the path
     */
    public Optional<String> target(List<String> prefixes) {
        if (exchange.getRequestMethod().equals(Methods.GET) && exchange.isRequestComplete()) {
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

    String trace() {
        return TraceHandler.of(exchange);
    }

    /** The threads of the normal path. */
    Executor workers() {
        return exchange.getConnection().getWorker();
    }

    /** The body. Empty if it is not certainly short JSON in UTF-8. */
    Optional<byte[]> json() {
        HeaderMap headers = exchange.getRequestHeaders();
        long length = exchange.getRequestContentLength();
        boolean isSimple = length > 0 && length <= Math.min(LONGEST_BODY, exchange.getConnection().getByteBufferPool().getBufferSize())
            && isJson(headers.get(Headers.CONTENT_TYPE)) && !headers.contains(Headers.CONTENT_ENCODING);
        return isSimple ? read((int) length) : Optional.empty();
    }

    /** Gives back the body if it was read, so that the normal path can read it. */
    void restoreBody() {
        byte[] body = exchange.removeAttachment(BODY);
        if (body != null) {
            PooledByteBuffer buffer = exchange.getConnection().getByteBufferPool().allocate();
            buffer.getBuffer().put(body).flip();
            Connectors.ungetRequestBytes(exchange, buffer);
            Connectors.resetRequestChannel(exchange);
        }
    }

    private static boolean isJson(HeaderValues type) {
        return type != null && type.size() == 1
            && (type.getFirst().equals(MediaType.APPLICATION_JSON) || type.getFirst().replace(" ", "").equalsIgnoreCase(JSON_IN_UTF_8));
    }

    private Optional<byte[]> read(int length) {
        // One byte more shows that the body ends.
        ByteBuffer body = ByteBuffer.allocate(length + 1);
        int read;
        try {
            StreamSourceChannel channel = exchange.getRequestChannel();
            do {
                read = channel.read(body);
            } while (read > 0);
        } catch (IOException e) {
            read = 0;
        }
        exchange.putAttachment(BODY, Arrays.copyOf(body.array(), body.position()));
        return read < 0 && body.position() == length ? Optional.of(exchange.getAttachment(BODY)) : Optional.empty();
    }

    /** Empty if there is no token, or it is not sent in the usual form. */
    Optional<String> accessToken() {
        HeaderValues shown = exchange.getRequestHeaders().get(Headers.AUTHORIZATION);
        return shown != null && shown.size() == 1 && shown.getFirst().startsWith(SCHEME)
            ? Optional.of(shown.getFirst().substring(SCHEME.length())) : Optional.empty();
    }
}
