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

/** The first holds of a server that has just become ready, beside holds of the same server when it is warm. It is started for this. */
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
    private Hall hall;
    private Buyers buyers;
    private URI server;
    private int held;

    void measure() throws Exception {
        OwnPlatform platform = OwnPlatform.in("cold-start")
            .with(own -> own.jvmOptions(List.of(System.getProperty("yemae.it.jvm-options").split(" "))));
        try {
            platform.beforeAll(null);
            int most = (int) (Holds.peak() * (FIRST_SECONDS.toSeconds() + 2 * WARMING.toSeconds())) + 2 * FIRST;
            hall = Hall.of(platform.stage(), platform.sql(), 1 + most / SEATS, SEATS);
            buyers = Buyers.of(platform.sql(), platform.directory().resolve("server/data/yemae/keys"), BUYERS);
            server = OwnPlatform.http(platform.server());
            platform.server().stop();
            platform.server().environment(Map.of("YEMAE_WARM_UP", "true")).start();
            // Started is not ready: that it is after its warm-up.
            new Readiness(platform.server().management()).await();
            measure(platform);
        } finally {
            platform.afterAll(null);
        }
    }

    private void measure(OwnPlatform platform) {
        double rate = PART_OF_WARM * Holds.peak();
        OpenLoad.Outcome first = holds(rate, FIRST);
        OpenLoad.Outcome rest = holds(rate, Math.max(1, (int) (rate * FIRST_SECONDS.toSeconds()) - FIRST));
        double coldRate = (first.answers().count(201) + rest.answers().count(201)) / (first.seconds() + rest.seconds());
        Answers warming = new Load(server, Bench.BUSY).run(WARMING, number -> request()).allOf(201, 503);
        held += warming.count(201);
        OpenLoad.Outcome warm = holds(rate, FIRST);
        Holds.assertHeld(platform.sql(), hall, held, 1);

        Bench.REPORT.latency("the first 1,000 holds after ready", rate, first,
            Report.text("p99 ≤ %d × warm", TIMES_WARM), first.millis(99) <= TIMES_WARM * warm.millis(99));
        Bench.REPORT.latency("1,000 holds of the same server, warm", rate, warm, "", true);
        double warmRate = Math.max(warming.perSecond(), rate);
        Bench.REPORT.fact("cold start", "holds in the first 10 s after ready, at 0.7 of the rate of 5", "each 201 in the database",
            Report.text("%,.0f a second; warm: %,.0f a second", coldRate, warmRate), "0.7 of warm",
            coldRate >= 0.95 * PART_OF_WARM * warmRate);
    }

    private OpenLoad.Outcome holds(double perSecond, int count) {
        OpenLoad.Outcome outcome = new OpenLoad(server, CONNECTIONS).run(perSecond, count, number -> request(), Load.Observer.NOBODY);
        outcome.answers().allOf(201, 503);
        held += outcome.answers().count(201);
        return outcome;
    }

    private byte[] request() {
        return Holds.request(hall, hall.together(next.getAndIncrement(), 1), buyers.header(buyers.take()));
    }
}
