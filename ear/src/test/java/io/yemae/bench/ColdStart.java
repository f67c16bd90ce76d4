package io.yemae.bench;

import io.yemae.bench.load.Answers;
import io.yemae.bench.load.Load;
import io.yemae.bench.load.OpenLoad;
import io.yemae.bench.result.Report;
import io.yemae.devservices.server.Readiness;
import io.yemae.it.kit.servers.OwnPlatform;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The first holds of a server that has just become ready, beside holds of the same server when it is warm. It is started for the rate, in a
 * closed loop, and again for the latency, in an open model.
 */
final class ColdStart {
    private static final int FIRST = 1_000;
    private static final int CONNECTIONS = 64;
    private static final Duration FIRST_SECONDS = Duration.ofSeconds(10);
    private static final Duration WARMING = Duration.ofSeconds(20);
    private static final double PART_OF_WARM = 0.7;
    private static final int TIMES_WARM = 5;
    private static final int BUYERS = 4_000;
    private static final int SEATS = 1_000;

    private final AtomicInteger next = new AtomicInteger();
    private OwnPlatform platform;
    private Hall hall;
    private Buyers buyers;
    private URI server;
    private int held;

    void measure() throws Exception {
        platform = OwnPlatform.in("cold-start")
            .with(own -> own.jvmOptions(List.of(System.getProperty("yemae.it.jvm-options").split(" "))));
        try {
            platform.beforeAll(null);
            double seconds = 2 * FIRST_SECONDS.toSeconds() + 2 * WARMING.toSeconds();
            // The rate of 5 may have been measured in a slow moment.
            int most = (int) (2 * Holds.peak() * seconds) + 2 * FIRST;
            hall = Hall.of(platform.stage(), platform.sql(), 1 + most / SEATS, SEATS);
            buyers = Buyers.of(platform.sql(), platform.directory().resolve("server/data/yemae/keys"), BUYERS);
            server = OwnPlatform.http(platform.server());
            start();
            rate();
            start();
            latency();
            Holds.assertHeld(platform.sql(), hall, held, 1);
        } finally {
            platform.afterAll(null);
        }
    }

    private void start() throws Exception {
        platform.server().stop();
        platform.server().environment(Map.of("YEMAE_WARM_UP", "true")).start();
        // Started is not ready: that it is after its warm-up.
        new Readiness(platform.server().management()).await();
    }

    private void rate() {
        double cold = holds(FIRST_SECONDS);
        holds(WARMING);
        double warm = holds(FIRST_SECONDS);

        Bench.REPORT.fact("cold start", "holds in the first 10 s after ready", "each 201 in the database",
            Report.text("%,.0f a second; warm: %,.0f a second; %.2f", cold, warm, cold / warm), "0.7 of warm", cold >= PART_OF_WARM * warm);
    }

    private void latency() {
        double rate = PART_OF_WARM * Holds.peak();
        OpenLoad.Outcome first = holds(rate);
        holds(WARMING);
        OpenLoad.Outcome warm = holds(rate);

        Bench.REPORT.latency("the first 1,000 holds after ready", rate, first,
            Report.text("p99 ≤ %d × warm", TIMES_WARM), first.millis(99) <= TIMES_WARM * warm.millis(99));
        Bench.REPORT.latency("1,000 holds of the same server, warm", rate, warm, "", true);
    }

    /** In a closed loop. @return holds a second */
    private double holds(Duration time) {
        Answers answers = new Load(server, Bench.BUSY).run(time, number -> request()).allOf(201, 503);
        held += answers.count(201);
        return answers.perSecond() * answers.count(201) / answers.count();
    }

    private OpenLoad.Outcome holds(double perSecond) {
        OpenLoad.Outcome outcome = new OpenLoad(server, CONNECTIONS).run(perSecond, FIRST, number -> request(), Load.Observer.NOBODY);
        outcome.answers().allOf(201, 503);
        held += outcome.answers().count(201);
        return outcome;
    }

    private byte[] request() {
        return Holds.request(hall, hall.together(next.getAndIncrement(), 1), buyers.header(buyers.take()));
    }
}
