package io.yemae.bench.load;

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
public final class Connection implements AutoCloseable {
    private static final String LENGTH = "content-length";
    private static final int NO_CONTENT = 304;

    private final Socket socket;
    private final byte[] buffer = new byte[64 * 1024];
    private String head = "";

    public Connection(URI server) throws IOException {
        socket = new Socket(server.getHost(), server.getPort());
        socket.setTcpNoDelay(true);
    }

    /** @return the status of the answer, which has been read completely */
    public int ask(byte[] request) throws IOException {
        socket.getOutputStream().write(request);
        InputStream in = socket.getInputStream();
        int read = 0;
        int end = -1;
        while (end < 0) {
            int more = in.read(buffer, read, buffer.length - read);
            if (more < 0) {
                throw new EOFException("The server ended the connection");
            }
            end = endOfHead(Math.max(3, read), read + more);
            read += more;
        }
        head = new String(buffer, 0, end, StandardCharsets.ISO_8859_1);
        int status = Integer.parseInt(head.substring(9, 12));
        if (status == NO_CONTENT) {
            return status;
        }
        int length = length();
        int missing = length - (read - end);
        if (end + length <= buffer.length) {
            in.readNBytes(buffer, read, missing);
        } else {
            in.skipNBytes(missing);
        }
        return status;
    }

    /** A header of the last answer; null if it has none. */
    public String header(String name) {
        String start = "\n" + name.toLowerCase(Locale.ROOT) + ":";
        int at = head.toLowerCase(Locale.ROOT).indexOf(start);
        return at < 0 ? null : head.substring(at + start.length(), head.indexOf('\r', at)).strip();
    }

    /** The body of the last answer. Not kept if it is larger than the buffer. */
    public String shortBody() {
        return new String(buffer, head.length(), length(), StandardCharsets.UTF_8);
    }

    private int endOfHead(int from, int to) {
        for (int i = from; i < to; i++) {
            if (buffer[i] == '\n' && buffer[i - 1] == '\r' && buffer[i - 2] == '\n') {
                return i + 1;
            }
        }
        return -1;
    }

    private int length() {
        String length = header(LENGTH);
        if (length == null) {
            throw new IllegalStateException("An answer without its length: " + head);
        }
        return Integer.parseInt(length);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
