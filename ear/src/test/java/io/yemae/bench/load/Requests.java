package io.yemae.bench.load;

import java.nio.charset.StandardCharsets;

/** Requests as bytes, made before the measurement starts. */
public final class Requests {

    private Requests() {
    }

    /** @param header a complete line; empty for none */
    public static byte[] get(String path, String header) {
        return bytes(start("GET", path, header) + "\r\n");
    }

    /** @param body JSON in ASCII; empty for none */
    public static byte[] post(String path, String header, String body) {
        return bytes(start("POST", path, header) + (body.isEmpty() ? "" : "Content-Type: application/json\r\n")
            + "Content-Length: " + body.length() + "\r\n\r\n" + body);
    }

    private static String start(String method, String path, String header) {
        return method + " " + path + " HTTP/1.1\r\nHost: localhost\r\n" + (header.isEmpty() ? "" : header + "\r\n");
    }

    private static byte[] bytes(String request) {
        return request.getBytes(StandardCharsets.US_ASCII);
    }
}
