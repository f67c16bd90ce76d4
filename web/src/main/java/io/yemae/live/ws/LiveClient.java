package io.yemae.live.ws;

import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCodes;
import jakarta.websocket.SendResult;
import jakarta.websocket.Session;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * Somebody who listens. One frame is under way at a time and the others wait here; who does not keep up is dropped, so that nobody waits for them, and
 * may come back and ask for what was missed.
 */
public final class LiveClient {
    /** Characters. A tick of the fastest sale is a tenth of it. */
    private static final int LARGEST_BACKLOG = 1 << 20;
    private static final long SLOWEST_FRAME_MS = 10_000;

    private final Session session;
    private final LongSupplier millis;
    private final Deque<String> waiting = new ArrayDeque<>();
    private int backlog;
    private boolean sending;
    private boolean passingOn;
    private long sendingSince;

    public LiveClient(Session session) {
        this(session, System::currentTimeMillis);
    }

    LiveClient(Session session, LongSupplier millis) {
        this.session = session;
        this.millis = millis;
    }

    /** Sends frames after those that wait already. */
    public void send(List<String> frames) {
        synchronized (waiting) {
            if (isTooSlow()) {
                waiting.clear();
            } else {
                frames.forEach(this::enqueue);
                sendNext();
                return;
            }
        }
        close(CloseCodes.TRY_AGAIN_LATER, "too slow");
    }

    /** Also finds who stopped reading just before nothing more happened. */
    void ping() {
        send(List.of());
        try {
            session.getAsyncRemote().sendPing(ByteBuffer.allocate(0));
        } catch (IOException | IllegalArgumentException e) {
            close(CloseCodes.GOING_AWAY, "");
        }
    }

    /** @param reason at most 123 bytes */
    public void close(CloseCodes code, String reason) {
        try {
            session.close(new CloseReason(code, reason));
        } catch (IOException | IllegalStateException e) {
            // It is gone already, which is what was wanted.
        }
    }

    private boolean isTooSlow() {
        return backlog > LARGEST_BACKLOG || sending && millis.getAsLong() - sendingSince > SLOWEST_FRAME_MS;
    }

    private void enqueue(String frame) {
        waiting.add(frame);
        backlog += frame.length();
    }

    /** A loop, and no call from one frame's end to the next frame: many are sent before the call that sends them returns. */
    private void sendNext() {
        if (passingOn) {
            return;
        }
        passingOn = true;
        try {
            while (!sending && !waiting.isEmpty() && session.isOpen()) {
                String frame = waiting.poll();
                backlog -= frame.length();
                sending = true;
                sendingSince = millis.getAsLong();
                session.getAsyncRemote().sendText(frame, this::onSent);
            }
        } finally {
            passingOn = false;
        }
    }

    private void onSent(SendResult result) {
        synchronized (waiting) {
            sending = false;
            if (result.isOK()) {
                sendNext();
            } else {
                waiting.clear();
            }
        }
    }
}
