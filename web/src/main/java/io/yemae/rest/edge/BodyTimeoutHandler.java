package io.yemae.rest.edge;

import io.undertow.server.ConduitWrapper;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.yemae.rest.BodyLimits;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;
import org.xnio.IoUtils;
import org.xnio.XnioExecutor;
import org.xnio.conduits.AbstractStreamSourceConduit;
import org.xnio.conduits.StreamSourceConduit;

/** Closes the connection if the body does not arrive in time, also if the body is only read to be discarded, as after a refusal. */
final class BodyTimeoutHandler implements HttpHandler {
    /** A file takes a slow line a minute and more. */
    private static final int TIMES_FOR_UPLOADS = 9;

    private final int millis;
    private final HttpHandler next;

    BodyTimeoutHandler(int millis, HttpHandler next) {
        this.millis = millis;
        this.next = next;
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) throws Exception {
        if (!exchange.isRequestComplete()) {
            int patience = BodyLimits.isUpload(exchange.getRelativePath()) ? TIMES_FOR_UPLOADS * millis : millis;
            XnioExecutor.Key timeout = exchange.getIoThread().executeAfter(() -> IoUtils.safeClose(exchange.getConnection()), patience,
                TimeUnit.MILLISECONDS);
            exchange.addRequestWrapper(watch(timeout));
            exchange.addExchangeCompleteListener((completed, others) -> {
                timeout.remove();
                others.proceed();
            });
        }
        next.handleRequest(exchange);
    }

    private static ConduitWrapper<StreamSourceConduit> watch(XnioExecutor.Key timeout) {
        return (factory, exchange) -> new Watched(factory.create(), timeout);
    }

    /** Detects the end of the body, no matter which handler reads it. */
    private static final class Watched extends AbstractStreamSourceConduit<StreamSourceConduit> {
        private final XnioExecutor.Key timeout;

        Watched(StreamSourceConduit body, XnioExecutor.Key timeout) {
            super(body);
            this.timeout = timeout;
        }

        @Override
        public int read(ByteBuffer into) throws IOException {
            return (int) cancelAtEnd(super.read(into));
        }

        @Override
        public long read(ByteBuffer[] into, int offset, int length) throws IOException {
            return cancelAtEnd(super.read(into, offset, length));
        }

        private long cancelAtEnd(long read) {
            if (read < 0) {
                timeout.remove();
            }
            return read;
        }
    }
}
