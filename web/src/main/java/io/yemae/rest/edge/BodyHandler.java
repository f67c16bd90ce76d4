package io.yemae.rest.edge;

import io.undertow.io.IoCallback;
import io.undertow.io.Sender;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.handlers.RequestBufferingHandler;
import io.undertow.server.protocol.http.HttpContinue;
import io.undertow.util.Headers;
import io.undertow.util.SameThreadExecutor;
import java.io.IOException;
import org.xnio.IoUtils;

/** Collects a body before the application sees the request: however slowly it drips in, it occupies a connection and no thread. */
final class BodyHandler implements HttpHandler {
    /** Of 16 KiB: a little more than the application takes. */
    private static final int BUFFERS = 5;

    private final HttpHandler collected;

    BodyHandler(HttpHandler next) {
        this.collected = new RequestBufferingHandler(next, BUFFERS);
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) throws Exception {
        if (!exchange.isRequestComplete() && HttpContinue.requiresContinueResponse(exchange)) {
            // Once this thread has let go of the request.
            exchange.dispatch(SameThreadExecutor.INSTANCE, () -> HttpContinue.sendContinueResponse(exchange, new Continued()));
        } else {
            collected.handleRequest(exchange);
        }
    }

    /** The client may send its body now; without this, the thread that works on the request would have to say so and wait for it. */
    private final class Continued implements IoCallback {

        @Override
        public void onComplete(HttpServerExchange exchange, Sender sender) {
            exchange.getRequestHeaders().remove(Headers.EXPECT);
            exchange.dispatch(SameThreadExecutor.INSTANCE, collected);
        }

        @Override
        public void onException(HttpServerExchange exchange, Sender sender, IOException failure) {
            IoUtils.safeClose(exchange.getConnection());
        }
    }
}
