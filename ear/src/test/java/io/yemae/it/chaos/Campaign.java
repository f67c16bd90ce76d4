package io.yemae.it.chaos;

import io.yemae.devservices.ChildProcess;
import io.yemae.devservices.DaemonThreads;
import io.yemae.it.chaos.ChaosReport.Phase;
import io.yemae.it.kit.Invariants;
import io.yemae.it.kit.Stage;
import io.yemae.it.kit.Stage.Buyer;
import io.yemae.it.kit.Stage.Show;
import io.yemae.it.kit.places.Till;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Sales during which failures happen. Which ones, where and for how long follows from the seed, and so does what buyers do; how they meet
 * does not. After each sale, when everything is repaired and settled, its history is compared with the books.
 */
final class Campaign {
    private static final Duration SETTLES_WITHIN = Duration.ofMinutes(3);
    /** The buyers' tokens are valid for half an hour. */
    private static final Duration SALE_LASTS_AT_MOST = Duration.ofMinutes(15);
    private static final int SHORTEST_MILLIS = 300;

    private final Installation installation;
    private final SaleLoad load;
    private final Random random;
    private final Duration longest;
    private final Stage stage;
    private final ChaosReport report = new ChaosReport();
    private final ExecutorService threads = Executors.newCachedThreadPool(new DaemonThreads("repairs"));

    /**
     * @param longest  how long a failure may last before it is repaired
     * @param patience how long a buyer asks again for one thing
     */
    Campaign(Installation installation, long seed, Duration longest, Duration patience) {
        this.installation = installation;
        this.load = new SaleLoad(installation, seed, patience);
        this.random = new Random(seed);
        this.longest = longest;
        this.stage = installation.platform().stage();
    }

    ChaosReport report() {
        return report;
    }

    /**
     * Sells seats of a new event, and lets the failures of each round happen together, one round after another as long as the sale lasts.
     *
     * @param buyers at most
     */
    void sell(int seats, int buyers, List<List<Failure>> rounds) {
        Instant began = Instant.now();
        Show show = stage.show(seats, Map.of("holdMinutes", 3));
        stage.administrator().patch("/api/admin/queue/" + show.event(), Map.of("threshold", 1_000_000)).expect(200);
        List<Buyer> line = stage.crowd(buyers, SaleLoad.POINTS);
        History history = new History();
        load.begin(show, line, history);
        load.awaitService();
        report.took(Phase.PREPARATION, Duration.between(began, Instant.now()));
        rounds.stream().takeWhile(round -> Instant.now().isBefore(began.plus(SALE_LASTS_AT_MOST))).forEach(this::happen);
        Instant over = Instant.now();
        load.end();
        settle();
        load.askAgain();
        report.took(Phase.SETTLING, Duration.between(over, Instant.now()));
        Instant settled = Instant.now();
        List<Visit> visits = history.visits();
        report.violations(HistoryChecker.violations(visits, Books.read(installation.platform().sql(), installation.gateway().ledger(),
            visits.stream().map(Visit::buyer).toList(), began), SaleLoad.POINTS));
        report.violations(Invariants.violations(installation.platform().sql()));
        report.took(Phase.CHECKS, Duration.between(settled, Instant.now()));
        report.sold(history, installation);
    }

    /** Each failure is repaired after a time of its own, so that servers start while other things still fail. */
    private void happen(List<Failure> failures) {
        Instant began = Instant.now();
        List<Outage> outages = new ArrayList<>();
        for (Failure failure : failures) {
            outages.add(Outage.of(failure, installation, random, longest));
            pause(SHORTEST_MILLIS);
        }
        CompletableFuture.allOf(outages.stream().map(outage -> CompletableFuture.runAsync(outage::end, threads))
            .toArray(CompletableFuture[]::new)).join();
        Outage last = Collections.max(outages, Comparator.comparing(Outage::repaired));
        load.awaitService();
        Instant served = Instant.now();
        report.happened(failures, last.failure(), Duration.between(last.repairBegan(), served));
        // Some business in between.
        pause(SHORTEST_MILLIS + random.nextInt(SHORTEST_MILLIS));
        report.took(Phase.FAILURES, Duration.between(began, last.repaired()));
        report.took(Phase.RECOVERY, Duration.between(last.repaired(), Instant.now()));
    }

    /** Waits until no payment is in progress. One that stays so is a violation. */
    private void settle() {
        Till till = new Till(installation.gateway(), installation.platform().sql(), stage);
        Instant end = Instant.now().plus(SETTLES_WITHIN);
        while (unsettled() > 0 && Instant.now().isBefore(end)) {
            till.reconcile();
            pause(500);
        }
    }

    private long unsettled() {
        return installation.platform().sql().number("SELECT count(*) FROM payments WHERE status IN ('CONFIRMING', 'UNKNOWN', 'REFUNDING', "
            + "'COMPENSATING')");
    }

    private static void pause(int millis) {
        ChildProcess.pause(Duration.ofMillis(millis));
    }
}
