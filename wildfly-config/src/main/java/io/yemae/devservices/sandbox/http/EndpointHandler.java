package io.yemae.devservices.sandbox.http;

import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.RoutingHandler;
import io.undertow.util.HttpString;
import io.yemae.devservices.sandbox.ledger.ErrorCode;
import io.yemae.devservices.sandbox.ledger.GatewayException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.xnio.IoUtils;

/** Runs an endpoint under Undertow: reads the request, and either sends the response or closes the connection without one. */
public record EndpointHandler(Endpoint endpoint) implements HttpHandler {

    private static final System.Logger LOG = System.getLogger(EndpointHandler.class.getName());

    /** A routing table that answers 404 NOT_FOUND to every request without a route. */
    public static RoutingHandler routes() {
        HttpHandler notFound = new EndpointHandler(request -> {
            throw new GatewayException(ErrorCode.NOT_FOUND);
        });
        return new RoutingHandler(false).setFallbackHandler(notFound).setInvalidMethodHandler(notFound);
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) throws IOException {
        try {
            send(exchange, respond(exchange));
        } catch (ConnectionLost fault) {
            IoUtils.safeClose(exchange.getConnection());
        } catch (InterruptedException stopping) {
            IoUtils.safeClose(exchange.getConnection());
            Thread.currentThread().interrupt();
        }
    }

    private Response respond(HttpServerExchange exchange) throws IOException, InterruptedException {
        try {
            return endpoint.handle(Request.read(exchange));
        } catch (GatewayException refusal) {
            return Response.error(refusal);
        } catch (ConnectionLost fault) {
            throw fault;
        } catch (RuntimeException bug) {
            LOG.log(System.Logger.Level.ERROR, "the payment sandbox failed on " + exchange.getRequestURI(), bug);
            return Response.error(new GatewayException(ErrorCode.FAILED_INTERNAL_SYSTEM_PROCESSING));
        }
    }

    private static void send(HttpServerExchange exchange, Response response) {
        exchange.setStatusCode(response.status());
        response.headers().forEach((name, value) -> exchange.getResponseHeaders().put(HttpString.tryFromString(name), value));
        exchange.getResponseSender().send(response.body(), StandardCharsets.UTF_8);
    }
}
