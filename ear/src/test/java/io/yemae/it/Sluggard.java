package io.yemae.it;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** Somebody who opens a connection, listens, and does not read what is said. */
final class Sluggard implements AutoCloseable {
    private static final int HARDLY_ANY = 4_096;
    private static final int PATIENCE_MS = 5_000;

    private final java.net.Socket socket = new java.net.Socket();

    Sluggard(String path) throws IOException {
        URI http = Platform.http();
        socket.setReceiveBufferSize(HARDLY_ANY);
        socket.connect(new InetSocketAddress(http.getHost(), http.getPort()));
        socket.getOutputStream().write(("GET " + path + " HTTP/1.1\r\nHost: " + http.getAuthority() + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
    }

    /**
     * Reads at last.
     *
     * @return how many bytes there were until the connection had ended
     * @throws java.net.SocketTimeoutException when it has not
     */
    long readToTheEnd() throws IOException {
        socket.setSoTimeout(PATIENCE_MS);
        InputStream in = socket.getInputStream();
        byte[] some = new byte[1 << 16];
        long all = 0;
        try {
            for (int count = in.read(some); count >= 0; count = in.read(some)) {
                all += count;
            }
        } catch (SocketException reset) {
            // Ended without a word.
        }
        return all;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
