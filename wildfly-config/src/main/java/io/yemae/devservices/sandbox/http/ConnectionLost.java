package io.yemae.devservices.sandbox.http;

/**
 * Thrown by an endpoint that wants its connection closed without a byte of answer. The caller sees an end of stream or a
 * reset, whichever its operating system makes of it; JDK clients repeat a GET by themselves then.
 */
public final class ConnectionLost extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public ConnectionLost() {
        super("connection lost on purpose", null, false, false);
    }
}
