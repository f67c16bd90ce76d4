package io.yemae.rest.edge;

import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.HeaderMap;
import io.undertow.util.HeaderValues;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;

/**
 * Refuses a head that another server would read otherwise than this one did: behind a proxy, the difference decides where one request
 * ends and the next one begins. Undertow (2.3.23) takes header names with blanks, control characters in values, and any transfer coding
 * that ends in "chunked".
 */
final class RequestHeadHandler implements HttpHandler {
    private static final String NAME_SIGNS = "!#$%&'*+-.^_`|~";
    private static final boolean[] TOKEN = new boolean[128];

    private final HttpHandler next;

    static {
        for (char each = 0; each < TOKEN.length; each++) {
            TOKEN[each] = each >= 'a' && each <= 'z' || each >= 'A' && each <= 'Z' || each >= '0' && each <= '9'
                || NAME_SIGNS.indexOf(each) >= 0;
        }
    }

    RequestHeadHandler(HttpHandler next) {
        this.next = next;
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) throws Exception {
        if (isPlain(exchange.getRequestHeaders())) {
            next.handleRequest(exchange);
        } else {
            EdgeProblem.sendAndClose(exchange, 400, "MALFORMED_REQUEST", "올바르지 않은 요청입니다.");
        }
    }

    static boolean isPlain(HeaderMap headers) {
        for (long at = headers.fastIterate(); at != -1; at = headers.fiNext(at)) {
            HeaderValues values = headers.fiCurrent(at);
            if (!isToken(values.getHeaderName())) {
                return false;
            }
            for (int i = 0; i < values.size(); i++) {
                if (!isText(values.get(i))) {
                    return false;
                }
            }
        }
        HeaderValues coding = headers.get(Headers.TRANSFER_ENCODING);
        HeaderValues hosts = headers.get(Headers.HOST);
        return (hosts == null || hosts.size() == 1)
            && (coding == null
                || coding.size() == 1 && coding.getFirst().equalsIgnoreCase("chunked") && !headers.contains(Headers.CONTENT_LENGTH));
    }

    private static boolean isToken(HttpString name) {
        for (int i = 0; i < name.length(); i++) {
            byte each = name.byteAt(i);
            if (each < 0 || !TOKEN[each]) {
                return false;
            }
        }
        return name.length() > 0;
    }

    private static boolean isText(String value) {
        for (int i = 0; i < value.length(); i++) {
            char each = value.charAt(i);
            if (each < ' ' && each != '\t' || each == 0x7F) {
                return false;
            }
        }
        return true;
    }
}
