package io.yemae.rehearsal.integration;

import io.yemae.rehearsal.domain.Call;
import io.yemae.rehearsal.domain.JsonBody;
import io.yemae.rehearsal.domain.Reply;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.function.Consumer;

/** The HTTP client of the bots. No thread blocks for a response. */
final class BotClient implements AutoCloseable {
    private static final Duration TIMEOUT = Duration.ofSeconds(15);
    private static final int THREADS = 2;
    private static final int OK = 200;

    private final URI target;
    private final ExecutorService threads;
    private final HttpClient client;

    /** @param target scheme, host and port */
    BotClient(URI target, ThreadFactory factory) {
        this.target = target;
        this.threads = Executors.newFixedThreadPool(THREADS, factory);
        this.client = HttpClient.newBuilder().executor(threads).version(HttpClient.Version.HTTP_1_1).connectTimeout(TIMEOUT).build();
    }

    /** Whether the target answers a request with 200. A redirection counts as no. Blocks until the response. */
    boolean isAnswered() {
        try {
            HttpRequest request = HttpRequest.newBuilder(target.resolve("/api/events?limit=1")).timeout(TIMEOUT).build();
            return client.sendAsync(request, BodyHandlers.discarding()).join().statusCode() == OK;
        } catch (CompletionException e) {
            return false;
        }
    }

    /** @param answered called on another thread */
    void send(Call call, Consumer<Reply> answered) {
        HttpRequest.Builder request = HttpRequest.newBuilder(target.resolve(call.path())).timeout(TIMEOUT)
            .method(call.method(), call.body() == null ? BodyPublishers.noBody() : BodyPublishers.ofString(call.body()));
        if (call.token() != null) {
            request.header("Authorization", "Bearer " + call.token());
        }
        if (call.body() != null) {
            request.header("Content-Type", "application/json");
        }
        if (!call.reads()) {
            request.header("Accept-Encoding", "gzip");
        }
        client.sendAsync(request.build(), BodyHandlers.ofByteArray())
            .handle((response, failure) -> failure == null ? reply(response, call.reads()) : Reply.NONE)
            .thenAccept(answered);
    }

    private static Reply reply(HttpResponse<byte[]> response, boolean isRead) {
        int retryAfter = response.headers().firstValue("Retry-After").filter(value -> value.matches("\\d{1,4}")).map(Integer::parseInt)
            .orElse(0);
        JsonBody body = isRead ? PlainJson.read(new String(response.body(), StandardCharsets.UTF_8)) : JsonBody.EMPTY;
        return new Reply(response.statusCode(), body, retryAfter);
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
