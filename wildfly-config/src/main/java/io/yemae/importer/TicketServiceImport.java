package io.yemae.importer;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/**
 * Takes over a ticket service's data, in one transaction on the target. Run by {@code bin/import-ticket-service}, which documents its variables.
 *
 * <p>A confirmed reservation keeps its seats, its number and its money: what the gateway took can be refunded through the gateway, any other money by hand.
 * Holds that still live are left to the origin; they are taken by the next run, when they have ended there.
 */
public final class TicketServiceImport {
    /** In this order: each needs what the ones before it have taken. */
    private static final List<String> STEPS = List.of("users.sql", "layouts.sql", "events.sql", "seats.sql", "reservations.sql", "keywords.sql");

    private final Origin origin;
    private final Connection target;

    private TicketServiceImport(Origin origin, Connection target) {
        this.origin = origin;
        this.target = target;
    }

    /**
     * Runs an import.
     *
     * @param zone   in which the origin's timestamps without a time zone are
     * @param dryRun whether everything is tried and nothing kept
     * @throws SQLException             if one of the databases cannot be reached or refuses; nothing has changed then
     * @throws IllegalArgumentException if the origin is a database of this platform, or the target is none
     */
    public static ImportReport run(Connection origin, Connection target, ZoneId zone, boolean dryRun) throws SQLException {
        Origin source = new Origin(origin, zone);
        if (source.isYemae()) {
            throw new IllegalArgumentException("The origin is a database of Yemae itself.");
        }
        if (!new Origin(target, zone).isYemae()) {
            throw new IllegalArgumentException("The target has no schema of Yemae yet. Start the platform on it once.");
        }
        target.setAutoCommit(false);
        try {
            ImportReport report = new TicketServiceImport(source, target).take();
            if (dryRun) {
                target.rollback();
            } else {
                target.commit();
            }
            return report;
        } catch (SQLException e) {
            target.rollback();
            throw e;
        }
    }

    private ImportReport take() throws SQLException {
        try (Statement statement = target.createStatement()) {
            // The limits that requests live under are not for this.
            statement.execute("SET LOCAL statement_timeout = 0");
            statement.execute("SET LOCAL idle_in_transaction_session_timeout = 0");
            for (OriginTable table : OriginTable.values()) {
                origin.copy(table, target);
                statement.execute("ANALYZE " + table.staging());
            }
            statement.execute("CREATE TEMPORARY TABLE import_report (kind text, row_id text, outcome text, reason text) ON COMMIT DROP");
            for (String step : STEPS) {
                statement.execute(sql(step));
            }
            return report(statement);
        }
    }

    private static ImportReport report(Statement statement) throws SQLException {
        List<ImportReport.Count> counts = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery(sql("counts.sql"))) {
            while (rows.next()) {
                counts.add(new ImportReport.Count(rows.getString("kind"), rows.getLong("taken"), rows.getLong("present"), rows.getLong("skipped")));
            }
        }
        List<ImportReport.Remark> remarks = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery(
            "SELECT kind, row_id, outcome, reason FROM import_report WHERE outcome IN ('skipped', 'changed') ORDER BY kind, reason, row_id")) {
            while (rows.next()) {
                remarks.add(new ImportReport.Remark(rows.getString("kind"), rows.getString("row_id"), rows.getString("outcome").equals("skipped"),
                    rows.getString("reason")));
            }
        }
        return new ImportReport(counts, remarks);
    }

    private static String sql(String name) {
        try (InputStream file = TicketServiceImport.class.getResourceAsStream(name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads the environment, prints the report; ends with 1 and one sentence if it cannot be done. */
    public static void main(String[] arguments) {
        boolean dryRun = List.of(arguments).contains("--dry-run");
        try (Connection origin = connect("YEMAE_IMPORT_"); Connection target = connect("YEMAE_DB_")) {
            String zone = System.getenv().getOrDefault("YEMAE_IMPORT_TIME_ZONE", "UTC");
            System.out.print(run(origin, target, ZoneId.of(zone), dryRun).text());
            System.out.println(dryRun ? "Dry run: nothing was kept." : "Imported.");
        } catch (SQLException | IllegalArgumentException | DateTimeException e) {
            System.err.println("Import failed, nothing was changed: " + e.getMessage());
            System.exit(1);
        }
    }

    private static Connection connect(String prefix) throws SQLException {
        String url = System.getenv(prefix + "URL");
        if (url == null) {
            throw new IllegalArgumentException(prefix + "URL is not set.");
        }
        return DriverManager.getConnection(url, System.getenv(prefix + "USER"), System.getenv(prefix + "PASSWORD"));
    }
}
