package io.yemae.devservices.sandbox.http;

/** Turns a request into a response. A value and not a stream, so that faults can change the response before it is sent. */
@FunctionalInterface
public interface Endpoint {

    /**
     * @throws io.yemae.devservices.sandbox.ledger.GatewayException for an error, which is sent as {@code {code, message}}
     * @throws ConnectionLost to close the connection without a response
     * @throws InterruptedException if the sandbox stops; the connection is closed then too
     */
    Response handle(Request request) throws InterruptedException;
}
