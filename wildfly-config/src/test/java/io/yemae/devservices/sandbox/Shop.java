package io.yemae.devservices.sandbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.yemae.devservices.sandbox.ledger.Order;
import io.yemae.devservices.sandbox.ledger.PaymentMethod;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

/** A client of the sandbox over real HTTP, as a shop would be. */
final class Shop {

    static final long PRICE = 150_000;
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final AtomicInteger ORDERS = new AtomicInteger();

    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final PaymentSandbox sandbox;

    Shop(PaymentSandbox sandbox) {
        this.sandbox = sandbox;
    }

    record Reply(int status, String body, HttpResponse<String> raw) {

        JsonNode json() {
            try {
                return MAPPER.readTree(body);
            } catch (JsonProcessingException e) {
                throw new AssertionError("not JSON: " + body, e);
            }
        }

        String code() {
            return json().path("code").asText();
        }

        String paymentStatus() {
            return json().path("status").asText();
        }
    }

    /** A payment that the buyer has approved in the window, ready to be confirmed. */
    record Checkout(String paymentKey, String orderId) {

        String confirmation() {
            return confirmation(PRICE);
        }

        String confirmation(long amount) {
            return "{\"paymentKey\":\"%s\",\"orderId\":\"%s\",\"amount\":%d}".formatted(paymentKey, orderId, amount);
        }
    }

    Checkout checkout() {
        return checkout("order-" + ORDERS.incrementAndGet());
    }

    Checkout checkout(String orderId) {
        return new Checkout(sandbox.authorize(new Order(orderId, "봄의 콘서트 1매", PRICE, PaymentMethod.CARD)).paymentKey(), orderId);
    }

    Checkout paid() {
        Checkout checkout = checkout();
        Reply reply = confirm(checkout);
        if (reply.status() != 200) {
            throw new AssertionError(reply.body());
        }
        return checkout;
    }

    Reply confirm(Checkout checkout, String... headers) {
        return post("/v1/payments/confirm", checkout.confirmation(), headers);
    }

    /** @throws LostResponse if the request times out */
    Reply confirmWithin(Duration timeout, Checkout checkout, String... headers) {
        HttpRequest request = request("POST", "/v1/payments/confirm", checkout.confirmation(), headers);
        return send(HttpRequest.newBuilder(request, (name, value) -> true).timeout(timeout).build());
    }

    CompletableFuture<Reply> confirmInBackground(Checkout checkout, String... headers) {
        HttpRequest request = request("POST", "/v1/payments/confirm", checkout.confirmation(), headers);
        return client.sendAsync(request, HttpResponse.BodyHandlers.ofString()).thenApply(Shop::reply);
    }

    Reply cancel(Checkout checkout, String... headers) {
        return post("/v1/payments/" + checkout.paymentKey() + "/cancel", "{\"cancelReason\":\"단순 변심\"}", headers);
    }

    Reply cancel(Checkout checkout, long amount) {
        return post("/v1/payments/" + checkout.paymentKey() + "/cancel", "{\"cancelReason\":\"부분\",\"cancelAmount\":" + amount + "}");
    }

    Reply query(Checkout checkout) {
        return get("/v1/payments/" + checkout.paymentKey());
    }

    Reply get(String path, String... headers) {
        return send(request("GET", path, null, headers));
    }

    Reply post(String path, String body, String... headers) {
        return send(request("POST", path, body, headers));
    }

    Reply send(String method, String path, String body, String... headers) {
        return send(request(method, path, body, headers));
    }

    /** @throws LostResponse if the connection ends without a response */
    private Reply send(HttpRequest request) {
        try {
            return reply(client.send(request, HttpResponse.BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new LostResponse(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static Reply reply(HttpResponse<String> response) {
        return new Reply(response.statusCode(), response.body(), response);
    }

    private HttpRequest request(String method, String path, String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(sandbox.address() + path)).timeout(Duration.ofSeconds(8))
            .header("Authorization", basic(SandboxSettings.SECRET_KEY + ":"))
            .method(method, body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        for (int i = 0; i < headers.length; i += 2) {
            request.setHeader(headers[i], headers[i + 1]);
        }
        return request.build();
    }

    static String basic(String credentials) {
        return "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
    }

    static final class LostResponse extends RuntimeException {

        private static final long serialVersionUID = 1L;

        LostResponse(IOException cause) {
            super(cause);
        }
    }
}
