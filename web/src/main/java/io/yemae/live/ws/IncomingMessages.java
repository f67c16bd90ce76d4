package io.yemae.live.ws;

import jakarta.websocket.CloseReason.CloseCodes;
import jakarta.websocket.Session;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The messages of one client, counted as they arrive. The container limits a message of one frame only and collects fragments without
 * limit, so the endpoints take parts, and a message over the limit ends the connection with 1009 however it is fragmented. Parts arrive one
 * after another on the I/O thread.
 */
public final class IncomingMessages {
    /** In bytes. An access token is about a quarter of it. */
    public static final int LARGEST_MESSAGE = 4_096;

    private final LiveClient client;
    private final StringBuilder text = new StringBuilder();
    private int bytes;
    private boolean tooLarge;

    public IncomingMessages(LiveClient client, Session session) {
        this.client = client;
        // The container passes on parts of a binary message only once a buffer is full. This limit it applies to the whole message.
        session.setMaxBinaryMessageBufferSize(LARGEST_MESSAGE);
    }

    /** The container has already reported the error to the client and cannot go on. */
    public void fail() {
        client.close(CloseCodes.TOO_BIG, "");
    }

    /** @return the whole message if this is its last part */
    public Optional<String> text(String part, boolean last) {
        // A copy of the part is acceptable: a part is at most one buffer of the server.
        if (!fits(part.getBytes(StandardCharsets.UTF_8).length, last)) {
            return Optional.empty();
        }
        text.append(part);
        if (!last) {
            return Optional.empty();
        }
        String message = text.toString();
        text.setLength(0);
        return Optional.of(message);
    }

    /** Only counts. Clients have no reason to send this. */
    public void ignore(int length, boolean last) {
        fits(length, last);
    }

    private boolean fits(int length, boolean last) {
        if (tooLarge) {
            return false;
        }
        bytes += length;
        if (bytes > LARGEST_MESSAGE) {
            tooLarge = true;
            text.setLength(0);
            text.trimToSize();
            client.close(CloseCodes.TOO_BIG, "at most " + LARGEST_MESSAGE + " bytes");
            return false;
        }
        if (last) {
            bytes = 0;
        }
        return true;
    }
}
