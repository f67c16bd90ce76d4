package io.yemae.live.ws;

import io.undertow.websockets.jsr.UndertowSession;
import io.yemae.live.feed.FrameSink;
import jakarta.websocket.CloseReason.CloseCodes;
import jakarta.websocket.CloseReason;
import jakarta.websocket.SendResult;
import jakarta.websocket.Session;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * Somebody who listens. One frame is under way at a time and the others wait here; who does not take them is dropped, so that nobody waits for them, and
 * may come back and ask for what was missed.
 */
public final class LiveClient implements FrameSink {
    /** Characters that may wait when there is more to say. */
    private static final int LARGEST_BACKLOG = 1 << 20;
    private static final long SLOWEST_FRAME_MS = 10_000;
    private static final long FAREWELL_WITHIN_MS = 5_000;
    private static final long NOT_CLOSED = -1;
    private static final Runnable NOTHING = () -> { };

    private final Session session;
    private final LongSupplier millis;
    private final Deque<Outgoing> waiting = new ArrayDeque<>();
    private Outgoing underWay;
    private long underWaySince;
    private int backlog;
    private boolean passingOn;
    private volatile long closedAt = NOT_CLOSED;

    private record Outgoing(String frame, Runnable sent) {
    }

    public LiveClient(Session session) {
        this(session, System::currentTimeMillis);
    }

    LiveClient(Session session, LongSupplier millis) {
        this.session = session;
        this.millis = millis;
    }

    /** Sends frames after those that wait already. */
    public void send(List<String> frames) {
        send(frames, NOTHING);
    }

    @Override
    public void send(List<String> frames, Runnable sent) {
        boolean keepsUp;
        synchronized (waiting) {
            keepsUp = !isStuck() && backlog <= LARGEST_BACKLOG;
            for (int i = 0; keepsUp && i < frames.size(); i++) {
                waiting.add(new Outgoing(frames.get(i), i == frames.size() - 1 ? sent : NOTHING));
                backlog += frames.get(i).length();
            }
        }
        if (keepsUp) {
            passOn();
        } else {
            drop();
        }
    }

    @Override
    public void end() {
        close(CloseCodes.VIOLATED_POLICY, "the token has ended");
    }

    /** Finds who stopped reading when there is nothing more to say. */
    void dropIfStuck() {
        boolean stuck;
        synchronized (waiting) {
            stuck = isStuck();
        }
        if (stuck) {
            drop();
        }
    }

    /** A client that has been told to go and neither goes nor reads that is cut off: its end of the connection is not ours to wait for. */
    void endIfClosedLongAgo() {
        if (closedAt != NOT_CLOSED && millis.getAsLong() - closedAt > FAREWELL_WITHIN_MS && session instanceof UndertowSession connection) {
            connection.forceClose();
        }
    }

    boolean isConnected() {
        return session.isOpen();
    }

    void ping() {
        if (closedAt != NOT_CLOSED) {
            return;
        }
        try {
            session.getAsyncRemote().sendPing(ByteBuffer.allocate(0));
        } catch (IOException | IllegalArgumentException e) {
            close(CloseCodes.GOING_AWAY, "");
        }
    }

    /** @param reason at most 123 bytes */
    public void close(CloseCodes code, String reason) {
        closedAt = millis.getAsLong();
        try {
            session.close(new CloseReason(code, reason));
        } catch (IOException | IllegalStateException e) {
            // It is gone already, which is what was wanted.
        }
    }

    private void drop() {
        synchronized (waiting) {
            waiting.clear();
        }
        close(CloseCodes.TRY_AGAIN_LATER, "too slow");
    }

    private boolean isStuck() {
        return underWay != null && millis.getAsLong() - underWaySince > SLOWEST_FRAME_MS;
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
            } catch (RuntimeException e) {
                // Closed meanwhile, most likely.
                onSent(new SendResult(e));
            }
        }
    }

    /** Null when there is none, or one is under way: whoever ends that goes on. */
    private String next() {
        synchronized (waiting) {
            if (underWay != null || waiting.isEmpty() || !session.isOpen()) {
                passingOn = false;
                return null;
            }
            underWay = waiting.poll();
            underWaySince = millis.getAsLong();
            backlog -= underWay.frame().length();
            return underWay.frame();
        }
    }

    private void onSent(SendResult result) {
        Runnable sent;
        synchronized (waiting) {
            sent = underWay.sent();
            underWay = null;
        }
        if (result.isOK()) {
            sent.run();
            passOn();
        } else {
            // Who has missed something has to know it: by coming back.
            drop();
        }
    }
}
