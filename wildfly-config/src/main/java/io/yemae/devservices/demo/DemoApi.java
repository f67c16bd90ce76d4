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

/** The platform's API as one of its users sees it. */
final class DemoApi {
    private static final ObjectMapper JSON = new ObjectMapper();
    // An event with thousands of seats is made in one request, and the server has just been started.
    private static final Duration ANSWER_WITHIN = Duration.ofMinutes(1);

    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String base;
    private final String token;

    private DemoApi(String base, String token) {
        this.base = base;
        this.token = token;
    }

    /** As somebody who is not logged in. */
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

    /** Nothing when the answer is the given refusal. */
    JsonNode postUnless(int refusal, String path, Map<String, Object> body) {
        JsonNode answer = send("POST", path, body, Set.of(200, 201, refusal));
        return answer.has("accessToken") ? answer : MissingNode.getInstance();
    }

    private JsonNode send(String method, String path, Object body, Set<Integer> expected) {
        try {
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path)).timeout(ANSWER_WITHIN)
                .header("Content-Type", "application/json")
                .method(method, body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body)));
            if (token != null) {
                request.header("Authorization", "Bearer " + token);
            }
            HttpResponse<String> answer = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            if (!expected.contains(answer.statusCode())) {
                throw new ServiceFailure("The demo data could not be loaded: " + method + " " + path + " was answered with "
                    + answer.statusCode() + " " + answer.body());
            }
            return JSON.readTree(answer.body());
        } catch (JsonProcessingException e) {
            throw new ServiceFailure("The demo data could not be loaded: " + method + " " + path + " was not answered with JSON.", e);
        } catch (IOException e) {
            throw new ServiceFailure("The demo data could not be loaded: " + method + " " + path + " was not answered (" + e + ").", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ServiceFailure("Interrupted while the demo data was loaded.", e);
        }
    }
}
