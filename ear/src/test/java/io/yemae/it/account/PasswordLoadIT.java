package io.yemae.it.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.yemae.it.kit.Platform;
import io.yemae.it.kit.Stage;
import io.yemae.it.kit.Stage.Buyer;
import io.yemae.it.kit.YemaeIT;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Continuous registrations and logins do not delay other requests. */
class PasswordLoadIT extends YemaeIT {
    private static final int REGISTERING = 40;
    private static final int LOGGING_IN = 32;
    private static final int SAMPLES = 300;
    /** In milliseconds. A machine that is busy with other programs, such as a build, has pauses of this length in any case. */
    private static final double FLOOR = 8;
    private static final int ATTEMPTS = 5;

    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @AfterEach
    void forgetTries() {
        sql.update("DELETE FROM tries");
    }

    @Test
    void readingEventsStaysFastDuringManyLogins() throws Exception {
        Buyer buyer = stage.buyer();
        p95();
        double idle = p95();
        AtomicBoolean over = new AtomicBoolean();
        AtomicInteger loggedIn = new AtomicInteger();
        ExecutorService crowd = Executors.newFixedThreadPool(REGISTERING + LOGGING_IN);
        double busy;
        long start = System.nanoTime();
        try {
            for (int i = 0; i < REGISTERING; i++) {
                crowd.submit(() -> {
                    while (!over.get()) {
                        post("/api/auth/register", "{\"name\":\"김예매\",\"email\":\"%s\",\"password\":\"%s\",\"phone\":\"010-0000-0003\"}"
                            .formatted(buyer.email(), Stage.PASSWORD));
                    }
                    return null;
                });
            }
            for (int i = 0; i < LOGGING_IN; i++) {
                crowd.submit(() -> {
                    while (!over.get()) {
                        if (post("/api/auth/login", "{\"email\":\"%s\",\"password\":\"%s\"}".formatted(buyer.email(),
                            Stage.PASSWORD)) == 200) {
                            loggedIn.incrementAndGet();
                        }
                    }
                    return null;
                });
            }
            p95();
            busy = p95();
            // Other programs, such as a server that starts beside, only make it slower.
            for (int again = 1; again < ATTEMPTS && busy > 5 * Math.max(idle, FLOOR); again++) {
                busy = p95();
            }
        } finally {
            over.set(true);
            crowd.shutdown();
            assertThat(crowd.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
        }

        double seconds = (System.nanoTime() - start) / 1e9;
        System.out.printf("GET /events: p95 %.1f ms idle, %.1f ms while %d register and %d log in; %.1f log-ins a second%n", idle, busy,
            REGISTERING,
            LOGGING_IN, loggedIn.get() / seconds);
        assertThat(loggedIn.get()).as("log-ins go on").isPositive();
        assertThat(busy).as("p95 of GET /events in milliseconds, %.1f when idle", idle).isLessThanOrEqualTo(5 * Math.max(idle, FLOOR));
    }

    /** The 95th percentile of reads that start a few milliseconds apart, in milliseconds. */
    private double p95() throws Exception {
        HttpRequest request = request("/api/events").GET().build();
        double[] times = new double[SAMPLES];
        for (int i = 0; i < SAMPLES; i++) {
            long start = System.nanoTime();
            HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            times[i] = (System.nanoTime() - start) / 1e6;
            assertThat(answer.statusCode()).isEqualTo(200);
        }
        Arrays.sort(times);
        return times[SAMPLES * 95 / 100];
    }

    private int post(String path, String body) throws IOException, InterruptedException {
        return client.send(request(path).header("Content-Type", "application/json").POST(HttpRequest.BodyPublishers.ofString(body)).build(),
            HttpResponse.BodyHandlers.ofString()).statusCode();
    }

    private static HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(Platform.http() + path)).timeout(Duration.ofSeconds(30));
    }
}
