package io.yemae.it;

import java.net.URI;
import java.nio.charset.StandardCharsets;

/** How a bare client asks for a WebSocket (RFC 6455). */
final class Handshake {

    private Handshake() {
    }

    /** @param path with its query */
    static byte[] of(URI http, String path) {
        return ("GET " + path + " HTTP/1.1\r\nHost: " + http.getAuthority() + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n").getBytes(StandardCharsets.US_ASCII);
    }
}
