package io.yemae.rest.trace;

import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.AttachmentKey;
import io.undertow.util.HttpString;
import io.yemae.shared.logging.Trace;

/** Gives each request its trace id, before anything else can refuse it. */
public final class TraceHandler implements HttpHandler {
    private static final AttachmentKey<String> KEY = AttachmentKey.create(String.class);
    private static final HttpString TRACE_ID = new HttpString("Trace-Id");
    private static final HttpString TRACE_PARENT = new HttpString("traceparent");

    private final HttpHandler next;

    public TraceHandler(HttpHandler next) {
        this.next = next;
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) throws Exception {
        String parent = exchange.getRequestHeaders().getFirst(TRACE_PARENT);
        String trace = Trace.of(parent);
        if (parent == null || !parent.contains(trace)) {
            Trace.parent(trace).ifPresent(ours -> exchange.getRequestHeaders().put(TRACE_PARENT, ours));
        }
        exchange.putAttachment(KEY, trace);
        exchange.getResponseHeaders().put(TRACE_ID, trace);
        next.handleRequest(exchange);
    }

    public static String of(HttpServerExchange exchange) {
        return exchange.getAttachment(KEY);
    }
}
