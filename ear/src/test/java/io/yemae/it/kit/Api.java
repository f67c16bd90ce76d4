package io.yemae.it.kit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** A client of the platform's HTTP API, with or without a user. */
public class Api {
    private static final int ATTEMPTS = 10;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient CLIENT =
        HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(Duration.ofSeconds(5)).build();

    private final URI base;
    private final Map<String, String> headers;

    public Api(URI base) {
        this(base, Map.of());
    }

    private Api(URI base, Map<String, String> headers) {
        this.base = base;
        this.headers = headers;
    }

    public Api as(String accessToken) {
        return with("Authorization", "Bearer " + accessToken);
    }

    /** The same client with this header in every request. */
    public Api with(String header, String value) {
        Map<String, String> all = new LinkedHashMap<>(headers);
        all.put(header, value);
        return new Api(base, all);
    }

    /** The access token that this client sends. */
    public String token() {
        return headers.get("Authorization").substring("Bearer ".length());
    }

    public Answer get(String path) {
        return send(request(path).GET());
    }

    /** The status of a seat on the map of its event. */
    public String seatStatus(String event, String seat) {
        for (JsonNode each : get("/api/seats/events/" + event).expect(200).json().get("seats")) {
            if (each.get("id").asText().equals(seat)) {
                return each.get("status").asText();
            }
        }
        throw new AssertionError("No seat " + seat);
    }

    public Answer getAs(String mediaType, String path) {
        return send(request(path).header("Accept", mediaType).GET());
    }

    /** Gets binary content. */
    public byte[] download(String mediaType, String path) {
        try {
            HttpRequest request = request(path).header("Accept", mediaType).GET().build();
            HttpResponse<byte[]> response = CLIENT.send(request, HttpResponse.BodyHandlers.ofByteArray());
            if (response.statusCode() != 200 || !response.headers().firstValue("Content-Type").orElse("").startsWith(mediaType)) {
                throw new AssertionError("Not " + mediaType + ": " + response.statusCode() + " " + response.headers().map());
            }
            return response.body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public Answer post(String path, Object body) {
        return send(request(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(json(body))));
    }

    public Answer post(String path, Object body, String idempotencyKey) {
        return send(request(path).header("Content-Type", "application/json").header("Idempotency-Key", idempotencyKey)
            .POST(BodyPublishers.ofString(json(body))));
    }

    public Answer put(String path, Object body) {
        return send(request(path).header("Content-Type", "application/json").PUT(BodyPublishers.ofString(json(body))));
    }

    public Answer patch(String path, Object body) {
        return send(request(path).header("Content-Type", "application/json").method("PATCH", BodyPublishers.ofString(json(body))));
    }

    public Answer patch(String path, Object body, String idempotencyKey) {
        return send(request(path).header("Content-Type", "application/json").header("Idempotency-Key", idempotencyKey)
            .method("PATCH", BodyPublishers.ofString(json(body))));
    }

    /** A signed callback, as the payment module sends it. */
    public Answer signed(String path, String body, String signature) {
        return send(request(path).header("Content-Type", "application/json").header("Payment-Signature", signature)
            .POST(BodyPublishers.ofString(body)));
    }

    public Answer delete(String path) {
        return send(request(path).DELETE());
    }

    public Answer delete(String path, Object body) {
        return send(request(path).header("Content-Type", "application/json").method("DELETE", BodyPublishers.ofString(json(body))));
    }

    /** Sends any request, including those that no well-behaved client sends. */
    public Answer raw(String method, String path, String contentType, String body) {
        HttpRequest.Builder request = request(path);
        if (contentType != null) {
            request.header("Content-Type", contentType);
        }
        return send(request.method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body)));
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path)).timeout(Duration.ofSeconds(30));
        headers.forEach(request::header);
        return request;
    }

    /** Repeats a request up to ten times if the answer is 503, as clients should: the platform has changed nothing then. */
    private static Answer send(HttpRequest.Builder request) {
        Answer answer = sendOnce(request);
        for (int attempt = 1; attempt < ATTEMPTS && answer.status() == 503; attempt++) {
            answer = sendOnce(request);
        }
        return answer;
    }

    private static Answer sendOnce(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.headers(), response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The body as it is sent. A text is JSON already. */
    public static String json(Object body) {
        try {
            return body instanceof String text ? text : JSON.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
