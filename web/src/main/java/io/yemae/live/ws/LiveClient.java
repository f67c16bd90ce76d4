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
 * A connected client. One frame is in flight at a time and the others wait here. A client that does not read is dropped, so that nobody
 * waits for it. It may reconnect and ask for what it missed.
 */
public final class LiveClient implements FrameSink {
    /** Characters that may wait when more is to be sent. */
    private static final int LARGEST_BACKLOG = 1 << 20;
    private static final long SLOWEST_FRAME_MS = 10_000;
    private static final long CLOSE_WITHIN_MS = 5_000;
    private static final long NOT_CLOSED = -1;
    private static final Runnable NOTHING = () -> { };

    private final Session session;
    private final LongSupplier millis;
    private final Deque<Outgoing> waiting = new ArrayDeque<>();
    private Outgoing inFlight;
    private long inFlightSince;
    private int backlog;
    private boolean sending;
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

    /** Sends frames after those that already wait. */
    public void send(List<String> frames) {
        send(frames, NOTHING);
    }

    @Override
    public void send(List<String> frames, Runnable sent) {
        boolean isFastEnough;
        synchronized (waiting) {
            isFastEnough = !isStuck() && backlog <= LARGEST_BACKLOG;
            for (int i = 0; isFastEnough && i < frames.size(); i++) {
                waiting.add(new Outgoing(frames.get(i), i == frames.size() - 1 ? sent : NOTHING));
                backlog += frames.get(i).length();
            }
        }
        if (isFastEnough) {
            sendWaiting();
        } else {
            drop();
        }
    }

    @Override
    public void end() {
        close(CloseCodes.VIOLATED_POLICY, "the token has ended");
    }

    /** Detects a client that stopped reading while nothing more is to be sent. */
    void dropIfStuck() {
        boolean stuck;
        synchronized (waiting) {
            stuck = isStuck();
        }
        if (stuck) {
            drop();
        }
    }

    /** Cuts off a client that was told to close and neither closes nor reads. We do not wait for its side of the closing handshake. */
    void endIfClosedLongAgo() {
        if (closedAt != NOT_CLOSED && millis.getAsLong() - closedAt > CLOSE_WITHIN_MS && session instanceof UndertowSession connection) {
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
            // Already closed.
        }
    }

    private void drop() {
        synchronized (waiting) {
            waiting.clear();
        }
        close(CloseCodes.TRY_AGAIN_LATER, "too slow");
    }

    private boolean isStuck() {
        return inFlight != null && millis.getAsLong() - inFlightSince > SLOWEST_FRAME_MS;
    }

    /**
     * A loop instead of a call from one completed frame to the next, because many sends complete before the call that starts them returns.
     * The server is called outside our lock, since it may hold its own lock when it reports a sent frame.
     */
    private void sendWaiting() {
        synchronized (waiting) {
            if (sending) {
                return;
            }
            sending = true;
        }
        for (String frame = next(); frame != null; frame = next()) {
            try {
                session.getAsyncRemote().sendText(frame, this::onSent);
            } catch (RuntimeException e) {
                // Most likely closed in the meantime.
                onSent(new SendResult(e));
            }
        }
    }

    /** Null if nothing waits or a frame is in flight. In that case its completion continues. */
    private String next() {
        synchronized (waiting) {
            if (inFlight != null || waiting.isEmpty() || !session.isOpen()) {
                sending = false;
                return null;
            }
            inFlight = waiting.poll();
            inFlightSince = millis.getAsLong();
            backlog -= inFlight.frame().length();
            return inFlight.frame();
        }
    }

    private void onSent(SendResult result) {
        Runnable sent;
        synchronized (waiting) {
            sent = inFlight.sent();
            inFlight = null;
        }
        if (result.isOK()) {
            sent.run();
            sendWaiting();
        } else {
            // The client has missed a frame. It learns that by having to reconnect.
            drop();
        }
    }
}
