package io.yemae.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.yemae.bench.load.OpenLoad;
import io.yemae.bench.result.Report;
import io.yemae.it.kit.Platform;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Holds that arrive three times as fast as the server can make them (row 11). */
final class Overload {
    private static final int TIMES = 3;
    private static final int CONNECTIONS = 1_024;
    private static final double MUST = 0.7;
    private static final int SEATS = 1_000;
    private static final Set<Integer> REFUSED = Set.of(429, 503);

    void measure() {
        double perSecond = TIMES * Holds.peak();
        int count = (int) (perSecond * Bench.SLICE.toMillis() / 1000);
        Hall hall = Hall.of(Bench.STAGE, Bench.SQL, 1 + count / SEATS, SEATS);
        hall.performances().forEach(each -> Bench.API.get("/api/performances/dates/" + each + "/seats").expect(200));
        Queue<Integer> withoutRetryAfter = new ConcurrentLinkedQueue<>();

        OpenLoad.Outcome outcome = new OpenLoad(Platform.http(), CONNECTIONS).run(perSecond, Math.min(count, hall.seats().size()),
            number -> Holds.request(hall, hall.together(number, 1), Bench.buyers().take()),
            (number, status, connection) -> {
                if (REFUSED.contains(status) && connection.header("Retry-After") == null) {
                    withoutRetryAfter.add(status);
                }
            });

        assertThat(outcome.statuses().keySet()).isSubsetOf(List.of(201, 429, 503));
        assertThat(withoutRetryAfter).as("refusals without Retry-After").isEmpty();
        int held = outcome.statuses().getOrDefault(201, 0);
        Holds.assertHeld(hall, held, 1);
        double share = outcome.perSecond(201) / Holds.peak();
        Bench.REPORT.fact("11", Report.text("holds arrive at three times the rate of 5 (%,.0f a second)", perSecond),
            "each 201 in the database, others 429 or 503 with Retry-After",
            Report.text("%,.0f holds a second, %.2f of 5; %,d of %,d refused; p50 %,.0f ms, p99 %,.0f ms", outcome.perSecond(201), share,
                outcome.answers().count() - held, outcome.answers().count(), outcome.millis(50), outcome.millis(99)),
            "0.7 of 5", share >= MUST);
    }
}
