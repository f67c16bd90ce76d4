package io.yemae.warmup.integration;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * A connection to this node, for one request at a time. It is as plain as it can be: a client that had to be compiled first itself would
 * take the processors from what the warm-up is for. The client of the JDK loads 1,270 classes, and its first 50 requests took 0.7 s of a
 * processor, against 85 classes and 0.05 s for a socket.
 */
final class HttpConnection implements AutoCloseable {
    private static final int TIMEOUT_MS = 10_000;
    private static final int NO_CONTENT = 204;
    private static final int NOT_MODIFIED = 304;
    private static final int HEXADECIMAL = 16;
    private static final int LONGEST_LINE = 16_384;

    private final InetSocketAddress address;
    private Socket socket;
    private InputStream in;

    /** @param body as ISO-8859-1, because only ids are read from it */
    record Response(int status, String body) {

        boolean isSuccess() {
            return status >= 200 && status < 300;
        }

        boolean isRedirect() {
            return status > 300 && status < 400 && status != NOT_MODIFIED;
        }
    }

    HttpConnection(InetSocketAddress address) {
        this.address = address;
    }

    /**
     * @param token an access token; null for none
     * @param json  the body; null for none
     * @throws IOException if there is no answer; the next request opens a new connection
     */
    Response send(String method, String path, String token, String json) throws IOException {
        try {
            if (socket == null) {
                connect();
            }
            socket.getOutputStream().write(request(method, path, token, json));
            return receive();
        } catch (IOException | RuntimeException e) {
            close();
            throw e;
        }
    }

    @Override
    public void close() {
        try {
            if (socket != null) {
                socket.close();
            }
        } catch (IOException e) {
            // It is not used any more.
        } finally {
            socket = null;
        }
    }

    private void connect() throws IOException {
        socket = new Socket();
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(TIMEOUT_MS);
        socket.connect(address, TIMEOUT_MS);
        in = new BufferedInputStream(socket.getInputStream());
    }

    private byte[] request(String method, String path, String token, String json) {
        StringBuilder head = new StringBuilder(method).append(' ').append(path).append(" HTTP/1.1\r\nHost: localhost:")
            .append(address.getPort()).append("\r\nAccept: application/json\r\n");
        if (token != null) {
            head.append("Authorization: Bearer ").append(token).append("\r\n");
        }
        if (json != null) {
            head.append("Content-Type: application/json\r\n");
        }
        if (method.equals("GET")) {
            head.append("Accept-Encoding: gzip\r\n");
        } else {
            head.append("Content-Length: ").append(json == null ? 0 : json.length()).append("\r\n");
        }
        return head.append("\r\n").append(json == null ? "" : json).toString().getBytes(StandardCharsets.US_ASCII);
    }

    private Response receive() throws IOException {
        String[] start = line().split(" ", 3);
        if (start.length < 2) {
            throw new IOException("No HTTP");
        }
        int status = Integer.parseInt(start[1]);
        int length = 0;
        boolean chunked = false;
        boolean last = false;
        for (String header = line().toLowerCase(Locale.ROOT); !header.isEmpty(); header = line().toLowerCase(Locale.ROOT)) {
            if (header.startsWith("content-length:")) {
                length = Integer.parseInt(header.substring(header.indexOf(':') + 1).strip());
            }
            chunked |= header.startsWith("transfer-encoding:") && header.endsWith("chunked");
            last |= header.startsWith("connection:") && header.endsWith("close");
        }
        String body = status == NO_CONTENT || status == NOT_MODIFIED ? "" : chunked ? chunks() : text(length);
        if (last) {
            close();
        }
        return new Response(status, body);
    }

    private String chunks() throws IOException {
        StringBuilder body = new StringBuilder();
        for (int size = size(); size > 0; size = size()) {
            body.append(text(size));
            line();
        }
        for (String trailer = line(); !trailer.isEmpty(); trailer = line()) {
            // Not needed.
        }
        return body.toString();
    }

    private int size() throws IOException {
        return Integer.parseInt(line().split(";", 2)[0].strip(), HEXADECIMAL);
    }

    private String text(int length) throws IOException {
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException();
        }
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0 || line.size() > LONGEST_LINE) {
                throw new EOFException();
            }
            if (next != '\r') {
                line.write(next);
            }
        }
        return line.toString(StandardCharsets.ISO_8859_1);
    }
}
