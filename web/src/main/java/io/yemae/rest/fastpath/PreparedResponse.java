package io.yemae.rest.fastpath;

import io.yemae.rest.AcceptEncoding;
import io.yemae.rest.Gzip;
import io.yemae.rest.GzipPart;
import io.yemae.shared.security.Sha256;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
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
    /** After so many answers, and if it has lasted for that long, it is worth to make a body as small as possible. */
    private static final int OFTEN = 256;
    private static final long LASTING_NANOS = TimeUnit.SECONDS.toNanos(1);
    /** In bytes. Compressing as much takes a thread a second at most. */
    private static final int LARGE = 8 * 1024 * 1024;
    /** Of 32: two bodies of one address have the same tag with a probability of 2^-96. */
    private static final int BYTES_OF_TAG = 12;

    /** Compresses the body. */
    public interface Packing {
        /**
         * The body in gzip.
         *
         * @param now whether to return nothing if it would take an I/O thread more than a millisecond
         */
        Optional<List<ByteBuffer>> packed(boolean now);
    }

    private final String tag;
    private final Supplier<byte[]> writing;
    private final Packing packing;
    private final String caching;
    private final Map<String, String> headers;
    private final Map<String, String> headersOfPacked;
    private final FastPathResponse unchanged;
    private final AtomicInteger packedAnswers = new AtomicInteger();
    /** One thread compresses, because the others would do the same work. */
    private final ReentrantLock compressing = new ReentrantLock();
    private volatile byte[] plain;
    private volatile Packed packed;

    /**
     * A body in gzip.
     *
     * @param smallest whether it is as small as it will be
     * @param since    as {@link System#nanoTime()}
     */
    private record Packed(List<ByteBuffer> body, boolean smallest, long since) {

        static Packed first(List<ByteBuffer> body) {
            return new Packed(body, false, System.nanoTime());
        }

        static Packed smallest(byte[] body) {
            ByteBuffer direct = ByteBuffer.allocateDirect(body.length).put(body).flip();
            return new Packed(List.of(direct), true, System.nanoTime());
        }

        boolean lasts() {
            return System.nanoTime() - since >= LASTING_NANOS;
        }

        byte[] bytes() {
            ByteBuffer bytes = ByteBuffer.allocate(body.stream().mapToInt(ByteBuffer::remaining).sum());
            body.forEach(part -> bytes.put(part.duplicate()));
            return bytes.array();
        }
    }

    /**
     * @param tag     identifies the content, on every node
     * @param writing is called once, at the first request for the content
     */
    public PreparedResponse(String tag, Supplier<byte[]> writing) {
        this(tag, writing, null, REVALIDATED);
    }

    /** As the other, with another way to compress the body. */
    public PreparedResponse(String tag, Supplier<byte[]> writing, Packing packing) {
        this(tag, writing, packing, REVALIDATED);
    }

    private PreparedResponse(String tag, Supplier<byte[]> writing, Packing packing, String caching) {
        this.tag = tag;
        this.writing = writing;
        this.packing = packing == null ? this::compress : packing;
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
        PreparedResponse response = new PreparedResponse(tag, () -> body, null, caching);
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
        Response.ResponseBuilder answer = same == null ? full(sent) : same;
        return answer.tag(mine).header(HttpHeaders.CACHE_CONTROL, caching).header(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING).build();
    }

    private Response.ResponseBuilder full(HttpHeaders sent) {
        return AcceptEncoding.acceptsGzip(sent.getHeaderString(HttpHeaders.ACCEPT_ENCODING))
            ? full(packed()).header(HttpHeaders.CONTENT_ENCODING, PACKED)
            : full(plain());
    }

    private static Response.ResponseBuilder full(byte[] bytes) {
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
        return AcceptEncoding.acceptsGzip(request.header(HttpHeaders.ACCEPT_ENCODING))
            ? packedNow().map(body -> FastPathResponse.ok(headersOfPacked, body))
            : Optional.ofNullable(plain).map(bytes -> FastPathResponse.ok(headers, bytes));
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

    private byte[] packed() {
        compressing.lock();
        try {
            if (packed == null) {
                packed = Packed.first(packing.packed(false).orElseThrow());
            } else if (!packed.smallest() && packedAnswers.get() >= OFTEN && packed.lasts()) {
                byte[] body = plain == null ? writing.get() : plain;
                packed = Packed.smallest(body.length <= LARGE ? Gzip.best(body) : packed.bytes());
            }
            return packed.bytes();
        } finally {
            compressing.unlock();
        }
    }

    /** Empty if it is not ready and cannot be made at once. Then the normal path makes it, or waits until another thread has. */
    private Optional<List<ByteBuffer>> packedNow() {
        Packed ready = packed;
        if (ready == null) {
            return awaitsCompression() ? packedByThisThread() : Optional.empty();
        }
        // Such a request takes the normal path, whose thread has the time to compress. The others meanwhile get what is ready.
        boolean improves = !ready.smallest() && packedAnswers.incrementAndGet() % OFTEN == 0 && ready.lasts();
        return improves ? Optional.empty() : Optional.of(ready.body());
    }

    /** Whether this thread may compress. It waits for another one that does: for a small change this takes less than the normal path. */
    private boolean awaitsCompression() {
        try {
            return compressing.tryLock(1, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private Optional<List<ByteBuffer>> packedByThisThread() {
        try {
            if (packed == null) {
                packing.packed(true).ifPresent(body -> packed = Packed.first(body));
            }
            return Optional.ofNullable(packed).map(Packed::body);
        } finally {
            compressing.unlock();
        }
    }

    private Optional<List<ByteBuffer>> compress(boolean now) {
        byte[] written = plain;
        return now && (written == null || written.length > LIGHT) ? Optional.empty()
            : Optional.of(GzipPart.joined(List.of(GzipPart.of(plain(), plain().length))));
    }

    private static String digest(byte[] body) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(Sha256.of(body), BYTES_OF_TAG));
    }
}
