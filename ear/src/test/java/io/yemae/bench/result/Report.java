package io.yemae.bench.result;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.yemae.bench.load.OpenLoad;
import io.yemae.it.kit.Platform;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** All results, as Markdown, JSON and charts. Written again after each scenario, so that a run that is broken off leaves what it has. */
public final class Report {
    /** The row of a hold of one seat. */
    static final String HOLD = "5";
    /** The report of the repository. */
    private static final Path KEPT = Platform.HOME.resolve("ear/src/test/bench");
    private static final boolean KEEP = System.getProperty("bench.keep") != null;

    private final Path folder;
    private final Setting setting;
    private final List<Measured> ratios = new ArrayList<>();
    private final List<Latency> latencies = new ArrayList<>();
    private final List<Fact> facts = new ArrayList<>();
    private final List<Variant> variants = new ArrayList<>();
    private final List<LineChart> charts = new ArrayList<>();

    /**
     * How the results were measured.
     *
     * @param pool  connections of the platform's main pool
     * @param slice of each load in each round
     */
    public record Setting(boolean quick, int pool, int rounds, Duration slice) {
    }

    public Report(Path folder, Setting setting) {
        this.folder = folder;
        this.setting = setting;
    }

    /**
     * What is compared with what.
     *
     * @param row  of the table of the targets, or a word
     * @param must the ratio that it should not be below; NaN if there is none
     * @param aim  the ratio that is wanted; NaN if there is none
     */
    public record Scenario(String row, String what, String against, double must, double aim) {
    }

    record Measured(Scenario scenario, Ratio ratio, Counters.Work work, String remark) {

        String reaches() {
            double median = ratio.median().ratio();
            if (Double.isNaN(scenario.must())) {
                return "–";
            }
            return median >= scenario.aim() ? "aim" : median >= scenario.must() ? "must" : "**below**";
        }
    }

    /** In milliseconds, at this rate of arrivals. */
    record Latency(String what, double perSecond, double p50, double p99, double p999, double longest, String wanted, boolean reached) {
    }

    /** @param condition what was asserted */
    record Fact(String row, String what, String condition, String result, String wanted, boolean reached) {
    }

    /** A form of the hold statement. The rates are holds a second; the work is for each hold. */
    public record Variant(String what, int holdsOfEach, double oneConnection, double fourConnections, double walBytes,
                          double databaseMillis) {
    }

