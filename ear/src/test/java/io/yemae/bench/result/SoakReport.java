package io.yemae.bench.result;

import io.yemae.bench.load.OpenLoad;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The minutes of a soak as Markdown. */
public final class SoakReport {
    private final Path folder;
    private final List<Minute> minutes = new ArrayList<>();
    private String load = "";

    /** @param restarts whether the database was restarted in it */
    public record Minute(int number, boolean restarts, OpenLoad.Outcome outcome, Footprint footprint) {

        private String row() {
            return Report.text("| %d%s | %,.0f | %s | %.1f | %.1f | %d | %d | %d | %d | %d |\n", number, restarts ? ", restart" : "",
                outcome.answers().perSecond(), outcome.statuses(), outcome.millis(50), outcome.millis(99), footprint.heap(),
                footprint.memory(), footprint.threads(), footprint.files(), footprint.connections());
        }
    }

    public SoakReport(Path folder) {
        this.folder = folder;
    }

    /** Requests a second: what the server can do, and what it is asked. */
    public void capacity(double most, double asked) {
        load = Report.text("%,.0f requests a second of %,.0f that it can answer", asked, most);
    }

    public void add(Minute minute) {
        minutes.add(minute);
    }

    public void write() {
        StringBuilder text = new StringBuilder(Report.text("""
            # Soak

            %s, %d processors, %s; %s; commit %s. Statuses: 0 is a request without an answer.

            | minute | answers /s | statuses | p50, ms | p99, ms | heap, MiB | memory, MiB | threads | files | database connections |
            |---|---|---|---|---|---|---|---|---|---|
            """, Machine.processor(), Machine.processors(), Machine.java(), load, Machine.commit()));
        minutes.forEach(minute -> text.append(minute.row()));
        try {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve("report.md"), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
