package io.yemae.it.live;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.yemae.it.kit.Api;
import io.yemae.it.kit.Platform;
import io.yemae.it.kit.wire.Handshake;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32C;

/**
 * Many listeners to the same seats, each with its own socket and its own copy of the map. One thread reads for all, and a frame that all
 * receive is parsed once, so that thousands fit beside the platform on one machine. A listener that is dropped as too slow reconnects and
 * requests the changes that it missed.
 */
final class Audience implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int TOO_SLOW = 1013;
    private static final int ABNORMAL = 1006;

    private final URI http = Platform.http();
    private final String path;
    private final String map;
    private final Map<String, Integer> seats = new HashMap<>();
    private final Map<Long, Changes> parsedFrames = new HashMap<>();
    private final List<Listener> listeners = new ArrayList<>();
    private final List<Integer> closedWith = new ArrayList<>();
    private final byte[] shownAtFirst;
    private final String versionAtFirst;
    private final Selector selector;
    private final Thread reader = new Thread(this::read, "audience");
    private int connected;
    private volatile boolean over;
    private volatile Throwable failure;

    /** The changes in a frame. @param seats null if the listener has to reload the map */
    private record Changes(int[] seats, byte[] statuses, String version) {
    }

    /** @param map the path of the seat map */
    Audience(String path, String map) throws IOException {
        this.path = path;
        this.map = map;
        JsonNode current = seatMap();
        current.get("seats").forEach(seat -> seats.put(seat.get("id").asText(), seats.size()));
        shownAtFirst = statuses(current);
        versionAtFirst = current.get("version").asText();
        selector = Selector.open();
        reader.start();
    }

    /** Connects this many more listeners. */
    void connect(int more) throws IOException {
        for (int i = 0; i < more; i++) {
            Listener listener = new Listener();
            synchronized (this) {
                listeners.add(listener);
                listener.connect();
            }
        }
    }

    synchronized int size() {
        return connected;
    }

    /** How many listeners show another state. */
    synchronized long behind(Map<String, String> truth) {
        if (failure != null) {
            throw new AssertionError("Nobody reads any more", failure);
        }
        byte[] statuses = new byte[seats.size()];
        truth.forEach((seat, status) -> statuses[seats.get(seat)] = letter(status));
        return listeners.stream().filter(each -> !Arrays.equals(each.shown, statuses)).count();
    }

    /** The close codes, except those for being too slow. */
    synchronized List<Integer> closedWith() {
        return List.copyOf(closedWith);
    }

    @Override
    public void close() throws IOException {
        over = true;
        selector.wakeup();
        try {
            reader.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        for (Listener each : listeners) {
            each.channel.close();
        }
        selector.close();
    }

    private void read() {
        try {
            while (!over) {
                selector.select(100);
                synchronized (this) {
                    for (SelectionKey key : selector.selectedKeys()) {
                        ((Listener) key.attachment()).take();
                    }
                    selector.selectedKeys().clear();
                }
            }
        } catch (IOException | RuntimeException | AssertionError e) {
            failure = e;
        }
    }

    private Changes parsed(ByteBuffer frame) {
        CRC32C sum = new CRC32C();
        sum.update(frame.duplicate());
        return parsedFrames.computeIfAbsent(sum.getValue() << Integer.SIZE | frame.remaining(),
            key -> parse(StandardCharsets.UTF_8.decode(frame).toString()));
    }

    private Changes parse(String frame) {
        try {
            JsonNode batch = JSON.readTree(frame);
            if (batch.get("event").asText().equals("reload")) {
                return new Changes(null, null, null);
            }
            JsonNode data = batch.get("data");
            int[] changed = new int[data.size()];
            byte[] statuses = new byte[data.size()];
            for (int i = 0; i < data.size(); i++) {
                changed[i] = seats.get(data.get(i).at("/data/seatId").asText());
                statuses[i] = letter(data.get(i).at("/data/status").asText());
            }
            return new Changes(changed, statuses, batch.get("version").asText());
        } catch (IOException e) {
            throw new UncheckedIOException("No frame: " + frame, e);
        }
    }

    private JsonNode seatMap() {
        return new Api(http).get(map).expect(200).json();
    }

    private byte[] statuses(JsonNode seatMap) {
        byte[] statuses = new byte[seats.size()];
        seatMap.get("seats").forEach(seat -> statuses[seats.get(seat.get("id").asText())] = letter(seat.get("status").asText()));
        return statuses;
    }

    private static byte letter(String status) {
        return (byte) status.charAt(0);
    }

    /** One listener: the part of WebSocket (RFC 6455) that a client needs if it only listens. */
    private final class Listener {
        private static final int LAST = 0x80;
        private static final int OPCODE = 0x0F;
        private static final int CLOSE = 0x8;
        private static final int PING = 0x9;
        private static final int PONG_MASKED_BY_ZEROES = 0x8A80;

        private byte[] shown = shownAtFirst.clone();
        private String version = versionAtFirst;
        private SocketChannel channel;
        private ByteBuffer in;
        private ByteArrayOutputStream message;
        private boolean isIn;

        private void connect() throws IOException {
            in = ByteBuffer.allocate(1 << 14);
            message = new ByteArrayOutputStream();
            isIn = false;
            channel = SocketChannel.open(new InetSocketAddress(http.getHost(), http.getPort()));
            channel.write(ByteBuffer.wrap(Handshake.of(http, path + "?batch=true&since=" + version)));
            channel.configureBlocking(false);
            channel.register(selector, SelectionKey.OP_READ, this);
            selector.wakeup();
        }

        private void take() throws IOException {
            if (!in.hasRemaining()) {
                in = ByteBuffer.allocate(in.capacity() * 2).put(in.flip());
            }
            if (received() < 0) {
                end(ABNORMAL);
                return;
            }
            ByteBuffer of = in.flip();
            while (of == in && (isIn ? frame() : greeting())) {
                // The next one.
            }
            if (of == in) {
                in.compact();
            }
        }

        private int received() {
            try {
                return channel.read(in);
            } catch (IOException reset) {
                return -1;
            }
        }

        private boolean greeting() {
            String head = StandardCharsets.US_ASCII.decode(in.duplicate()).toString();
            int end = head.indexOf("\r\n\r\n");
            if (end < 0) {
                return false;
            }
            if (!head.startsWith("HTTP/1.1 101 ")) {
                throw new AssertionError("Not let in: " + head);
            }
            in.position(in.position() + end + 4);
            isIn = true;
            connected++;
            return true;
        }

        /** @return whether a complete frame was there */
        private boolean frame() throws IOException {
            ByteBuffer next = in.duplicate();
            if (next.remaining() < 2) {
                return false;
            }
            int head = next.get();
            long length = next.get();
            int more = length == 126 ? Short.BYTES : length == 127 ? Long.BYTES : 0;
            if (next.remaining() < more) {
                return false;
            }
            length = more == Short.BYTES ? Short.toUnsignedInt(next.getShort()) : more == Long.BYTES ? next.getLong() : length;
            if (next.remaining() < length) {
                return false;
            }
            next.limit(next.position() + (int) length);
            in.position(next.limit());
            switch (head & OPCODE) {
                case CLOSE -> end(length < Short.BYTES ? ABNORMAL : next.getShort());
                case PING -> channel.write(ByteBuffer.allocate(6).putShort((short) PONG_MASKED_BY_ZEROES).putInt(0).flip());
                default -> receive(next, (head & LAST) != 0);
            }
            return true;
        }

        private void receive(ByteBuffer part, boolean isLast) {
            if (isLast && message.size() == 0) {
                apply(parsed(part));
                return;
            }
            while (part.hasRemaining()) {
                message.write(part.get());
            }
            if (isLast) {
                apply(parsed(ByteBuffer.wrap(message.toByteArray())));
                message.reset();
            }
        }

        private void apply(Changes changes) {
            if (changes.seats() == null) {
                JsonNode current = seatMap();
                shown = statuses(current);
                version = current.get("version").asText();
                return;
            }
            for (int i = 0; i < changes.seats().length; i++) {
                shown[changes.seats()[i]] = changes.statuses()[i];
            }
            version = changes.version();
        }

        private void end(int code) throws IOException {
            channel.close();
            connected--;
            if (code == TOO_SLOW) {
                connect();
            } else {
                in = null;
                closedWith.add(code);
            }
        }
    }
}
