package io.yemae.live.socketio;

import io.socket.engineio.server.EngineIoSocket;
import io.yemae.live.feed.FrameSink;
import io.yemae.live.feed.Mailbox;
import io.yemae.shared.Problem;
import io.yemae.shared.logging.FailureLog;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Logger;

/** A client and its namespaces. A client that does not fetch its messages is dropped. */
final class Connection {
    private static final Logger LOG = Logger.getLogger(Connection.class.getName());
    /** In characters, as for a plain WebSocket. */
    private static final int LARGEST_BACKLOG = 1 << 20;
    private static final int MOST_NAMESPACES = 16;
    private static final int MOST_PACKETS = 64;

    private final EngineIoSocket socket;
    private final Namespaces namespaces;
    private final Mailbox mailbox;
    private final AtomicInteger backlog = new AtomicInteger();
    // Both are only used by tasks of the mailbox.
    private final Map<String, Membership> memberships = new HashMap<>();
    private boolean closed;

    Connection(EngineIoSocket socket, Namespaces namespaces, Executor executor) {
        this.socket = socket;
        this.namespaces = namespaces;
        this.mailbox = new Mailbox(executor, MOST_PACKETS);
    }

    /** Starts to listen to the client. */
    void open() {
        socket.on("drain", nothing -> backlog.set(0));
        socket.on("message", arguments -> receive(arguments[0]));
        socket.on("close", reason -> mailbox.add(this::leaveAll));
    }

    /** Closes a client that has joined no namespace. */
    void closeUnlessUsed() {
        mailbox.add(() -> {
            if (memberships.isEmpty()) {
                socket.close();
            }
        });
    }

    private void receive(Object data) {
        if (data instanceof String text && !mailbox.offer(() -> Packet.read(text).ifPresent(this::handle))) {
            socket.close();
        }
    }

    private void handle(Packet packet) {
        switch (packet.type()) {
            case CONNECT -> join(packet);
            case DISCONNECT -> leave(packet.namespace());
            case EVENT -> receive(packet);
            default -> {
                // Clients send no other types.
            }
        }
    }

    private void join(Packet packet) {
        String name = packet.namespace();
        if (closed || memberships.containsKey(name)) {
            return;
        }
        try {
            if (memberships.size() == MOST_NAMESPACES) {
                throw Problem.invalid("TOO_MANY_NAMESPACES", "Too many namespaces");
            }
            Membership membership = namespaces.join(name, packet.data(), new Channel(name));
            memberships.put(name, membership);
            send(Packet.connected(name, UUID.randomUUID().toString()));
            membership.begin();
        } catch (Problem refused) {
            send(Packet.refused(name, refused));
        } catch (RuntimeException e) {
            FailureLog.warn(LOG, "A client could not join " + name, e);
            leave(name);
            send(Packet.refused(name, Problem.unavailable()));
        }
    }

    private void receive(Packet packet) {
        Membership membership = memberships.get(packet.namespace());
        if (membership != null && packet.data().path(0).isTextual()) {
            membership.receive(packet.data().path(0).asText(), packet.data().path(1));
        }
    }

    private void leave(String name) {
        Membership membership = memberships.remove(name);
        if (membership != null) {
            membership.leave();
        }
    }

    private void leaveAll() {
        closed = true;
        memberships.values().forEach(Membership::leave);
        memberships.clear();
    }

    private void send(String packet) {
        if (backlog.addAndGet(packet.length()) > LARGEST_BACKLOG) {
            socket.close();
        } else {
            socket.send(new io.socket.engineio.server.parser.Packet<>(io.socket.engineio.server.parser.Packet.MESSAGE, packet));
        }
    }

    /** Sends to one namespace. */
    private final class Channel implements FrameSink {
        private final String namespace;

        Channel(String namespace) {
            this.namespace = namespace;
        }

        @Override
        public void send(List<String> arrays, Runnable sent) {
            arrays.forEach(array -> Connection.this.send(Packet.event(namespace, array)));
            sent.run();
        }

        @Override
        public void end() {
            mailbox.add(() -> {
                leave(namespace);
                Connection.this.send(Packet.disconnected(namespace));
            });
        }
    }
}
