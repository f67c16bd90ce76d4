package io.yemae.it.kit.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A plain TCP connection to the platform, over which any bytes can be sent. */
public final class Wire implements AutoCloseable {
    public static final int TEXT = 0x1;
    public static final int BINARY = 0x2;
    public static final int CONTINUATION = 0x0;

    private static final int LAST = 0x80;
    private static final int CLOSE = 0x8;
    private static final int PATIENCE_MS = 30_000;

    private static final Pattern LENGTH = Pattern.compile("(?i)\r\ncontent-length: (\\d+)");

    private final Socket socket = new Socket();
    private final DataInputStream in;

    public Wire(URI http) throws IOException {
        this(null, http);
    }

    private Wire(String from, URI http) throws IOException {
        if (from != null) {
            socket.bind(new InetSocketAddress(from, 0));
        }
        socket.connect(new InetSocketAddress(http.getHost(), http.getPort()));
        socket.setSoTimeout(PATIENCE_MS);
        in = new DataInputStream(socket.getInputStream());
    }

    /** A connection from another address of this machine. */
    public static Wire from(String address, URI http) throws IOException {
        return new Wire(address, http);
    }

    /** A connection after a successful WebSocket handshake. */
    public static Wire webSocket(URI http, String path) throws IOException {
        Wire wire = new Wire(http).send(Handshake.of(http, path));
        if (wire.answerHead().startsWith("HTTP/1.1 101 ")) {
            return wire;
        }
        wire.close();
        throw new AssertionError("Not let in at " + path);
    }

    public Wire send(String latin1) throws IOException {
        return send(latin1.getBytes(StandardCharsets.ISO_8859_1));
    }

    public Wire send(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        socket.getOutputStream().flush();
        return this;
    }

    /** One frame of a client (RFC 6455), masked with zeroes. */
    public Wire frame(int opcode, boolean last, byte[] payload) throws IOException {
        ByteBuffer frame = ByteBuffer.allocate(14 + payload.length).put((byte) (opcode | (last ? LAST : 0)));
        if (payload.length < 126) {
            frame.put((byte) (0x80 | payload.length));
        } else if (payload.length <= 0xFFFF) {
            frame.put((byte) (0x80 | 126)).putShort((short) payload.length);
        } else {
            frame.put((byte) (0x80 | 127)).putLong(payload.length);
        }
        frame.putInt(0).put(payload).flip();
        byte[] bytes = new byte[frame.remaining()];
        frame.get(bytes);
        return send(bytes);
    }

    /** The head of an answer; empty if the connection ended without one. */
    public String answerHead() throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        try {
            for (int each = in.read(); each >= 0; each = in.read()) {
                head.write(each);
                if (head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
                    break;
                }
            }
        } catch (SocketTimeoutException e) {
            throw new AssertionError("No answer within " + PATIENCE_MS + " ms, only: " + head, e);
        } catch (IOException reset) {
            // A reset is treated like an end of the connection.
        }
        return head.toString(StandardCharsets.ISO_8859_1);
    }

    /** The status of an answer; 0 if the connection ended without one. */
    public int status() throws IOException {
        String head = answerHead();
        return head.isEmpty() ? 0 : Integer.parseInt(head.split(" ")[1]);
    }

    /** The body of an answer with a Content-Length. */
    public byte[] body() throws IOException {
        String head = answerHead();
        Matcher length = LENGTH.matcher(head);
        assertThat(length.find()).as(head).isTrue();
        return in.readNBytes(Integer.parseInt(length.group(1)));
    }

    /** Everything up to the end of the connection. */
    public String rest() throws IOException {
        return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }

    /** Reads frames up to the close frame. @return its code; 0 if the connection ended without one */
    public int closeCode() throws IOException {
        try {
            byte[] payload = nextFrame(CLOSE);
            return payload.length < Short.BYTES ? 0 : ByteBuffer.wrap(payload).getShort();
        } catch (SocketTimeoutException e) {
            throw new AssertionError("Not closed within " + PATIENCE_MS + " ms", e);
        } catch (IOException ended) {
            return 0;
        }
    }

    /** The next text frame. */
    public String text() throws IOException {
        return new String(nextFrame(TEXT), StandardCharsets.UTF_8);
    }

    /** Skips frames of other kinds. @return the payload of the next frame with this opcode */
    private byte[] nextFrame(int wanted) throws IOException {
        while (true) {
            int opcode = in.readUnsignedByte() & 0x0F;
            int length = in.readUnsignedByte();
            length = length == 126 ? in.readUnsignedShort() : length == 127 ? (int) in.readLong() : length;
            byte[] payload = in.readNBytes(length);
            if (opcode == wanted) {
                return payload;
            }
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
