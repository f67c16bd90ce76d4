package io.yemae.queue.rest;

import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.HeaderValues;
import io.undertow.util.Headers;
import io.undertow.util.Methods;
import jakarta.servlet.ServletContext;
import jakarta.ws.rs.core.MediaType;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * The short way for polls of the waiting room, which a crowd sends by the ten thousand: on the thread that has read the request, past servlets, JAX-RS
 * and all threads that may have to wait. Only the plain case goes this way, and is answered as {@link QueueResource#status} would; every other request,
 * and all that is to be refused, goes on to there.
 */
final class PollHandler implements HttpHandler {
    private static final String PATH = "/api/queue/status/";
    private static final String SCHEME = "Bearer ";

    private final HttpHandler longWay;
    private final ServletContext application;

    PollHandler(HttpHandler longWay, ServletContext application) {
        this.longWay = longWay;
        this.application = application;
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) throws Exception {
        Optional<PollAnswers.Answer> answer = isPoll(exchange) ? answer(exchange) : Optional.empty();
        if (answer.isPresent()) {
            send(answer.get(), exchange);
        } else {
            longWay.handleRequest(exchange);
        }
    }

    private static boolean isPoll(HttpServerExchange exchange) {
        return exchange.getRelativePath().startsWith(PATH) && exchange.getRequestMethod().equals(Methods.GET) && exchange.isRequestComplete()
            && isJsonWelcome(exchange.getRequestHeaders().get(Headers.ACCEPT));
    }

    /** Whether it is beyond doubt. */
    private static boolean isJsonWelcome(HeaderValues accepted) {
        return accepted == null || accepted.size() == 1
            && (accepted.getFirst().equals(MediaType.WILDCARD) || accepted.getFirst().startsWith(MediaType.APPLICATION_JSON + ",")
                || accepted.getFirst().equals(MediaType.APPLICATION_JSON));
    }

    private Optional<PollAnswers.Answer> answer(HttpServerExchange exchange) {
        HeaderValues authorization = exchange.getRequestHeaders().get(Headers.AUTHORIZATION);
        PollAnswers answers = PollAnswers.of(application);
        if (answers == null || authorization == null || authorization.size() != 1 || !authorization.getFirst().startsWith(SCHEME)) {
            return Optional.empty();
        }
        return answers.answer(authorization.getFirst().substring(SCHEME.length()), exchange.getRelativePath().substring(PATH.length()));
    }

    private static void send(PollAnswers.Answer answer, HttpServerExchange exchange) {
        exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, MediaType.APPLICATION_JSON);
        if (answer.retryAfter() != null) {
            exchange.getResponseHeaders().put(Headers.RETRY_AFTER, answer.retryAfter());
        }
        exchange.getResponseSender().send(ByteBuffer.wrap(answer.body()));
    }
}
