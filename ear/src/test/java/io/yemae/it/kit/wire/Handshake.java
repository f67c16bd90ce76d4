package io.yemae.it.kit.wire;

import java.net.URI;
import java.nio.charset.StandardCharsets;

/** The opening handshake of a WebSocket (RFC 6455), as bytes. */
public final class Handshake {

    private Handshake() {
    }

    /**
     * @param path    with its query
     * @param headers more of them, names and values in turn
     */
    public static byte[] of(URI http, String path, String... headers) {
        StringBuilder more = new StringBuilder();
        for (int i = 0; i < headers.length; i += 2) {
            more.append(headers[i]).append(": ").append(headers[i + 1]).append("\r\n");
        }
        return ("GET " + path + " HTTP/1.1\r\nHost: " + http.getAuthority() + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n" + more + "\r\n")
            .getBytes(StandardCharsets.US_ASCII);
    }
}
