package io.yemae.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.yemae.bench.load.Answers;
import io.yemae.bench.load.Load;
import io.yemae.bench.load.OpenLoad;
import io.yemae.bench.result.Footprint;
import io.yemae.bench.result.SoakReport;
import io.yemae.bench.result.SoakReport.Minute;
import io.yemae.it.kit.Invariants;
import io.yemae.it.kit.Platform;
import io.yemae.it.kit.servers.OwnPlatform;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * A server at 70 % of what it can do for half an hour, or {@code -Dsoak.minutes}: holds, payments, cancellations, event pages and seat
 * maps. The database is restarted after a third and after two thirds. Nothing fails after a recovery, and nothing grows.
 */
class PlatformSoak {
    private static final int MINUTES = Integer.getInteger("soak.minutes", 30);
    private static final double SHARE = 0.7;
    private static final Duration MEASURING = Duration.ofSeconds(20);
    private static final Duration WARMING = Duration.ofSeconds(40);
    private static final Duration BEFORE_RESTART = Duration.ofSeconds(15);
    /** From the moment when the database accepts connections again. */
    private static final Duration RECOVERY = Duration.ofSeconds(10);
    /** Minutes whose median is compared with that of as many last ones; the first one is left out. */
    private static final int COMPARED = Math.max(1, MINUTES / 5);
    private static final double HEAP_GROWTH = 1.2;
    private static final int MORE_THREADS = 20;
    private static final int MORE_FILES = 100;
    private static final int CONNECTIONS = 64;

    @RegisterExtension
    static final OwnPlatform platform = OwnPlatform.in("soak")
        .with(own -> own.jvmOptions(List.of(System.getProperty("yemae.it.jvm-options").split(" "))));

    private static final SoakReport REPORT = new SoakReport(Platform.EAR.resolveSibling("soak"));

    @AfterAll
    static void write() {
        REPORT.write();
    }

    @Test
    void nothingFailsOrGrows() {
        SaleMix sale = new SaleMix(platform);
        URI server = OwnPlatform.http(platform.server());
        sale.prepare(WARMING.plus(MEASURING));
        new Load(server, CONNECTIONS).run(WARMING, sale::next, sale::answered);
        Answers capacity = new Load(server, CONNECTIONS).run(MEASURING, sale::next, sale::answered);
        double perSecond = SHARE * capacity.perSecond();
        REPORT.capacity(capacity.perSecond(), perSecond);

        List<Footprint> footprints = new ArrayList<>();
        for (int minute = 1; minute <= MINUTES; minute++) {
            sale.prepare(perSecond, Duration.ofMinutes(1));
            boolean restarts = minute == MINUTES / 3 || minute == 2 * MINUTES / 3;
            CompletableFuture<Instant> restart = restarts ? CompletableFuture.supplyAsync(PlatformSoak::restartDatabase,
                CompletableFuture.delayedExecutor(BEFORE_RESTART.toMillis(), TimeUnit.MILLISECONDS)) : null;
            Instant start = Instant.now();
            OpenLoad.Outcome outcome = new OpenLoad(server, CONNECTIONS).run(perSecond, (int) (perSecond * 60), sale::next, sale::answered);
            Instant healthyFrom = restart == null ? start : joined(restart).plus(RECOVERY);
            footprints.add(Footprint.of(platform.server().pid(), platform.sql()));
            REPORT.add(new Minute(minute, restarts, outcome, footprints.get(minute - 1)));

            assertThat(sale.failedAfter(healthyFrom)).as("requests that failed in minute %d", minute).isEmpty();
        }

        sale.assertBooked();
        Invariants.check(platform.sql());
        assertNothingGrows(footprints);
    }

    private static void assertNothingGrows(List<Footprint> footprints) {
        List<Footprint> first = footprints.subList(Math.min(1, footprints.size() - 1), Math.min(footprints.size(), 1 + COMPARED));
        List<Footprint> last = footprints.subList(footprints.size() - COMPARED, footprints.size());
        assertThat((double) Footprint.median(last, Footprint::heap)).as("heap after a collection")
            .isLessThanOrEqualTo(HEAP_GROWTH * Footprint.median(first, Footprint::heap));
        assertThat(Footprint.median(last, Footprint::threads)).as("threads")
            .isLessThanOrEqualTo(MORE_THREADS + Footprint.median(first, Footprint::threads));
        assertThat(Footprint.median(last, Footprint::files)).as("open files and sockets")
            .isLessThanOrEqualTo(MORE_FILES + Footprint.median(first, Footprint::files));
    }

    /** Returns the moment at which the database accepts connections again. */
    private static Instant restartDatabase() {
        platform.database().restart();
        return Instant.now();
    }

    private static Instant joined(CompletableFuture<Instant> restart) {
        try {
            return restart.join();
        } catch (CompletionException e) {
            throw new AssertionError("The database did not start again", e.getCause());
        }
    }
}
