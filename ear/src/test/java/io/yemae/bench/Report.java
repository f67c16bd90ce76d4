package io.yemae.bench;

import io.yemae.it.kit.Platform;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The table of results in Markdown, with the machine. */
final class Report {
    private final Map<Integer, String> rows = new TreeMap<>();

    /**
     * @param number the scenario's, in the table of the budgets
     * @param must   the ratio that it should not be below
     * @param aim    the ratio that is wanted
     */
    record Scenario(int number, String what, String against, double must, double aim) {
    }

    void add(Scenario scenario, Ratio ratio, String remark) {
        double median = ratio.median().ratio();
        String verdict = median >= scenario.aim() ? "aim" : median >= scenario.must() ? "must" : "**below**";
        rows.put(scenario.number(), String.format(Locale.ROOT,
            "| %d | %s | %s | %.2f | %.2f | **%.2f** | %.2f | %.2f | %.0f | %.0f | %s | %s |",
            scenario.number(), scenario.what(), scenario.against(), scenario.must(), scenario.aim(), median, ratio.smallest(),
                ratio.largest(),
            ratio.median().measured(), ratio.median().against(), verdict, remark));
    }

    void write(Path file) {
        String table = """
            # Measured %s

            %s, %d processors, %s; client, server and database on this machine; commit %s.

            | # | scenario | measured against | must | aim | ratio | smallest | largest | /s | against /s | reaches | |
            |---|---|---|---|---|---|---|---|---|---|---|---|
            """.formatted(Instant.now(), processor(), Runtime.getRuntime().availableProcessors(), "Java " + Runtime.version(), commit());
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, rows.values().stream().collect(Collectors.joining("\n", table, "\n")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String processor() {
        try {
            return Files.readAllLines(Path.of("/proc/cpuinfo")).stream().filter(line -> line.startsWith("model name")).findFirst()
                .map(line -> line.substring(line.indexOf(':') + 1).strip()).orElse("An unnamed processor");
        } catch (IOException e) {
            return System.getProperty("os.arch");
        }
    }

    private static String commit() {
        try {
            Process git = new ProcessBuilder("git", "describe", "--always", "--dirty").directory(Platform.HOME.toFile()).start();
            String name = new String(git.getInputStream().readAllBytes()).strip();
            return git.waitFor() == 0 ? name : "unknown";
        } catch (IOException e) {
            return "unknown";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
