package io.yemae.rest.edge;

import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.HeaderMap;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;

/**
 * What answers say to browsers beyond what the resources say: nobody keeps an answer of the API unless it says so itself, pages load
 * nothing from elsewhere, who came over TLS is to come that way again, and no address in an answer depends on the Host that the client
 * named.
 */
final class ResponseHeaderHandler implements HttpHandler {
    static final String NOT_KEPT = "no-store";

    private static final HttpString CONTENT_SECURITY = new HttpString("Content-Security-Policy");
    // Posters are at other sites.
    private static final String PAGE = "default-src 'self'; img-src 'self' https: data:; object-src 'none'; frame-ancestors 'none'; "
        + "base-uri 'none'; form-action 'self'";
    // Swagger UI writes styles into its elements, and its pictures into its styles.
    private static final String DOCUMENTS = "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
        + "object-src 'none'; "
        + "frame-ancestors 'none'; base-uri 'none'; form-action 'none'";
    private static final String A_YEAR = "max-age=31536000";

    private final HttpHandler next;

    ResponseHeaderHandler(HttpHandler next) {
        this.next = next;
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) throws Exception {
        String path = exchange.getRelativePath();
        HeaderMap headers = exchange.getResponseHeaders();
        boolean ofTheApi = path.startsWith("/api/") || path.equals("/api");
        if (!ofTheApi) {
            headers.put(CONTENT_SECURITY, path.startsWith("/docs") ? DOCUMENTS : PAGE);
        }
        if (exchange.getRequestScheme().equals("https")) {
            headers.put(Headers.STRICT_TRANSPORT_SECURITY, A_YEAR);
        }
        exchange.addResponseCommitListener(answered -> complete(answered, ofTheApi));
        next.handleRequest(exchange);
    }

    private static void complete(HttpServerExchange exchange, boolean ofTheApi) {
        HeaderMap headers = exchange.getResponseHeaders();
        if (ofTheApi && !headers.contains(Headers.CACHE_CONTROL)) {
            headers.put(Headers.CACHE_CONTROL, NOT_KEPT);
        }
        String location = headers.getFirst(Headers.LOCATION);
        String ourselves = exchange.getRequestScheme() + "://" + exchange.getRequestHeaders().getFirst(Headers.HOST);
        if (location != null && location.startsWith(ourselves + "/")) {
            headers.put(Headers.LOCATION, location.substring(ourselves.length()));
        }
    }
}
