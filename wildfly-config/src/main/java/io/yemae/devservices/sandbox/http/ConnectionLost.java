package io.yemae.devservices.sandbox.http;

/**
 * Thrown by an endpoint to close its connection without sending a byte. The client sees an end of stream or a reset, depending on its
 * operating system. Clients of the JDK repeat a GET by themselves then.
 */
public final class ConnectionLost extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public ConnectionLost() {
        super("connection closed by a fault", null, false, false);
    }
}
