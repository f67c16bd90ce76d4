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

/** Waits until a server says that it can take traffic. */
public final class Readiness {
    private static final Duration AT_MOST = Duration.ofMinutes(2);

    private final HttpClient client = HttpClient.newHttpClient();
    private final HttpRequest question;
    private String lastAnswer = "no answer";

    public Readiness(URI management) {
        question = HttpRequest.newBuilder(management.resolve("/health/ready")).timeout(Duration.ofSeconds(5)).build();
    }

    public void await() {
        Instant deadline = Instant.now().plus(AT_MOST);
        while (!isReady()) {
            if (Instant.now().isAfter(deadline)) {
                throw new ServiceFailure("The platform was not ready within " + AT_MOST.toSeconds() + " s: " + lastAnswer);
            }
            ChildProcess.pause(Duration.ofMillis(250));
        }
    }

    private boolean isReady() {
        try {
            HttpResponse<String> answer = client.send(question, HttpResponse.BodyHandlers.ofString());
            lastAnswer = answer.body();
            return answer.statusCode() == 200;
        } catch (IOException e) {
            lastAnswer = e.toString();
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ServiceFailure("Interrupted while the platform was waited for.", e);
        }
    }
}
