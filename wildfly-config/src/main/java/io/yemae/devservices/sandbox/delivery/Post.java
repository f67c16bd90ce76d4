package io.yemae.devservices.sandbox.delivery;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Sends a message over HTTP. */
final class Post {

    /** Toss waits 10 s for an answer. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    static final int NO_ANSWER = 599;

    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(PATIENCE).build();

    /** The HTTP status, or {@link #NO_ANSWER}. */
    int send(URI target, Message message) {
        HttpRequest.Builder request = HttpRequest.newBuilder(target).timeout(PATIENCE)
            .header("Content-Type", "application/json;charset=UTF-8")
            .POST(HttpRequest.BodyPublishers.ofString(message.body()));
        message.headers().forEach(request::header);
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            return NO_ANSWER;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return NO_ANSWER;
        }
    }
}
