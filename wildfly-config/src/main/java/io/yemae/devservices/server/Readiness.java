package io.yemae.devservices.server;

import io.yemae.devservices.ChildProcess;
import io.yemae.devservices.ServiceFailure;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;

/** Waits until a server is ready for requests, as reported by MicroProfile Health. */
public final class Readiness {
    private static final Duration TIMEOUT = Duration.ofMinutes(2);

    private final HttpClient client = HttpClient.newHttpClient();
    private final HttpRequest request;
    private String lastResponse = "no response";

    /** @param management the address of the management port */
    public Readiness(URI management) {
        request = HttpRequest.newBuilder(management.resolve("/health/ready")).timeout(Duration.ofSeconds(5)).build();
    }

    /** @throws ServiceFailure if the server is not ready within 2 minutes */
    public void await() {
        Instant deadline = Instant.now().plus(TIMEOUT);
        while (!isReady()) {
            if (Instant.now().isAfter(deadline)) {
                throw new ServiceFailure("The platform was not ready within " + TIMEOUT.toSeconds() + " s: " + lastResponse);
            }
            // The server logs a line for each time that it is asked before it is ready.
            ChildProcess.pause(Duration.ofSeconds(1));
        }
    }

    private boolean isReady() {
        try {
            HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
            lastResponse = response.body();
            return response.statusCode() == 200;
        } catch (IOException e) {
            lastResponse = e.toString();
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ServiceFailure("Interrupted while waiting for the platform.", e);
        }
    }
}
