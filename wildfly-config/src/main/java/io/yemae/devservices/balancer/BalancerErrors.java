package io.yemae.devservices.balancer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import io.undertow.util.Methods;
import io.undertow.util.StatusCodes;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the balancer itself answers if no node has. A request that has not been sent, or that only reads, is answered as the platform does
 * when it is short of something: with 503, after which clients repeat it. If a node has ended while it worked on a request, nobody knows
 * whether it took effect: the answer is 502, after which a client looks, or repeats it with the same {@code Idempotency-Key}.
 */
final class BalancerErrors {
    private static final ObjectMapper JSON = new ObjectMapper();

    private BalancerErrors() {
    }

    /** Sends the answer, and returns true, unless the one of a node has begun. */
    static boolean send(HttpServerExchange exchange) {
        if (!exchange.isResponseChannelAvailable()) {
            return false;
        }
        if (NodeChoice.sentTo(exchange) == null || isRead(exchange)) {
            exchange.getResponseHeaders().put(Headers.RETRY_AFTER, "1");
            send(exchange, StatusCodes.SERVICE_UNAVAILABLE, "UNAVAILABLE", "지금은 처리할 수 없습니다. 잠시 후 다시 시도해주세요.",
                "This is not possible at the moment. Please try again soon.");
        } else {
            send(exchange, StatusCodes.BAD_GATEWAY, "OUTCOME_UNKNOWN", "처리되었는지 알 수 없습니다. 확인한 후 다시 시도해주세요.",
                "It is not known whether this has been done. Please look before you try again.");
        }
        return true;
    }

    static boolean isRead(HttpServerExchange exchange) {
        return exchange.getRequestMethod().equals(Methods.GET) || exchange.getRequestMethod().equals(Methods.HEAD);
    }

    static void send(HttpServerExchange exchange, int status, String code, String korean, String english) {
        String languages = exchange.getRequestHeaders().getFirst(Headers.ACCEPT_LANGUAGE);
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("type", "about:blank");
        body.put("title", StatusCodes.getReason(status));
        body.put("status", status);
        body.put("code", code);
        body.put("error", languages != null && languages.startsWith("en") ? english : korean);
        exchange.setStatusCode(status);
        exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, "application/problem+json").put(Headers.CACHE_CONTROL, "no-store");
        try {
            exchange.getResponseSender().send(ByteBuffer.wrap(JSON.writeValueAsBytes(body)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
