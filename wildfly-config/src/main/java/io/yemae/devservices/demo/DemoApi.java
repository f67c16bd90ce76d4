package io.yemae.devservices.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.yemae.devservices.ServiceFailure;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Set;

/** A client of the platform's API for one user. */
final class DemoApi {
    private static final ObjectMapper JSON = new ObjectMapper();
    // One request creates an event with thousands of seats, on a server that has just been started.
    private static final Duration TIMEOUT = Duration.ofMinutes(1);

    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String base;
    private final String token;

    private DemoApi(String base, String token) {
        this.base = base;
        this.token = token;
    }

    /** A client without a login. */
    static DemoApi anonymous(String base) {
        return new DemoApi(base, null);
    }

    DemoApi withToken(String accessToken) {
        return new DemoApi(base, accessToken);
    }

    JsonNode get(String path) {
        return send("GET", path, null, Set.of(200));
    }

    JsonNode post(String path, Object body) {
        return send("POST", path, body, Set.of(200, 201));
    }

    JsonNode patch(String path, Object body) {
        return send("PATCH", path, body, Set.of(200));
    }

    /** Returns a missing node if the status is {@code allowedError}. */
    JsonNode postUnless(int allowedError, String path, Map<String, Object> body) {
        JsonNode response = send("POST", path, body, Set.of(200, 201, allowedError));
        return response.has("accessToken") ? response : MissingNode.getInstance();
    }

    /** @throws ServiceFailure if the status is not expected, or there is no response in JSON */
    private JsonNode send(String method, String path, Object body, Set<Integer> expected) {
        try {
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path)).timeout(TIMEOUT)
                .header("Content-Type", "application/json")
                .method(method, body == null
                    ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body)));
            if (token != null) {
                request.header("Authorization", "Bearer " + token);
            }
            HttpResponse<String> response = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            if (!expected.contains(response.statusCode())) {
                throw new ServiceFailure("The demo data could not be loaded: " + method + " " + path + " was answered with "
                    + response.statusCode() + " " + response.body());
            }
            return JSON.readTree(response.body());
        } catch (JsonProcessingException e) {
            throw new ServiceFailure("The demo data could not be loaded: " + method + " " + path + " was not answered with JSON.", e);
        } catch (IOException e) {
            throw new ServiceFailure("The demo data could not be loaded: " + method + " " + path + " was not answered (" + e + ").", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ServiceFailure("Interrupted while loading the demo data.", e);
        }
    }
}
