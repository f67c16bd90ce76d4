package io.yemae.it.kit.wire;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** Sends bytes that no HTTP client would send, and returns the beginning of the answer. */
public record RawHttp(URI http) {
    private static final int PATIENCE_MS = 5_000;
    private static final int ENOUGH = 4_096;

    public static RawHttp at(URI http) {
        return new RawHttp(http);
    }

    /** Requests an upgrade to another protocol. */
    public String upgrade(String protocol) {
        return send("GET / HTTP/1.1\r\nHost: " + http.getAuthority() + "\r\nUpgrade: " + protocol
            + "\r\nConnection: Upgrade, HTTP2-Settings\r\n"
            + "HTTP2-Settings: AAMAAABkAAQAAP__\r\nSec-JbossRemoting-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n");
    }

    public String get(String path, String host) {
        return send("GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n");
    }

    /** The first bytes of the response, until a head is complete; empty if the connection is closed without one. */
    public String send(String request) {
        try (java.net.Socket socket = new java.net.Socket(http.getHost(), http.getPort())) {
            socket.setSoTimeout(PATIENCE_MS);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            return answer(socket.getInputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String answer(InputStream in) throws IOException {
        StringBuilder answer = new StringBuilder();
        try {
            for (int next = in.read(); next >= 0 && answer.length() < ENOUGH && answer.indexOf("\r\n\r\n") < 0; next = in.read()) {
                answer.append((char) next);
            }
        } catch (SocketTimeoutException e) {
            // The bytes received so far are the answer.
        }
        return answer.toString();
    }
}
