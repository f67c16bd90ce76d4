package io.yemae.rest.fastpath;

import io.yemae.rest.AcceptEncoding;
import io.yemae.rest.Gzip;
import io.yemae.shared.security.Sha256;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * A response that many clients request. Its bytes are written at the first request, and compressed at the first request that accepts gzip.
 */
public final class PreparedResponse {
    /** In bytes. Writing or compressing a body up to this size takes an I/O thread about a millisecond at most. */
    public static final int LIGHT = 65_536;

    /** Everybody may cache it, but must revalidate it. */
    private static final String REVALIDATED = "no-cache";
    /** For content at an address that contains its version. */
    private static final String IMMUTABLE = "public, max-age=31536000, immutable";
    private static final String PACKED = "gzip";
    private static final Pattern ONE_TAG = Pattern.compile("W/\"[^\",]*\"");
    /** Of 32: two bodies of one address have the same tag with a probability of 2^-96. */
    private static final int BYTES_OF_TAG = 12;

    private final String tag;
    private final Supplier<byte[]> writing;
    private final String caching;
    private final Map<String, String> headers;
    private final Map<String, String> headersOfPacked;
    private final FastPathResponse unchanged;
    private volatile byte[] plain;
    private volatile byte[] packed;

    /**
     * @param tag     identifies the content, on every node
     * @param writing is called once, at the first request for the content
     */
    public PreparedResponse(String tag, Supplier<byte[]> writing) {
        this(tag, writing, REVALIDATED);
    }

    private PreparedResponse(String tag, Supplier<byte[]> writing, String caching) {
        this.tag = tag;
        this.writing = writing;
        this.caching = caching;
        // Weak, because it identifies the compressed and the plain bytes alike.
        String weak = "W/\"" + tag + '"';
        this.headers = Map.of(HttpHeaders.ETAG, weak, HttpHeaders.CACHE_CONTROL, caching, HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
        this.headersOfPacked = Map.of(HttpHeaders.ETAG, weak, HttpHeaders.CACHE_CONTROL, caching, HttpHeaders.VARY,
            HttpHeaders.ACCEPT_ENCODING, HttpHeaders.CONTENT_ENCODING, PACKED);
        this.unchanged = FastPathResponse.notModified(headers);
    }

    /** A response that is already written. Its tag is derived from its content. */
    public static PreparedResponse of(byte[] body) {
        return written(digest(body), body, REVALIDATED);
    }

    private static PreparedResponse written(String tag, byte[] body, String caching) {
        PreparedResponse response = new PreparedResponse(tag, () -> body, caching);
        response.plain = body;
        return response;
    }

    /** The same content for requests that name its version in the address. Clients may keep it without asking again. */
    public PreparedResponse immutable() {
        return written(tag, plain(), IMMUTABLE);
    }

    /** Identifies the content. */
    public String tag() {
        return tag;
    }

    /** 304 if the client has this version. */
    public Response answer(Request request, HttpHeaders sent) {
        EntityTag mine = new EntityTag(tag, true);
        Response.ResponseBuilder same = request.evaluatePreconditions(mine);
        Response.ResponseBuilder answer = same == null ? whole(sent) : same;
        return answer.tag(mine).header(HttpHeaders.CACHE_CONTROL, caching).header(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING).build();
    }

    private Response.ResponseBuilder whole(HttpHeaders sent) {
        return AcceptEncoding.acceptsGzip(sent.getHeaderString(HttpHeaders.ACCEPT_ENCODING))
            ? whole(packed()).header(HttpHeaders.CONTENT_ENCODING, PACKED)
            : whole(plain());
    }

    private static Response.ResponseBuilder whole(byte[] bytes) {
        return Response.ok(bytes).header(HttpHeaders.CONTENT_LENGTH, bytes.length);
    }

    /** The response on the fast path. Empty if bytes would have to be prepared that are not light, or if the condition is not simple. */
    public Optional<FastPathResponse> answer(FastPathRequest request) {
        String known = request.header(HttpHeaders.IF_NONE_MATCH);
        if (request.header(HttpHeaders.IF_MATCH) != null || known != null && !ONE_TAG.matcher(known).matches()) {
            return Optional.empty();
        }
        if (known != null && known.equals(headers.get(HttpHeaders.ETAG))) {
            return Optional.of(unchanged);
        }
        byte[] whole = plain;
        if (AcceptEncoding.acceptsGzip(request.header(HttpHeaders.ACCEPT_ENCODING))) {
            byte[] compressed = packed == null && whole != null && whole.length <= LIGHT ? packed() : packed;
            return Optional.ofNullable(compressed).map(bytes -> FastPathResponse.ok(headersOfPacked, bytes));
        }
        return Optional.ofNullable(whole).map(bytes -> FastPathResponse.ok(headers, bytes));
    }

    /** The uncompressed body. */
    public byte[] plain() {
        byte[] written = plain;
        return written == null ? write() : written;
    }

    private synchronized byte[] write() {
        if (plain == null) {
            plain = writing.get();
        }
        return plain;
    }

    private synchronized byte[] packed() {
        if (packed == null) {
            packed = Gzip.fastest(plain());
        }
        return packed;
    }

    private static String digest(byte[] body) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(Sha256.of(body), BYTES_OF_TAG));
    }
}
