package io.yemae.extension;

import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import io.undertow.util.StatusCodes;
import java.nio.charset.StandardCharsets;

/**
 * Answers for the application while it is not there: its deployment has failed, for example because the database was away, or the server
 * is stopping. The server itself would answer 404, after which a client believes that its reservation or payment does not exist. A custom
 * filter of the host, in {@code 60-undertow.cli}.
 */
public final class AbsenceHandler implements HttpHandler {
    /** The application puts it on each of its responses, as the first thing that it does. */
    private static final HttpString MARK_OF_APPLICATION = new HttpString("Trace-Id");
    private static final String PROBLEM = """
        {"type":"about:blank","title":"Service Unavailable","status":503,"code":"UNAVAILABLE","error":"%s"}""";
    private static final String PAGE = """
        <!doctype html>
        <html lang="ko">
        <meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark"><meta http-equiv="refresh" content="5">
        <title>잠시 후 다시 열립니다</title>
        <h1>잠시 후 다시 열립니다</h1>
        <p>이 화면은 5초 뒤에 자동으로 다시 열립니다.</p>
        <p lang="en">This page opens again in 5 seconds.</p>
        </html>
        """;
    private static final String RETRY_SECONDS = "1";

    private final HttpHandler next;

    public AbsenceHandler(HttpHandler next) {
        this.next = next;
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) throws Exception {
        exchange.addDefaultResponseListener(AbsenceHandler::answer);
        next.handleRequest(exchange);
    }

    /** Called at the end of a response without a body. @return whether it is answered now */
    private static boolean answer(HttpServerExchange exchange) {
        boolean isOfServer = !exchange.getResponseHeaders().contains(MARK_OF_APPLICATION)
            && (exchange.getStatusCode() == StatusCodes.NOT_FOUND || exchange.getStatusCode() == StatusCodes.SERVICE_UNAVAILABLE);
        if (!isOfServer || !exchange.isResponseChannelAvailable()) {
            return false;
        }
        exchange.setStatusCode(StatusCodes.SERVICE_UNAVAILABLE);
        exchange.getResponseHeaders().put(Headers.RETRY_AFTER, RETRY_SECONDS).put(Headers.CACHE_CONTROL, "no-store");
        if (accepts(exchange, Headers.ACCEPT, "text/html")) {
            send(exchange, "text/html;charset=UTF-8", PAGE);
        } else {
            send(exchange, "application/problem+json", PROBLEM.formatted(accepts(exchange, Headers.ACCEPT_LANGUAGE, "en")
                ? "This is not possible at the moment. Please try again soon."
                : "지금은 처리할 수 없습니다. 잠시 후 다시 시도해주세요."));
        }
        return true;
    }

    private static boolean accepts(HttpServerExchange exchange, HttpString header, String first) {
        String accepted = exchange.getRequestHeaders().getFirst(header);
        return accepted != null && accepted.startsWith(first);
    }

    private static void send(HttpServerExchange exchange, String type, String text) {
        exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, type);
        exchange.getResponseSender().send(text, StandardCharsets.UTF_8);
    }
}
