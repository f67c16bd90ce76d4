package io.yemae.it.chaos;

import io.yemae.bench.result.Machine;
import io.yemae.it.chaos.Visit.Step;
import io.yemae.it.kit.Platform;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What happened in a campaign, as Markdown. Written again after each sale, so that a campaign that is broken off leaves what it has. */
final class ChaosReport {
    private static final int SERVER_KILLS_WANTED = 200;
    private static final int DATABASE_KILLS_WANTED = 100;
    private static final Map<Step, String> NAMES = Map.of(
        Step.HOLD, "holds",
        Step.ORDER, "orders of a payment window",
        Step.PAYMENT, "payments",
        Step.CANCELLATION, "cancellations, with a refund if it was paid");
    /** The report of the repository. */
    private static final Path KEPT = Platform.HOME.resolve("ear/src/test/chaos");

    private final Map<Failure, Integer> times = new EnumMap<>(Failure.class);
    private final Map<Failure, List<Duration>> recoveries = new EnumMap<>(Failure.class);
    private final Map<Phase, Duration> phases = new EnumMap<>(Phase.class);
    private final Map<Step, Long> acknowledged = new EnumMap<>(Step.class);
    private final Map<Step, Long> open = new EnumMap<>(Step.class);
    private final List<String> violations = new ArrayList<>();
    private int rounds;
    private int sales;
    private int visits;
    private int serverKills;
    private int databaseKills;
    private int balancerKills;

    /** What the time of a campaign is used for. */
    enum Phase {
        PREPARATION("event and buyers"),
        FAILURES("failures and their repair"),
        RECOVERY("until every server sells again"),
        SETTLING("until every payment is settled"),
        CHECKS("checks of history and invariants");

        private final String description;

        Phase(String description) {
            this.description = description;
        }
    }

    /**
     * Failures of one round.
     *
     * @param last     whose repair ended last
     * @param recovery from the beginning of that repair until each server, and the balancer, has acknowledged a hold
     */
    void happened(List<Failure> failures, Failure last, Duration recovery) {
        rounds++;
        failures.forEach(failure -> times.merge(failure, 1, Integer::sum));
        recoveries.computeIfAbsent(last, key -> new ArrayList<>()).add(recovery);
    }

    void took(Phase phase, Duration time) {
        phases.merge(phase, time, Duration::plus);
    }

    void sold(History history, Installation installation) {
        sales++;
        visits += history.visits().size();
        for (Step step : Step.values()) {
            acknowledged.merge(step, history.acknowledged(step), Long::sum);
            open.merge(step, history.open(step), Long::sum);
        }
        serverKills = installation.serverKills();
        databaseKills = installation.databaseKills();
        balancerKills = installation.balancerKills();
    }

    void violations(Collection<String> found) {
        violations.addAll(found);
    }

    List<String> violations() {
        return List.copyOf(violations);
    }

    long acknowledged(Step step) {
        return acknowledged.get(step);
    }

    long open(Step step) {
        return open.get(step);
    }

    /** Writes it to {@code target/chaos}, and with {@code -Dchaos.keep} to the repository. */
    void write(long seed) {
        writeTo(Platform.EAR.resolveSibling("chaos"), seed);
        if (System.getProperty("chaos.keep") != null) {
            writeTo(KEPT, seed);
        }
    }

    private void writeTo(Path folder, long seed) {
        try {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve("report.md"), markdown(seed));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String markdown(long seed) {
        StringBuilder text = new StringBuilder(text("""
            # Chaos campaign

            %s, %d processors, %s; PostgreSQL %s; buyers, servers, database and gateway on this machine; commit %s, seed %d, %s.

            | | reached | wanted |
            |---|---|---|
            | violations | **%d** | 0 |
            | minutes | %d | |
            | kills of a server | %d | %d in an hour |
            | kills of the database | %d | %d in an hour |
            | kills of the balancer | %d | |
            | rounds of failures, in sales | %d in %d | |
            | buyers | %,d | |

            """, Machine.processor(), Machine.processors(), Machine.java(), Machine.postgres(), Machine.commit(), seed,
            Instant.now().truncatedTo(ChronoUnit.SECONDS), violations.size(), lasted().toMinutes(), serverKills, SERVER_KILLS_WANTED,
            databaseKills, DATABASE_KILLS_WANTED, balancerKills, rounds, sales, visits));
        historyTable(text);
        failureTable(text);
        phaseTable(text);
        text.append("## Violations\n\n");
        violations.forEach(violation -> text.append("- ").append(violation).append('\n'));
        return text.append(violations.isEmpty() ? "None.\n" : "").toString();
    }

    private void historyTable(StringBuilder text) {
        text.append("""
            ## Answers to buyers

            What was acknowledged exists exactly once. What was left open, because no answer was clear until the buyer gave up, exists at
            most once.

            | | acknowledged | left open |
            |---|---|---|
            """);
        for (Step step : Step.values()) {
            text.append(text("| %s | %,d | %,d |\n", NAMES.get(step), acknowledged.getOrDefault(step, 0L), open.getOrDefault(step, 0L)));
        }
        text.append('\n');
    }

    private void failureTable(StringBuilder text) {
        text.append("""
            ## Failures

            Seconds from the beginning of the repair, such as the start of a killed server, until every server and the balancer have
            acknowledged a hold. A round with several failures counts for the one whose repair ended last.

            | failure | times | median | longest |
            |---|---|---|---|
            """);
        for (Failure failure : Failure.values()) {
            List<Duration> sorted = recoveries.getOrDefault(failure, List.of()).stream().sorted().toList();
            text.append(text("| %s | %s | %s | %s |\n", failure.description(), failure.isPossible() ? times.getOrDefault(failure, 0)
                : "not possible on this system", sorted.isEmpty() ? "" : seconds(sorted.get(sorted.size() / 2)),
                sorted.isEmpty() ? "" : seconds(sorted.get(sorted.size() - 1))));
        }
        text.append('\n');
    }

    private void phaseTable(StringBuilder text) {
        text.append("""
            ## Time

            | | share |
            |---|---|
            """);
        phases.forEach((phase, time) ->
            text.append(text("| %s | %.0f %% |\n", phase.description, 100.0 * time.toMillis() / lasted().toMillis())));
        text.append('\n');
    }

    private Duration lasted() {
        return phases.values().stream().reduce(Duration.ZERO, Duration::plus);
    }

    private static String seconds(Duration duration) {
        return text("%.1f", duration.toMillis() / 1000.0);
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
