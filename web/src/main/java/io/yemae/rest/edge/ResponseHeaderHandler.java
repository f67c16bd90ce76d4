package io.yemae.rest.edge;

import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.HeaderMap;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;

/**
 * Response headers beyond those of the resources: API responses are not cached unless they say so, documents load nothing from other sites,
 * clients that came over TLS must use it again, and no redirect depends on the Host header of the client.
 */
final class ResponseHeaderHandler implements HttpHandler {
    static final String NO_STORE = "no-store";

    private static final HttpString CONTENT_SECURITY = new HttpString("Content-Security-Policy");
    // For whatever is not a page; pages send their own policy.
    private static final String STRICT = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
    // Swagger UI uses inline styles, and images inside its styles.
    private static final String DOCUMENTS = "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
        + "object-src 'none'; "
        + "frame-ancestors 'none'; base-uri 'none'; form-action 'none'";
    private static final String ONE_YEAR = "max-age=31536000";

    private final HttpHandler next;

    ResponseHeaderHandler(HttpHandler next) {
        this.next = next;
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) throws Exception {
        String path = exchange.getRelativePath();
        HeaderMap headers = exchange.getResponseHeaders();
        boolean isApi = path.startsWith("/api/") || path.equals("/api");
        if (!isApi) {
            headers.put(CONTENT_SECURITY, path.startsWith("/docs") ? DOCUMENTS : STRICT);
        }
        if (exchange.getRequestScheme().equals("https")) {
            headers.put(Headers.STRICT_TRANSPORT_SECURITY, ONE_YEAR);
        }
        exchange.addResponseCommitListener(committed -> complete(committed, isApi));
        next.handleRequest(exchange);
    }

    private static void complete(HttpServerExchange exchange, boolean isApi) {
        HeaderMap headers = exchange.getResponseHeaders();
        if (isApi && !headers.contains(Headers.CACHE_CONTROL)) {
            headers.put(Headers.CACHE_CONTROL, NO_STORE);
        }
        String location = headers.getFirst(Headers.LOCATION);
        if (location != null) {
            String own = exchange.getRequestScheme() + "://" + exchange.getRequestHeaders().getFirst(Headers.HOST);
            if (location.startsWith(own + "/")) {
                headers.put(Headers.LOCATION, location.substring(own.length()));
            }
        }
    }
}
