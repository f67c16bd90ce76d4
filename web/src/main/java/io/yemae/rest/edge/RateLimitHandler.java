package io.yemae.rest.edge;

import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.HeaderMap;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import io.yemae.policies.Policy;
import io.yemae.rest.edge.client.Client;
import io.yemae.rest.edge.rate.Bucket;
import io.yemae.rest.edge.rate.RateLimits;
import io.yemae.rest.edge.rate.Traffic;
import io.yemae.rest.fastpath.FastPathRequest;
import jakarta.servlet.ServletContext;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Refuses callers that send too many requests a minute, before any work is done for them. A caller is the user of an access token that this
 * node has verified before, and otherwise an address, because verifying an unknown token costs a signature check.
 */
final class RateLimitHandler implements HttpHandler {
    private static final HttpString LIMIT = new HttpString("RateLimit-Limit");
    private static final HttpString REMAINING = new HttpString("RateLimit-Remaining");
    private static final HttpString RESET = new HttpString("RateLimit-Reset");

    private final ServletContext application;
    private final HttpHandler next;

    RateLimitHandler(ServletContext application, HttpHandler next) {
        this.application = application;
        this.next = next;
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) throws Exception {
        Edge edge = Edge.of(application);
        RateLimits.Decision decision = edge == null ? null : judge(edge, exchange);
        if (decision == null) {
            next.handleRequest(exchange);
            return;
        }
        Bucket.Take take = decision.take();
        HeaderMap headers = exchange.getResponseHeaders();
        headers.put(LIMIT, Integer.toString(decision.perMinute()));
        headers.put(REMAINING, Long.toString(take.left()));
        headers.put(RESET, Long.toString(seconds(take.fullNanos())));
        if (take.isGranted()) {
            next.handleRequest(exchange);
        } else {
            headers.put(Headers.RETRY_AFTER, Long.toString(seconds(take.waitNanos())));
            EdgeProblem.send(exchange, 429, "TOO_MANY_REQUESTS", "요청이 너무 많습니다. 잠시 후 다시 시도해주세요.");
        }
    }

    /** Null if the caller is not limited. */
    private static RateLimits.Decision judge(Edge edge, HttpServerExchange exchange) {
        Traffic traffic = Traffic.of(exchange.getRequestMethod().toString(), exchange.getRelativePath());
        Policy perUser = traffic.perUser();
        if (perUser != null) {
            Optional<String> user = edge.callers.subject(FastPathRequest.of(exchange));
            if (user.isPresent()) {
                return edge.limits.judge(traffic, perUser, user.get());
            }
        }
        Client client = Client.of(exchange);
        return client.trusted() ? null : edge.limits.judge(traffic, traffic.perAddress(), client.network());
    }

    private static long seconds(long nanos) {
        return TimeUnit.NANOSECONDS.toSeconds(nanos + TimeUnit.SECONDS.toNanos(1) - 1);
    }
}
