package io.yemae.pages;

import io.yemae.rest.AcceptEncoding;
import io.yemae.rest.Gzip;
import io.yemae.shared.security.Sha256;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** A response that is ready to be sent to everybody: its bytes, plain and packed, and their tag. */
public final class PreparedPage {
    static final String HTML = "text/html;charset=UTF-8";
    static final String CALENDAR = "text/calendar;charset=UTF-8";
    /** Everybody may keep it, but must ask whether it is current. */
    private static final String CACHING = "no-cache";
    private static final int TAG_DIGITS = 24;

    private final String type;
    private final byte[] plain;
    private final byte[] packed;
    private final String tag;

    private PreparedPage(String type, byte[] plain) {
        this.type = type;
        this.plain = plain;
        this.packed = Gzip.quick(plain);
        // Weak, because it identifies the packed and the plain bytes alike.
        this.tag = "W/\"" + digest(plain) + '"';
    }

    public static PreparedPage html(String text) {
        return new PreparedPage(HTML, text.getBytes(StandardCharsets.UTF_8));
    }

    public static PreparedPage calendar(String text) {
        return new PreparedPage(CALENDAR, text.getBytes(StandardCharsets.UTF_8));
    }

    /** 304 if the client has these bytes. */
    void send(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader("Cache-Control", CACHING);
        response.setHeader("ETag", tag);
        String known = request.getHeader("If-None-Match");
        if (known != null && known.contains(tag)) {
            response.setHeader("Vary", "Accept-Encoding");
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
        } else {
            response.setContentType(type);
            send(plain, packed, request, response);
        }
    }

    /** Sends what the client accepts. */
    static void send(byte[] plain, byte[] packed, HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader("Vary", "Accept-Encoding");
        boolean isPacked = packed != null && AcceptEncoding.acceptsGzip(request.getHeader("Accept-Encoding"));
        if (isPacked) {
            response.setHeader("Content-Encoding", "gzip");
        }
        byte[] sent = isPacked ? packed : plain;
        response.setContentLength(sent.length);
        response.getOutputStream().write(sent);
    }

    /** A short digest, for tags and addresses. */
    static String digest(byte[] bytes) {
        return Sha256.hex(bytes).substring(0, TAG_DIGITS);
    }

    /** What it takes in memory, in bytes. */
    long weight() {
        return plain.length + packed.length;
    }
}
