package io.yemae.live.ws;

import jakarta.websocket.CloseReason.CloseCodes;
import jakarta.websocket.Session;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * What one client sends, counted as it arrives. The container limits a message of one frame only and adds up fragments without end, so
 * the endpoints take parts, and a message over the limit ends the connection with 1009 whatever it is made of. Parts come on the thread
 * that reads the connection, one after another.
 */
public final class IncomingMessages {
    /** Bytes. An access token is about a quarter of it. */
    public static final int LARGEST_MESSAGE = 4_096;

    private final LiveClient client;
    private final StringBuilder text = new StringBuilder();
    private int bytes;
    private boolean tooLarge;

    public IncomingMessages(LiveClient client, Session session) {
        this.client = client;
        // Parts of a binary message are handed over only when one of the server's buffers is full; this limit the container does count
        // over all of them.
        session.setMaxBinaryMessageBufferSize(LARGEST_MESSAGE);
    }

    /** The container cannot go on with what the client sends, and has said so to the client. */
    public void fail() {
        client.close(CloseCodes.TOO_BIG, "");
    }

    /** @return the whole message, when this is its last part */
    public Optional<String> text(String part, boolean last) {
        // Twice in memory for a moment: a part is at most one buffer of the server.
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

    /** Counts what no client of ours has to say. */
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
