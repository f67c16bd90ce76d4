package io.yemae.devservices.sandbox.http;

/** Answers a request. */
@FunctionalInterface
public interface Endpoint {

    /**
     * @throws io.yemae.devservices.sandbox.ledger.GatewayException answered as {@code {code, message}}
     * @throws ConnectionLost closes the connection
     */
    Answer answer(Request request) throws InterruptedException;
}
