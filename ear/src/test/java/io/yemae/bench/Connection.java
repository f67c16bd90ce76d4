package io.yemae.bench;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * A kept-alive connection with as little client cost as possible: requests are bytes, and of an answer only the necessary part is parsed.
 */
final class Connection implements AutoCloseable {
    private static final String LENGTH = "content-length:";
    private static final int NO_CONTENT = 304;

    private final Socket socket;
    private final byte[] buffer = new byte[64 * 1024];

    Connection(URI server) throws IOException {
        socket = new Socket(server.getHost(), server.getPort());
        socket.setTcpNoDelay(true);
    }

    /** @return the status of the answer, which has been read completely */
    int ask(byte[] request) throws IOException {
        socket.getOutputStream().write(request);
        InputStream in = socket.getInputStream();
        int read = 0;
        int head = -1;
        while (head < 0) {
            int more = in.read(buffer, read, buffer.length - read);
            if (more < 0) {
                throw new EOFException("The server ended the connection");
            }
            head = endOfHead(Math.max(3, read), read + more);
            read += more;
        }
        String text = new String(buffer, 0, head, StandardCharsets.ISO_8859_1);
        int status = Integer.parseInt(text.substring(9, 12));
        in.skipNBytes(status == NO_CONTENT ? 0 : length(text) - (read - head));
        return status;
    }

    private int endOfHead(int from, int to) {
        for (int i = from; i < to; i++) {
            if (buffer[i] == '\n' && buffer[i - 1] == '\r' && buffer[i - 2] == '\n') {
                return i + 1;
            }
        }
        return -1;
    }

    private static int length(String head) {
        String lower = head.toLowerCase(Locale.ROOT);
        int at = lower.indexOf(LENGTH);
        if (at < 0) {
            throw new IllegalStateException("An answer without its length: " + head);
        }
        return Integer.parseInt(lower.substring(at + LENGTH.length(), lower.indexOf('\r', at)).strip());
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
