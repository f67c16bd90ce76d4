package io.yemae.rest.edge;

import io.undertow.io.IoCallback;
import io.undertow.io.Sender;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.handlers.RequestBufferingHandler;
import io.undertow.server.protocol.http.HttpContinue;
import io.undertow.util.Headers;
import io.undertow.util.SameThreadExecutor;
import io.yemae.rest.BodyLimits;
import java.io.IOException;
import org.xnio.IoUtils;

/** Buffers a body before the application sees the request: a slow body occupies a connection and no thread. */
final class BodyHandler implements HttpHandler {
    /** Of 16 KiB each: a little more than the application accepts. */
    private static final int BUFFERS = 5;
    /** In bytes: a little more than the application accepts, so that it can answer. */
    private static final long UPLOAD = 6L << 20;

    private final HttpHandler buffered;

    BodyHandler(HttpHandler next) {
        this.buffered = new RequestBufferingHandler(next, BUFFERS);
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) throws Exception {
        if (!exchange.isRequestComplete() && BodyLimits.isUpload(exchange.getRelativePath())) {
            // Beyond the server's limit. The application reads it only after it has checked the role.
            exchange.setMaxEntitySize(UPLOAD);
        }
        if (!exchange.isRequestComplete() && HttpContinue.requiresContinueResponse(exchange)) {
            // Runs after this thread has released the request.
            exchange.dispatch(SameThreadExecutor.INSTANCE, () -> HttpContinue.sendContinueResponse(exchange, new Continued()));
        } else {
            buffered.handleRequest(exchange);
        }
    }

    /** Sends 100 Continue. Otherwise the worker thread would have to send it and wait for the body. */
    private final class Continued implements IoCallback {

        @Override
        public void onComplete(HttpServerExchange exchange, Sender sender) {
            exchange.getRequestHeaders().remove(Headers.EXPECT);
            exchange.dispatch(SameThreadExecutor.INSTANCE, buffered);
        }

        @Override
        public void onException(HttpServerExchange exchange, Sender sender, IOException failure) {
            IoUtils.safeClose(exchange.getConnection());
        }
    }
}
