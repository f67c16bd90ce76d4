package io.yemae.it.chaos;

import io.yemae.devservices.DaemonThreads;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The network between a server and a service on this machine: a TCP proxy that can stall, lose answers, be slow, or be cut. What was sent
 * into a stalled network arrives after its repair, as the retransmissions of a real one would.
 */
final class Network implements AutoCloseable {
    private static final int BUFFER = 16 * 1024;
    /** Clients that connect meanwhile wait, as many as this. */
    private static final int BACKLOG = 64;

    private final ServerSocket listener;
    private final int service;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final ExecutorService threads = Executors.newCachedThreadPool(new DaemonThreads("network"));
    private boolean stalled;
    private boolean answersLost;
    private volatile boolean cut;
    private volatile Duration delay = Duration.ZERO;

    private Network(ServerSocket listener, int service) {
        this.listener = listener;
        this.service = service;
        threads.execute(this::accept);
    }

    /** @param service the port of the service */
    static Network to(int service) {
        try {
            return new Network(new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress()), service);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where the server finds the service. */
    int port() {
        return listener.getLocalPort();
    }

    /** Nothing arrives any more, in either direction, and no connection is closed. */
    synchronized void stall() {
        stalled = true;
    }

    /**
     * Requests arrive and answers do not, until the repair resets the connections: the server does not learn whether its transactions were
     * committed.
     */
    synchronized void loseAnswers() {
        answersLost = true;
    }

    /** Everything takes this much longer, in each direction. */
    void slow(Duration by) {
        delay = by;
    }

    /** Resets all connections, and each new one. */
    void cut() {
        cut = true;
        sockets.forEach(Network::reset);
    }

    synchronized void repair() {
        if (answersLost) {
            sockets.forEach(Network::reset);
        }
        stalled = false;
        answersLost = false;
        cut = false;
        delay = Duration.ZERO;
        notifyAll();
    }

    @Override
    public void close() {
        cut();
        repair();
        try {
            listener.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.shutdownNow();
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                threads.execute(() -> connect(client));
            } catch (IOException e) {
                // Closed.
            }
        }
    }

    private void connect(Socket client) {
        sockets.add(client);
        try {
            pass(false);
            Socket server = new Socket(InetAddress.getLoopbackAddress(), service);
            sockets.add(server);
            client.setTcpNoDelay(true);
            server.setTcpNoDelay(true);
            threads.execute(() -> pump(server, client, true));
            pump(client, server, false);
        } catch (IOException e) {
            end(client);
        }
    }

    /** Carries bytes in one direction until one side ends the connection; then the other side loses it too. */
    private void pump(Socket from, Socket to, boolean answers) {
        byte[] buffer = new byte[BUFFER];
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
                pass(answers);
                out.write(buffer, 0, length);
            }
            pass(answers);
        } catch (IOException e) {
            // Lost by one side, or cut.
        } finally {
            end(from);
            end(to);
        }
    }

    /** Waits as long as the network makes it wait. */
    private void pass(boolean answers) throws IOException {
        try {
            Thread.sleep(delay.toMillis());
            synchronized (this) {
                while ((stalled || answers && answersLost) && !cut) {
                    wait();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
        if (cut) {
            throw new IOException("The network is cut");
        }
    }

    private void end(Socket socket) {
        sockets.remove(socket);
        if (cut) {
            reset(socket);
        } else {
            close(socket);
        }
    }

    private static void reset(Socket socket) {
        try {
            // Closing it sends RST.
            socket.setSoLinger(true, 0);
        } catch (IOException e) {
            // It is closed.
        }
        close(socket);
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
