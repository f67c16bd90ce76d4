package io.yemae.devservices.server;

import io.yemae.devservices.ChildProcess;
import io.yemae.devservices.ServiceFailure;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;

/** Whether a server is ready for requests, as reported by MicroProfile Health. */
public final class Readiness {
    private static final Duration TIMEOUT = Duration.ofMinutes(2);
    private static final Duration RESPONSE_TIMEOUT = Duration.ofSeconds(5);

    private final HttpClient client = HttpClient.newHttpClient();
    private final HttpRequest request;
    private volatile String lastResponse = "no response";

    /** What a server says about itself. */
    public enum State {
        READY,
        /** It runs, but it is still starting, it does not answer in time, or something that it needs is away. */
        NOT_READY,
        /** Nobody listens on the port. */
        GONE
    }

    /** @param management the address of the management port */
    public Readiness(URI management) {
        this(management, RESPONSE_TIMEOUT);
    }

    /** @param responseTimeout after this time without a response the server is not ready */
    public Readiness(URI management, Duration responseTimeout) {
        request = HttpRequest.newBuilder(management.resolve("/health/ready")).timeout(responseTimeout).build();
    }

    /** @throws ServiceFailure if the server is not ready within 2 minutes */
    public void await() {
        Instant deadline = Instant.now().plus(TIMEOUT);
        while (ask() != State.READY) {
            if (Instant.now().isAfter(deadline)) {
                throw new ServiceFailure("The platform was not ready within " + TIMEOUT.toSeconds() + " s: " + lastResponse);
            }
            // The server logs a line for each time that it is asked before it is ready.
            ChildProcess.pause(Duration.ofSeconds(1));
        }
    }

    /** @throws ServiceFailure if the thread is interrupted */
    public State ask() {
        try {
            HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
            lastResponse = response.body();
            return response.statusCode() == 200 ? State.READY : State.NOT_READY;
        } catch (ConnectException e) {
            lastResponse = e.toString();
            return State.GONE;
        } catch (IOException e) {
            lastResponse = e.toString();
            return State.NOT_READY;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ServiceFailure("Interrupted while waiting for the platform.", e);
        }
    }
}
