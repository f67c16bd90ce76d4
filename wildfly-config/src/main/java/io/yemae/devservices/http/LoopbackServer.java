package io.yemae.devservices.http;

import io.undertow.Undertow;
import io.undertow.UndertowOptions;
import io.undertow.server.HttpHandler;
import io.undertow.server.handlers.BlockingHandler;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import org.xnio.Options;

/**
 * An Undertow server on the loopback interface. Other machines cannot reach it, because the payment sandbox and the mail page have no
 * login.
 */
public final class LoopbackServer implements AutoCloseable {
    private static final int IO_THREADS = 2;
    /**
     * Milliseconds. Undertow's default is a minute. Then a connection may be closed just when a client sends a request on it, which a test
     * would take for a fault of the sandbox.
     */
    private static final int CLOSE_IDLE_CONNECTIONS_AFTER = 3_600_000;

    static {
        UndertowLogs.quiet();
    }

    private final Undertow server;

    private LoopbackServer(Undertow server) {
        this.server = server;
    }

    /**
     * Starts a server whose handlers may block.
     *
     * @param port    0 for any free port
     * @param threads how many requests may be handled at the same time; threads are created when they are needed
     * @throws IOException if the port cannot be listened on
     */
    public static LoopbackServer start(int port, int threads, HttpHandler handler) throws IOException {
        Undertow server = Undertow.builder()
            .addHttpListener(port, InetAddress.getLoopbackAddress().getHostAddress(), new BlockingHandler(handler))
            .setIoThreads(IO_THREADS)
            .setWorkerThreads(threads)
            .setWorkerOption(Options.THREAD_DAEMON, true)
            .setServerOption(UndertowOptions.NO_REQUEST_TIMEOUT, CLOSE_IDLE_CONNECTIONS_AFTER)
            // Closing does not wait for running requests: a held payment would never end.
            .setServerOption(UndertowOptions.SHUTDOWN_TIMEOUT, 0)
            .build();
        try {
            server.start();
        } catch (RuntimeException e) {
            if (e.getCause() instanceof IOException cause) {
                throw cause;
            }
            throw e;
        }
        return new LoopbackServer(server);
    }

    /** {@code http://localhost:<port>}, without a slash at the end. */
    public URI address() {
        InetSocketAddress address = (InetSocketAddress) server.getListenerInfo().get(0).getAddress();
        return URI.create("http://localhost:" + address.getPort());
    }

    /** Stops listening, closes all connections and interrupts running handlers. */
    @Override
    public void close() {
        server.stop();
    }
}
