package io.yemae.it.kit;

import com.fasterxml.jackson.databind.JsonNode;
import io.yemae.devservices.Ports;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Assumptions;

/** A real Prometheus as a child process, if one is installed: it reads metrics and evaluates alerts every second. */
public final class Prometheus implements AutoCloseable {
    private static final String PROGRAM = "prometheus";
    private static final String TOOL = "promtool";

    private final Process process;
    private final Api api;

    private Prometheus(Process process, int port) {
        this.process = process;
        this.api = new Api(URI.create("http://localhost:" + port));
    }

    /** Skips the calling test, with one sentence, on a machine without a Prometheus. */
    public static void require() {
        Assumptions.assumeTrue(onPath(PROGRAM).isPresent() && onPath(TOOL).isPresent(),
            "The alerts are not tried: there is no Prometheus on the PATH (package prometheus).");
    }

    /** What {@code promtool check rules} says about a file. */
    public static String complaintsAbout(Path rules) {
        return complaints("check", "rules", rules.toString());
    }

    /** What {@code promtool test rules} says about a file of unit tests, which finds its rules beside it. */
    public static String failuresOf(Path tests) {
        return complaints("test", "rules", tests.toString());
    }

    /** @return empty if the tool has none */
    private static String complaints(String... arguments) {
        try {
            List<String> command = Stream.concat(Stream.of(onPath(TOOL).orElseThrow().toString()), Stream.of(arguments)).toList();
            Process tool = new ProcessBuilder(command).redirectErrorStream(true).start();
            String output = new String(tool.getInputStream().readAllBytes());
            return tool.waitFor() == 0 ? "" : output;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /**
     * Starts one in an empty folder.
     *
     * @param targets host and port of what it reads, as the job {@code yemae}
     */
    public static Prometheus start(Path folder, String rules, List<String> targets) {
        try {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve("rules.yml"), rules);
            Files.writeString(folder.resolve("prometheus.yml"), """
                global: {scrape_interval: 2s, scrape_timeout: 2s, evaluation_interval: 1s}
                rule_files: [rules.yml]
                scrape_configs:
                  - job_name: yemae
                    static_configs: [{targets: [%s]}]
                """.formatted(String.join(", ", targets.stream().map(target -> '"' + target + '"').toList())));
            int port = Ports.free();
            Process process = new ProcessBuilder(onPath(PROGRAM).orElseThrow().toString(),
                "--config.file=" + folder.resolve("prometheus.yml"), "--storage.tsdb.path=" + folder.resolve("data"),
                "--web.listen-address=127.0.0.1:" + port, "--log.level=warn")
                .redirectErrorStream(true).redirectOutput(folder.resolve("log").toFile()).start();
            Platform.atTheEnd(process::destroyForcibly);
            return new Prometheus(process, port);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The alerts that fire now, as name and instance, invariant, queue or pool if it has one. */
    public List<String> firing() {
        JsonNode alerts = api.get("/api/v1/alerts").expect(200).json().at("/data/alerts");
        return StreamSupport.stream(alerts.spliterator(), false)
            .filter(alert -> alert.get("state").asText().equals("firing"))
            .map(alert -> alert.get("labels"))
            .map(labels -> Stream.of("alertname", "instance", "invariant", "queue", "pool").filter(labels::has)
                .map(label -> labels.get(label).asText()).reduce((name, subject) -> name + ' ' + subject).orElseThrow())
            .toList();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    private static Optional<Path> onPath(String program) {
        return Arrays.stream(String.valueOf(System.getenv("PATH")).split(File.pathSeparator))
            .map(folder -> Path.of(folder, program)).filter(Files::isExecutable).findFirst();
    }
}
