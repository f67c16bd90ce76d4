package io.yemae.rest.edge;

import io.undertow.server.ConduitWrapper;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;
import org.xnio.IoUtils;
import org.xnio.XnioExecutor;
import org.xnio.conduits.AbstractStreamSourceConduit;
import org.xnio.conduits.StreamSourceConduit;

/**
 * Ends the connection of a body that is not there in time, whoever waits for it: also where it is only read to be thrown away, as behind
 * a refusal.
 */
final class BodyTimeoutHandler implements HttpHandler {
    private final int millis;
    private final HttpHandler next;

    BodyTimeoutHandler(int millis, HttpHandler next) {
        this.millis = millis;
        this.next = next;
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) throws Exception {
        if (!exchange.isRequestComplete()) {
            XnioExecutor.Key end = exchange.getIoThread().executeAfter(() -> IoUtils.safeClose(exchange.getConnection()), millis,
                TimeUnit.MILLISECONDS);
            exchange.addRequestWrapper(watch(end));
            exchange.addExchangeCompleteListener((completed, others) -> {
                end.remove();
                others.proceed();
            });
        }
        next.handleRequest(exchange);
    }

    private static ConduitWrapper<StreamSourceConduit> watch(XnioExecutor.Key end) {
        return (factory, exchange) -> new Watched(factory.create(), end);
    }

    /** Notices the end of a body, whoever reads it. */
    private static final class Watched extends AbstractStreamSourceConduit<StreamSourceConduit> {
        private final XnioExecutor.Key end;

        Watched(StreamSourceConduit body, XnioExecutor.Key end) {
            super(body);
            this.end = end;
        }

        @Override
        public int read(ByteBuffer into) throws IOException {
            return (int) noted(super.read(into));
        }

        @Override
        public long read(ByteBuffer[] into, int offset, int length) throws IOException {
            return noted(super.read(into, offset, length));
        }

        private long noted(long read) {
            if (read < 0) {
                end.remove();
            }
            return read;
        }
    }
}
