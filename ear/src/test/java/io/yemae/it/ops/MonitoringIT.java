package io.yemae.it.ops;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.yemae.it.kit.Api;
import io.yemae.it.kit.Platform;
import io.yemae.it.kit.ReportedMetrics;
import io.yemae.it.kit.Stage.Show;
import io.yemae.it.kit.YemaeIT;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The alerts and the dashboard ask for what the server reports. An alert about a metric that does not exist would never fire. */
class MonitoringIT extends YemaeIT {
    private static final Path MONITORING = Platform.HOME.resolve("wildfly-config/monitoring");
    private static final Pattern METRIC = Pattern.compile(
        "\\b(?:yemae|queue|seats|event_views|conversion|undertow|messaging|ee|datasources)_[a-z_]+");
    private static final Pattern SELECTOR = Pattern.compile("(" + METRIC.pattern() + ")\\{([^}]*)}");
    private static final Pattern LABEL = Pattern.compile("(\\w+)(?:=~?|!=|!~)\"");
    private static final Pattern ALERTED = Pattern.compile("yemae_(?:events|refusals)_total\\{(?:event|code)=~?\"([^\"]+)\"");
    private static final Pattern EVENT = Pattern.compile("event=~?\"([^\"]+)\"");

    private final Api management = new Api(Platform.management());

    @Test
    void everyMetricOfTheAlertsAndTheDashboardIsReported() throws IOException {
        Show show = stage.show(2);
        stage.buyer().hold(show, show.seats().get(0)).expect(201);
        Set<String> wanted = new TreeSet<>();
        expressions().forEach(expression -> METRIC.matcher(expression).results().map(MatchResult::group).forEach(wanted::add));
        // Checked every ten minutes, which may be later.
        wanted.remove("yemae_invariant_violations");

        assertThat(wanted).contains("yemae_oversold_seats", "yemae_events_total");
        soon(() -> assertThat(reported()).containsAll(wanted));
        assertThat(management.get("/metrics").text()).containsPattern("(?m)^yemae_oversold_seats(\\{[^}]*})? 0\\.0$");
    }

    /** A label that does not exist selects nothing, so an alert about it would never fire, either. */
    @Test
    void everyLabelOfTheAlertsAndTheDashboardIsReported() throws IOException {
        Set<String> wanted = new TreeSet<>();
        expressions().flatMap(expression -> SELECTOR.matcher(expression).results())
            .forEach(selector -> LABEL.matcher(selector.group(2)).results()
                .forEach(label -> wanted.add(selector.group(1) + ' ' + label.group(1))));

        assertThat(wanted).contains("yemae_events_total event", "yemae_gateway_attempt_seconds_count outcome");
        soon(() -> {
            List<String> lines = management.get("/metrics").expect(200).text().lines().toList();
            assertThat(wanted).allSatisfy(each -> assertThat(lines).anyMatch(line -> isOf(line, each.split(" "))));
        });
    }

    /** @param metricAndLabel two names */
    private static boolean isOf(String line, String... metricAndLabel) {
        return line.startsWith(metricAndLabel[0] + '{') && line.contains(metricAndLabel[1] + "=\"");
    }

    @Test
    void everyAlertSaysWhatToDo() throws IOException {
        String rules = Files.readString(MONITORING.resolve("yemae.rules.yml"));

        long alerts = rules.lines().filter(line -> line.contains("- alert: ")).count();
        assertThat(alerts).isGreaterThan(10);
        assertThat(rules.lines().filter(line -> line.contains("remedy: "))).hasSize((int) alerts);
        assertThat(rules.lines().filter(line -> line.contains("summary: "))).hasSize((int) alerts);
        assertThat(rules.lines().filter(line -> line.contains("severity: "))).hasSize((int) alerts);
    }

    @Test
    void eventsAreCounted() throws IOException {
        Show show = stage.show(2);
        double before = counted("hold.granted");

        stage.buyer().hold(show, show.seats().get(0)).expect(201);

        soon(() -> assertThat(counted("hold.granted")).isGreaterThan(before));
        String page = Files.readString(Platform.HOME.resolve("wildfly-config/README.md"));
        assertThat(expressions().flatMap(expression -> EVENT.matcher(expression).results())
            .flatMap(each -> Stream.of(each.group(1).split("\\|"))))
            .as("events of the dashboard").contains("hold.granted", "payment.done.late")
            .allSatisfy(event -> assertThat(page).contains('`' + event.replaceFirst("\\.\\*$", ".done") + '`'));
    }

    /** A counter that appears with its first event is, for Prometheus, one that has not risen. */
    @Test
    void theCountersOfTheAlertsExistFromTheStart() throws IOException {
        String metrics = management.get("/metrics").expect(200).text();
        List<String> counted = ALERTED.matcher(Files.readString(MONITORING.resolve("yemae.rules.yml"))).results()
            .flatMap(each -> Stream.of(each.group(1).split("\\|"))).toList();

        assertThat(counted).contains("payment.failed", "UNEXPECTED");
        assertThat(counted).allSatisfy(name -> assertThat(metrics).contains('"' + name + '"'));
    }

    private double counted(String event) {
        return ReportedMetrics.sum(management,
            line -> line.startsWith("yemae_events_total{") && line.contains("event=\"" + event + '"'));
    }

    private Set<String> reported() {
        Set<String> names = new TreeSet<>();
        management.get("/metrics").expect(200).text().lines()
            .filter(line -> !line.startsWith("#"))
            .forEach(line -> names.add(line.split("[{ ]", 2)[0]));
        return names;
    }

    private static Stream<String> expressions() throws IOException {
        JsonNode dashboard = new ObjectMapper().readTree(MONITORING.resolve("grafana-dashboard.json").toFile());
        List<String> panels = dashboard.findValuesAsText("expr");
        assertThat(panels).hasSizeGreaterThan(15);
        return Stream.concat(panels.stream(),
            Files.readAllLines(MONITORING.resolve("yemae.rules.yml")).stream().filter(line -> line.matches("\\s*(expr:.*|sum\\(.*|> .*)")));
    }
}
