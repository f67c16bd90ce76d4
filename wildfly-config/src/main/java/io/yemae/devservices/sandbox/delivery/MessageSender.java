package io.yemae.devservices.sandbox.delivery;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Sends a message over HTTP. */
final class MessageSender {

    /** Toss waits 10 s for a response. */
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    static final int NO_RESPONSE = 599;

    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(TIMEOUT).build();

    /** Returns the HTTP status, or {@link #NO_RESPONSE}. */
    int send(URI target, Message message) {
        HttpRequest.Builder request = HttpRequest.newBuilder(target).timeout(TIMEOUT)
            .header("Content-Type", "application/json;charset=UTF-8")
            .POST(HttpRequest.BodyPublishers.ofString(message.body()));
        message.headers().forEach(request::header);
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            return NO_RESPONSE;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return NO_RESPONSE;
        }
    }
}
