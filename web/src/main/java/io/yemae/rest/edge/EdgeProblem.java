package io.yemae.rest.edge;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import io.yemae.rest.AcceptLanguage;
import io.yemae.rest.Dialect;
import io.yemae.rest.fastpath.FastPathRequest;
import io.yemae.rest.json.JsonBounds;
import io.yemae.rest.problem.ErrorMessages;
import io.yemae.rest.problem.ProblemBody;
import io.yemae.rest.problem.ProblemResponses;
import io.yemae.rest.trace.TraceHandler;
import io.yemae.shared.logging.EventLog;
import io.yemae.shared.logging.Trace;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Sends error responses in front of the application, in the dialect of the path. */
final class EdgeProblem {
    private static final ObjectMapper JSON = JsonBounds.plainMapper();

    private EdgeProblem() {
    }

    static void send(HttpServerExchange exchange, int status, String code, String sentence) {
        exchange.setStatusCode(status);
        try (Trace.Scope scope = Trace.begin(TraceHandler.of(exchange), FastPathRequest.of(exchange).subject().orElse(null))) {
            EventLog.refused(code, status, exchange.getRelativePath());
            respond(exchange, status, code, sentence);
        }
    }

    private static void respond(HttpServerExchange exchange, int status, String code, String sentence) {
        if (EdgePage.isWanted(exchange)) {
            EdgePage.send(exchange);
            return;
        }
        exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, ProblemResponses.PROBLEM_JSON.toString())
            .put(Headers.CACHE_CONTROL, "no-store");
        ProblemBody body = ErrorMessages.in(AcceptLanguage.preferred(exchange.getRequestHeaders().getFirst(Headers.ACCEPT_LANGUAGE)),
            ProblemResponses.body(status, code, sentence, Dialect.at(exchange.getRelativePath())));
        exchange.getResponseHeaders().put(Headers.CONTENT_LANGUAGE, ErrorMessages.of(body).code());
        exchange.getResponseSender().send(ByteBuffer.wrap(written(body)));
    }

    /** Closes the connection after the response, because its further content is not trustworthy or not wanted. */
    static void sendAndClose(HttpServerExchange exchange, int status, String code, String sentence) {
        exchange.setPersistent(false);
        exchange.getResponseHeaders().put(Headers.CONNECTION, "close");
        send(exchange, status, code, sentence);
    }

    private static byte[] written(ProblemBody body) {
        try {
            return JSON.writeValueAsBytes(body);
        } catch (JsonProcessingException e) {
            return body.error().getBytes(StandardCharsets.UTF_8);
        }
    }
}
