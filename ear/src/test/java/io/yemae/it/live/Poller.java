package io.yemae.it.live;

import io.yemae.it.kit.Answer;
import io.yemae.it.kit.Api;
import io.yemae.it.kit.Platform;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.CompletableFuture;

/** A minimal Socket.IO client that only uses polling, so that a test can have many. */
final class Poller {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final String HANDSHAKE = "/socket.io/?EIO=4&transport=polling";

    private final Api api = new Api(Platform.http());
    private final String path;
    private CompletableFuture<HttpResponse<String>> poll;

    private Poller(String path) {
        this.path = path;
    }

    static Poller join(String namespace) {
        String opened = new Api(Platform.http()).get(HANDSHAKE).expect(200).text();
        Poller poller = new Poller(HANDSHAKE + "&sid=" + opened.replaceFirst(".*\"sid\": *\"([^\"]*)\".*", "$1"));
        poller.say("40" + namespace + ",").expect(200);
        if (!poller.api.get(poller.path).expect(200).text().startsWith("40" + namespace + ",{\"sid\":")) {
            throw new AssertionError("Not let into " + namespace);
        }
        return poller;
    }

    /** The status of a handshake with this origin. */
    static int statusFor(String origin) {
        return send(HttpRequest.newBuilder(URI.create(Platform.http() + HANDSHAKE)).header("Origin", origin)).join().statusCode();
    }

    Answer say(String packet) {
        return api.raw("POST", path, "text/plain;charset=UTF-8", packet);
    }

    /** Sends a poll without waiting for the answer. */
    void poll() {
        poll = send(HttpRequest.newBuilder(URI.create(Platform.http() + path)));
    }

    /** The answer to the poll; empty until it arrives. */
    String answer() {
        return poll.isDone() ? poll.join().body() : "";
    }

    private static CompletableFuture<HttpResponse<String>> send(HttpRequest.Builder request) {
        return CLIENT.sendAsync(request.build(), BodyHandlers.ofString());
    }
}
