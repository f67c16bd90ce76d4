package io.yemae.seating.rest;

import io.yemae.rest.AcceptEncoding;
import io.yemae.rest.fastpath.FastPathRequest;
import io.yemae.rest.fastpath.FastPathResponse;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/**
 * A response that many clients request. Its bytes are written at the first request, and compressed at the first request that accepts gzip.
 */
final class PreparedMap {
    /** Everybody may cache it, but must revalidate it. */
    private static final String CACHING = "no-cache";
    private static final String PACKED = "gzip";
    private static final Pattern ONE_TAG = Pattern.compile("W/\"[^\",]*\"");

    private final EntityTag tag;
    private final Supplier<byte[]> writing;
    private volatile byte[] plain;
    private volatile byte[] packed;

    PreparedMap(String tag, Supplier<byte[]> writing) {
        // Weak, because it identifies the compressed and the plain bytes alike.
        this.tag = new EntityTag(tag, true);
        this.writing = writing;
    }

    /** 304 if the client has this version. */
    Response answer(Request request, HttpHeaders headers) {
        Response.ResponseBuilder unchanged = request.evaluatePreconditions(tag);
        Response.ResponseBuilder answer = unchanged == null ? whole(headers) : unchanged;
        return answer.tag(tag).header(HttpHeaders.CACHE_CONTROL, CACHING).header(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING).build();
    }

    private Response.ResponseBuilder whole(HttpHeaders headers) {
        return AcceptEncoding.acceptsGzip(headers.getHeaderString(HttpHeaders.ACCEPT_ENCODING))
            ? whole(packed()).header(HttpHeaders.CONTENT_ENCODING, PACKED)
            : whole(plain());
    }

    private static Response.ResponseBuilder whole(byte[] bytes) {
        return Response.ok(bytes).header(HttpHeaders.CONTENT_LENGTH, bytes.length);
    }

    /** The response on the fast path. Empty if the bytes are not ready yet or the condition is not a simple one. */
    Optional<FastPathResponse> answer(FastPathRequest request) {
        String known = request.header(HttpHeaders.IF_NONE_MATCH);
        if (request.header(HttpHeaders.IF_MATCH) != null || known != null && !ONE_TAG.matcher(known).matches()) {
            return Optional.empty();
        }
        String mine = "W/\"" + tag.getValue() + '"';
        Map<String, String> headers =
            Map.of(HttpHeaders.ETAG, mine, HttpHeaders.CACHE_CONTROL, CACHING, HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
        if (mine.equals(known)) {
            return Optional.of(FastPathResponse.notModified(headers));
        }
        if (AcceptEncoding.acceptsGzip(request.header(HttpHeaders.ACCEPT_ENCODING))) {
            return Optional.ofNullable(packed).map(bytes -> FastPathResponse.ok(headers, bytes).with(HttpHeaders.CONTENT_ENCODING, PACKED));
        }
        return Optional.ofNullable(plain).map(bytes -> FastPathResponse.ok(headers, bytes));
    }

    private synchronized byte[] plain() {
        if (plain == null) {
            plain = writing.get();
        }
        return plain;
    }

    private synchronized byte[] packed() {
        if (packed == null) {
            packed = packed(plain());
        }
        return packed;
    }

    private static byte[] packed(byte[] bytes) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream(bytes.length / 8);
        try (GZIPOutputStream out = new FastGzip(packed)) {
            out.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    /** The lowest level compresses a seat map four times as fast as the default, to nearly the same size. */
    private static final class FastGzip extends GZIPOutputStream {
        private static final int BUFFER = 16_384;

        FastGzip(ByteArrayOutputStream out) throws IOException {
            super(out, BUFFER);
            def.setLevel(Deflater.BEST_SPEED);
        }
    }
}
