package io.yemae.devservices.sandbox.http;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The listening socket, on the loopback interface only: whoever reaches the sandbox can pay and break things. */
public final class Listener implements AutoCloseable {

    /** 300 slow payments at once are a test of the platform; the rest is for the calls that ask about them meanwhile. */
    private static final int THREADS = 512;
    private static final int BACKLOG = 1024;

    private final HttpServer server;
    private final ExecutorService threads;

    static {
        // The server's defaults would inject faults nobody asked for: it closes kept connections beyond 200 and after 30 s, at
        // the very moment a client may be sending on them, and answers 40 ms late without TCP_NODELAY. Read once per JVM.
        setUnlessSet("sun.net.httpserver.maxIdleConnections", "2000");
        setUnlessSet("sun.net.httpserver.idleInterval", "3600");
        setUnlessSet("sun.net.httpserver.nodelay", "true");
    }

    /** @param port 0 for any free one */
    public Listener(int port, Router router) {
        ThreadPoolExecutor pool = new ThreadPoolExecutor(THREADS, THREADS, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>(),
            task -> daemon("payment-sandbox", task));
        pool.allowCoreThreadTimeOut(true);
        threads = pool;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), BACKLOG);
        } catch (IOException e) {
            throw new UncheckedIOException("the payment sandbox cannot listen on port " + port, e);
        }
        server.createContext("/", router);
        server.setExecutor(threads);
        server.start();
    }

    public URI address() {
        return URI.create("http://localhost:" + server.getAddress().getPort());
    }

    @Override
    public void close() {
        threads.shutdownNow();
        server.stop(0);
    }

    /** A thread that does not keep the JVM alive. */
    public static Thread daemon(String name, Runnable task) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }

    private static void setUnlessSet(String property, String value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, value);
        }
    }
}
