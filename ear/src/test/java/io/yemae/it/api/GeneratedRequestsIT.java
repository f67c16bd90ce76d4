package io.yemae.it.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.yemae.it.api.RandomRequests.Generated;
import io.yemae.it.kit.Platform;
import io.yemae.it.kit.Stage.Buyer;
import io.yemae.it.kit.Stage.Show;
import io.yemae.it.kit.YemaeIT;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * No generated request causes an internal error. {@code -Dyemae.fuzz=200000} for more requests,
 * {@code -Dyemae.fuzz.seed} for another or a repeated sequence.
 */
class GeneratedRequestsIT extends YemaeIT {
    private static final int COUNT = Integer.getInteger("yemae.fuzz", 2_000);
    private static final long SEED = Long.getLong("yemae.fuzz.seed", 20_261_128);
    private static final int REQUESTS_A_BUYER = 250;
    /** Excluded, because other tests would see these changes of an administrator. */
    private static final Pattern CHANGES_FOR_ALL = Pattern.compile(".*/(policies|feature-flags|keys|users|dead-letters|queue)(/.*)?");
    private static final HttpClient CLIENT = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final Random random = new Random(SEED);

    @Test
    void noRequestMakesThePlatformFail() throws Exception {
        Show show = stage.show(4, Map.of("maxSeatsPerUser", 4));
        String performance = stage.performance(show.event());
        RandomRequests requests = null;
        Buyer buyer = null;
        List<String> failures = new ArrayList<>();
        for (int i = 0; i < COUNT; i++) {
            if (i % REQUESTS_A_BUYER == 0) {
                buyer = stage.buyer();
                buyer.charge(100_000);
                String reservation = buyer.hold(show, show.seats().get(0)).json().at("/reservation/id").asText();
                List<String> known = new ArrayList<>(List.of(show.event(), performance, buyer.id(), String.valueOf(buyer.number()), "1"));
                known.addAll(show.seats());
                if (!reservation.isEmpty()) {
                    known.add(reservation);
                }
                requests = new RandomRequests(api.get("/openapi.json").expect(200).json(), SEED + i, known);
            }
            Generated request = requests.next();
            HttpResponse<String> answer = send(request, token(request, buyer));
            if (answer.statusCode() >= 500 || answer.body().contains("\tat ") || answer.body().contains("io.yemae.")) {
                failures.add(answer.statusCode() + " for " + request + ": " + answer.body());
            }
        }
        assertThat(failures).as("seed %d", SEED).isEmpty();
    }

    /** Null for an anonymous caller. */
    private String token(Generated request, Buyer buyer) {
        boolean isForAdministrators = request.template().contains("/admin/");
        if (isForAdministrators && (request.method().equals("GET") || !CHANGES_FOR_ALL.matcher(request.template()).matches())) {
            return stage.administrator().token();
        }
        return switch (random.nextInt(10)) {
            case 0 -> null;
            case 1 -> "forged";
            default -> buyer.api().token();
        };
    }

    private static HttpResponse<String> send(Generated request, String token) throws IOException, InterruptedException {
        HttpRequest.Builder http = HttpRequest.newBuilder(Platform.http().resolve(request.path())).timeout(Duration.ofSeconds(30));
        request.headers().forEach((name, value) ->
            http.setHeader(name, value.chars().allMatch(each -> each < 0x7F && each >= ' ') ? value : "x"));
        if (token != null) {
            http.setHeader("Authorization", "Bearer " + token);
        }
        return CLIENT.send(http.method(request.method(), request.body() == null ? HttpRequest.BodyPublishers.noBody()
            : HttpRequest.BodyPublishers.ofString(request.body())).build(), HttpResponse.BodyHandlers.ofString());
    }
}
