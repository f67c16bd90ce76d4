package io.yemae.devservices.sandbox.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.yemae.devservices.sandbox.ledger.ErrorCode;
import io.yemae.devservices.sandbox.ledger.GatewayException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds the endpoint of a request and sends what it answers. */
public final class Router implements HttpHandler {

    private static final System.Logger LOG = System.getLogger(Router.class.getName());

    private final List<Route> routes = new ArrayList<>();

    /** Adds an endpoint. A segment of the path in braces is a variable. The first route that fits is taken. */
    public Router on(String method, String path, Endpoint endpoint) {
        routes.add(new Route(method, List.of(path.split("/")), endpoint));
        return this;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            send(exchange, answer(exchange));
        } catch (ConnectionLost onPurpose) {
            // Closing an exchange that has sent nothing closes its connection.
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private Answer answer(HttpExchange exchange) throws IOException, InterruptedException {
        try {
            return dispatch(Request.read(exchange));
        } catch (GatewayException refusal) {
            return Answer.error(refusal);
        } catch (ConnectionLost onPurpose) {
            throw onPurpose;
        } catch (RuntimeException bug) {
            LOG.log(System.Logger.Level.ERROR, "the payment sandbox failed on " + exchange.getRequestURI(), bug);
            return Answer.error(new GatewayException(ErrorCode.FAILED_INTERNAL_SYSTEM_PROCESSING));
        }
    }

    private Answer dispatch(Request request) throws InterruptedException {
        for (Route route : routes) {
            Optional<Map<String, String>> variables = route.match(request);
            if (variables.isPresent()) {
                return route.endpoint().answer(request.withPath(variables.get()));
            }
        }
        throw new GatewayException(ErrorCode.NOT_FOUND);
    }

    private static void send(HttpExchange exchange, Answer answer) throws IOException {
        byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
        answer.headers().forEach(exchange.getResponseHeaders()::set);
        exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            exchange.getResponseBody().write(body);
        }
    }
}
