package io.yemae.it.live;

import io.yemae.it.kit.Platform;
import io.yemae.it.kit.wire.Handshake;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;

/** A client that opens a connection and never reads from it. */
final class NonReadingClient implements AutoCloseable {
    private static final int HARDLY_ANY = 4_096;
    private static final byte[] PING = {(byte) 0x89, (byte) 0x80, 0, 0, 0, 0};

    private final java.net.Socket socket = new java.net.Socket();

    NonReadingClient(String path) throws IOException {
        URI http = Platform.http();
        socket.setReceiveBufferSize(HARDLY_ANY);
        socket.connect(new InetSocketAddress(http.getHost(), http.getPort()));
        socket.getOutputStream().write(Handshake.of(http, path));
    }

    /** Whether the platform has ended the connection, so that a write fails. */
    boolean isDropped() {
        try {
            socket.getOutputStream().write(PING);
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