    public static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }

    public void add(Scenario scenario, Rounds rounds, String measured, String against, String remark) {
        ratios.add(new Measured(scenario, rounds.ratio(measured, against), rounds.work(measured), remark));
    }

    public void latency(String what, double perSecond, OpenLoad.Outcome outcome, String wanted, boolean reached) {
        latencies.add(new Latency(what, perSecond, outcome.millis(50), outcome.millis(99), outcome.millis(99.9), outcome.millis(100),
            wanted, reached));
    }

    public void fact(String row, String what, String condition, String result, String wanted, boolean reached) {
        facts.add(new Fact(row, what, condition, result, wanted, reached));
    }

    public void variant(Variant variant) {
        variants.add(variant);
    }

    public void chart(LineChart chart) {
        charts.add(chart);
    }

    public void write() {
        writeTo(folder);
        if (KEEP) {
            writeTo(KEPT);
        }
    }

    private void writeTo(Path folder) {
        try {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve("report.md"), markdown());
            Files.writeString(folder.resolve("report.svg"), new BarChart(ratios).svg());
            for (LineChart chart : charts) {
                Files.writeString(folder.resolve(chart.file()), chart.svg());
            }
            Files.writeString(folder.resolve("report.json"), new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT)
                .writeValueAsString(json()) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String markdown() {
        StringBuilder text = new StringBuilder(text("""
            # Measured %s%s

            %s, %d processors, %s; PostgreSQL %s with fsync, full_page_writes and synchronous_commit on, a pool of %d connections; client,
            server and database on this machine; commit %s. Each ratio is the median of %d pairs that alternate, each of %.1f s.

            ![Ratios](report.svg)

            """, Instant.now().truncatedTo(ChronoUnit.SECONDS), setting.quick() ? ", in a short run" : "", Machine.processor(),
            Machine.processors(), Machine.java(), Machine.postgres(), setting.pool(), Machine.commit(), setting.rounds(),
            setting.slice().toMillis() / 1000.0));
        ratioTable(text);
        workTable(text);
        latencyTable(text);
        factTable(text);
        variantTable(text);
        capacityTable(text);
        charts.forEach(chart -> text.append(text("![%s](%s)\n\n", chart.title(), chart.file())));
        return text.toString().stripTrailing() + "\n";
    }

    private void ratioTable(StringBuilder text) {
        text.append("""
            ## Ratios

            | row | scenario | against | must | aim | ratio | smallest | largest | /s | against /s | reaches | |
            |---|---|---|---|---|---|---|---|---|---|---|---|
            """);
        ratios.forEach(each -> text.append(text("| %s | %s | %s | %s | %s | **%.2f** | %.2f | %.2f | %,.0f | %,.0f | %s | %s |\n",
            each.scenario().row(), each.scenario().what(), each.scenario().against(), target(each.scenario().must()),
            target(each.scenario().aim()), each.ratio().median().ratio(), each.ratio().smallest(), each.ratio().largest(),
            each.ratio().median().measured(), each.ratio().median().against(), each.reaches(), each.remark())));
        text.append('\n');
    }

    private static String target(double ratio) {
        return Double.isNaN(ratio) ? "–" : text("%.1f", ratio);
    }

    private void workTable(StringBuilder text) {
        text.append("""
            ## Work of one operation

            Statements, transactions and the write-ahead log include those of timers, about once a second each. Full pages are those that
            PostgreSQL logs whole at their first change after a checkpoint. HOT updates of seat states touch no index.

            | row | statements | transactions | log, bytes | full pages | HOT | server, ms of a processor | database, ms of a processor |
            |---|---|---|---|---|---|---|---|
            """);
        ratios.forEach(each -> {
            Counters.Work work = each.work();
            text.append(text("| %s | %.3f | %.3f | %,.0f | %.2f | %s | %.3f | %.3f |\n", each.scenario().row(),
                work.each(work.statements()), work.each(work.transactions()), work.each(work.walBytes()), work.each(work.fullPages()),
                Double.isNaN(work.hotShare()) ? "–" : text("%.0f %%", 100 * work.hotShare()), work.millisEach(work.server()),
                work.millisEach(work.database())));
        });
        text.append('\n');
    }

    private void latencyTable(StringBuilder text) {
        text.append("""
            ## Latency

            In milliseconds, from the moment of arrival. Requests arrive at random and do not wait for the answers to others.

            | operation | arrivals /s | p50 | p99 | p99.9 | longest | wanted | reached |
            |---|---|---|---|---|---|---|---|
            """);
        latencies.forEach(each -> text.append(text("| %s | %,.0f | %.1f | %.1f | %.1f | %.1f | %s | %s |\n", each.what(), each.perSecond(),
            each.p50(), each.p99(), each.p999(), each.longest(), each.wanted().isEmpty() ? "–" : each.wanted(),
            each.wanted().isEmpty() ? "–" : yes(each.reached()))));
        text.append('\n');
    }

    private void factTable(StringBuilder text) {
        text.append("""
            ## Rushes

            | row | scenario | was true | result | wanted | reached |
            |---|---|---|---|---|---|
            """);
        facts.forEach(each -> text.append(text("| %s | %s | %s | %s | %s | %s |\n", each.row(), each.what(), each.condition(),
            each.result(), each.wanted(), yes(each.reached()))));
        text.append('\n');
    }

    private void variantTable(StringBuilder text) {
        if (variants.isEmpty()) {
            return;
        }
        text.append("""
            ## Forms of the hold statement

            Bare, without the server: holds a second, and the work of one hold.

            | statement | holds of each | 1 connection /s | 4 connections /s | log, bytes | database, ms of a processor |
            |---|---|---|---|---|---|
            """);
        variants.forEach(each -> text.append(text("| %s | %d | %,.0f | %,.0f | %,.0f | %.3f |\n", each.what(), each.holdsOfEach(),
            each.oneConnection(), each.fourConnections(), each.walBytes(), each.databaseMillis())));
        text.append('\n');
    }

    private void capacityTable(StringBuilder text) {
        ratios.stream().filter(each -> each.scenario().row().equals(HOLD)).findFirst()
            .ifPresent(each -> text.append(new Capacity(each.work()).markdown()));
    }

    private static String yes(boolean reached) {
        return reached ? "yes" : "**no**";
    }

    private Map<String, Object> json() {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("measured", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
        all.put("quick", setting.quick());
        all.put("processor", Machine.processor());
        all.put("processors", Machine.processors());
        all.put("java", Machine.java());
        all.put("postgres", Machine.postgres());
        all.put("commit", Machine.commit());
        all.put("ratios", ratios.stream().map(Report::json).toList());
        all.put("latencies", latencies);
        all.put("rushes", facts);
        all.put("holdStatements", variants);
        all.put("charts", charts);
        return all;
    }

    private static Map<String, Object> json(Measured measured) {
        Counters.Work work = measured.work();
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("row", measured.scenario().row());
        row.put("what", measured.scenario().what());
        row.put("against", measured.scenario().against());
        row.put("must", number(measured.scenario().must()));
        row.put("aim", number(measured.scenario().aim()));
        row.put("ratio", measured.ratio().median().ratio());
        row.put("pairs", measured.ratio().pairs());
        row.put("statements", work.each(work.statements()));
        row.put("transactions", work.each(work.transactions()));
        row.put("walBytes", work.each(work.walBytes()));
        row.put("fullPages", work.each(work.fullPages()));
        row.put("hotShare", number(work.hotShare()));
        row.put("serverMillis", work.millisEach(work.server()));
        row.put("databaseMillis", work.millisEach(work.database()));
        row.put("remark", measured.remark());
        return row;
    }

    private static Double number(double value) {
        return Double.isNaN(value) ? null : value;
    }
}
