package io.yemae.it.chaos;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.yemae.devservices.ChildProcess;
import io.yemae.devservices.sandbox.ledger.Order;
import io.yemae.devservices.sandbox.ledger.PaymentMethod;
import io.yemae.it.chaos.Visit.Attempt;
import io.yemae.it.chaos.Visit.Outcome;
import io.yemae.it.chaos.Visit.Step;
import io.yemae.it.kit.Stage.Buyer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A buyer who wants one seat: holds it, and leaves it, gives it up, or pays with points or by card and perhaps cancels. Asks again with the
 * same key, at any server, until the answer is clear or patience is at its end.
 */
final class Shopper {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient CLIENT =
        HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(Duration.ofSeconds(2)).build();
    private static final Duration ANSWERS_WITHIN = Duration.ofSeconds(5);
    private static final int ACCEPTED = 202;
    private static final int SERVER_ERRORS = 500;
    /** Refusals that say that an earlier attempt is still running. */
    private static final Set<String> IN_PROGRESS = Set.of("REQUEST_IN_PROGRESS", "PAYMENT_IN_PROGRESS", "CONCURRENT_HOLD");
    /** A server whose clock is wrong does not believe the token. */
    private static final int UNAUTHORIZED = 401;
    private static final long PART_IN_POINTS = 20_000;

    private final Buyer buyer;
    private final Visit visit;
    private final Random random;
    private final Installation installation;
    private final Duration patience;
    private final Set<Request> acknowledged = ConcurrentHashMap.newKeySet();

    /** @param body of the answer; a missing node if there was none in JSON */
    private record Reply(Attempt attempt, JsonNode body) {

        boolean isAcknowledged() {
            return attempt.outcome() == Outcome.ACKNOWLEDGED;
        }
    }

    /**
     * A request that takes effect once.
     *
     * @param done   the status of the answer that acknowledges it
     * @param result where that answer has the id of what was made; empty if nowhere
     */
    private record Request(Step step, String path, String key, Map<String, Object> body, int done, String result) {
    }

    Shopper(Buyer buyer, Visit visit, Random random, Installation installation, Duration patience) {
        this.buyer = buyer;
        this.visit = visit;
        this.random = random;
        this.installation = installation;
        this.patience = patience;
    }

    void shop(String event) {
        Reply hold = ask(hold(event));
        int intention = random.nextInt(100);
        if (!hold.isAcknowledged() || intention < 10) {
            return;
        }
        String reservation = hold.attempt().result();
        boolean paid = intention >= 25 && pay(reservation, intention < 60);
        if (intention < 25 || paid && random.nextBoolean()) {
            ask(new Request(Step.CANCELLATION, "/api/reservations/" + reservation + "/cancel", "c-" + buyer.id(), Map.of(), 200, ""));
        }
    }

    /** One attempt to hold the seat, at this server. */
    Outcome holdOnce(String event, URI server, Duration within) {
        return send(hold(event), server, within).attempt().outcome();
    }

    /** Repeats what was acknowledged, after all failures, with its keys. */
    void askAgain() {
        acknowledged.forEach(request -> send(request, anyServer(), ANSWERS_WITHIN));
    }

    private Request hold(String event) {
        return new Request(Step.HOLD, "/api/seats/reserve", "h-" + buyer.id(),
            Map.of("eventId", event, "seatIds", Set.of(visit.seat())), 201, "/reservation/id");
    }

    private boolean pay(String reservation, boolean withPoints) {
        Request request = withPoints
            ? new Request(Step.PAYMENT, "/api/payments/points", "p-" + buyer.id(), Map.of("reservationId", reservation), 200, "/payment/id")
            : window(reservation).orElse(null);
        return request != null && ask(request).isAcknowledged();
    }

    /** Prepares an order and pays it in the payment window. @return the confirmation; empty if one of them was not possible */
    private Optional<Request> window(String reservation) {
        Map<String, Object> order = new HashMap<>(Map.of("reservationId", reservation, "method", "CARD"));
        if (random.nextInt(3) == 0) {
            order.put("points", PART_IN_POINTS);
        }
        Reply prepared = ask(new Request(Step.ORDER, "/api/payments/prepare", "o-" + buyer.id(), order, 200, "/orderId"));
        if (!prepared.isAcknowledged()) {
            return Optional.empty();
        }
        String id = prepared.attempt().result();
        long amount = prepared.body().get("amount").asLong();
        return paymentKey(new Order(id, prepared.body().get("orderName").asText(), amount, PaymentMethod.CARD))
            .map(key -> new Request(Step.PAYMENT, "/api/payments/confirm", "p-" + buyer.id(),
                Map.of("paymentKey", key, "orderId", id, "amount", amount), 200, "/payment/id"));
    }

    private Optional<String> paymentKey(Order order) {
        long end = System.nanoTime() + patience.toNanos();
        while (System.nanoTime() < end) {
            try {
                return Optional.of(installation.gateway().authorize(order).paymentKey());
            } catch (RuntimeException e) {
                // The gateway is down.
                pause();
            }
        }
        return Optional.empty();
    }

    private Reply ask(Request request) {
        long end = System.nanoTime() + patience.toNanos();
        Reply reply = send(request, anyServer(), ANSWERS_WITHIN);
        // Some give up early.
        while (reply.attempt().outcome() == Outcome.OPEN && System.nanoTime() < end && random.nextInt(20) > 0) {
            pause();
            reply = send(request, anyServer(), ANSWERS_WITHIN);
        }
        if (reply.isAcknowledged() && random.nextInt(5) == 0) {
            // As if the answer had been lost on its way.
            send(request, anyServer(), ANSWERS_WITHIN);
        }
        return reply;
    }

    private Reply send(Request request, URI server, Duration within) {
        Reply reply;
        try {
            HttpResponse<String> response = CLIENT.send(HttpRequest.newBuilder(server.resolve(request.path())).timeout(within)
                .header("Authorization", "Bearer " + buyer.api().token())
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", request.key())
                .POST(BodyPublishers.ofString(JSON.writeValueAsString(request.body()))).build(), BodyHandlers.ofString());
            reply = reply(request, response.statusCode(), json(response.body()));
        } catch (IOException e) {
            reply = new Reply(new Attempt(request.step(), request.key(), Outcome.OPEN, "", e.toString()), MissingNode.getInstance());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        visit.add(reply.attempt());
        if (reply.isAcknowledged()) {
            acknowledged.add(request);
        }
        return reply;
    }

    private static Reply reply(Request request, int status, JsonNode body) {
        String code = body.path("code").asText();
        boolean unclear = status == ACCEPTED || status == UNAUTHORIZED || status >= SERVER_ERRORS || IN_PROGRESS.contains(code);
        Outcome outcome = status == request.done() ? Outcome.ACKNOWLEDGED : unclear ? Outcome.OPEN : Outcome.REFUSED;
        String result = outcome == Outcome.ACKNOWLEDGED && !request.result().isEmpty() ? body.at(request.result()).asText() : "";
        return new Reply(new Attempt(request.step(), request.key(), outcome, result, (status + " " + code).strip()), body);
    }

    private static JsonNode json(String body) {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            // An error page of the server.
            return MissingNode.getInstance();
        }
    }

    private URI anyServer() {
        return installation.addresses().get(random.nextInt(installation.addresses().size()));
    }

    private void pause() {
        ChildProcess.pause(Duration.ofMillis(100 + random.nextInt(200)));
    }
}
