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
        boolean tooSlow;
        synchronized (waiting) {
            tooSlow = isTooSlow();
            if (tooSlow) {
                waiting.clear();
            } else {
                frames.forEach(this::enqueue);
            }
        }
        if (tooSlow) {
            close(CloseCodes.TRY_AGAIN_LATER, "too slow");
        } else {
            passOn();
        }
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

    /**
     * A loop, and no call from one frame's end to the next frame: many are sent before the call that sends them returns. The server is called without our
     * lock, since it may hold one of its own when it tells that a frame is sent.
     */
    private void passOn() {
        synchronized (waiting) {
            if (passingOn) {
                return;
            }
            passingOn = true;
        }
        for (String frame = next(); frame != null; frame = next()) {
            try {
                session.getAsyncRemote().sendText(frame, this::onSent);
            } catch (IllegalStateException e) {
                // Closed meanwhile, and nobody is there to be told.
                onSent(new SendResult(e));
            }
        }
    }

    /** Null when there is none, or one is under way: whoever ends that goes on. */
    private String next() {
        synchronized (waiting) {
            if (sending || waiting.isEmpty() || !session.isOpen()) {
                passingOn = false;
                return null;
            }
            String frame = waiting.poll();
            backlog -= frame.length();
            sending = true;
            sendingSince = millis.getAsLong();
            return frame;
        }
    }

    private void onSent(SendResult result) {
        synchronized (waiting) {
            sending = false;
            if (!result.isOK()) {
                waiting.clear();
            }
        }
        passOn();
    }
}
