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
 * Imports the data of a ticket service in one transaction of the target. {@code bin/import-ticket-service} runs it and documents its
 * environment variables.
 *
 * <p>A confirmed reservation keeps its seats, its number and its amount. If the gateway took the money, a refund goes through the gateway;
 * otherwise it is made by hand. Live holds are skipped. The next run imports them after they have ended in the source.
 */
public final class TicketServiceImport {
    /** In this order, because each step refers to rows of the steps before it. */
    private static final List<String> STEPS =
        List.of("users.sql", "layouts.sql", "events.sql", "seats.sql", "reservations.sql", "keywords.sql");

    private final SourceDatabase source;
    private final Connection target;

    private TicketServiceImport(SourceDatabase source, Connection target) {
        this.source = source;
        this.target = target;
    }

    /**
     * Runs an import.
     *
     * @param zone   the time zone of the source's timestamps without one
     * @param dryRun rolls back at the end
     * @throws SQLException             if a statement fails on one of the databases; nothing has changed then
     * @throws IllegalArgumentException if the source is a database of this platform, or the target is not
     */
    public static ImportReport run(Connection sourceConnection, Connection target, ZoneId zone, boolean dryRun) throws SQLException {
        SourceDatabase source = new SourceDatabase(sourceConnection, zone);
        if (source.isYemae()) {
            throw new IllegalArgumentException("The origin is a database of Yemae itself.");
        }
        if (!new SourceDatabase(target, zone).isYemae()) {
            throw new IllegalArgumentException("The target has no schema of Yemae yet. Start the platform on it once.");
        }
        target.setAutoCommit(false);
        try {
            ImportReport report = new TicketServiceImport(source, target).importAll();
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

    private ImportReport importAll() throws SQLException {
        try (Statement statement = target.createStatement()) {
            // The limits for requests are too short for an import.
            statement.execute("SET LOCAL statement_timeout = 0");
            statement.execute("SET LOCAL idle_in_transaction_session_timeout = 0");
            for (SourceTable table : SourceTable.values()) {
                source.copy(table, target);
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
                counts.add(new ImportReport.Count(
                    rows.getString("kind"), rows.getLong("taken"), rows.getLong("present"), rows.getLong("skipped")));
            }
        }
        List<ImportReport.Remark> remarks = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery(
            "SELECT kind, row_id, outcome, reason FROM import_report WHERE outcome IN ('skipped', 'changed') "
                + "ORDER BY kind, reason, row_id")) {
            while (rows.next()) {
                remarks.add(new ImportReport.Remark(rows.getString("kind"), rows.getString("row_id"),
                    rows.getString("outcome").equals("skipped"), rows.getString("reason")));
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

    /** Reads the environment and prints the report. After a failure it prints one sentence and the exit code is 1. */
    public static void main(String[] arguments) {
        boolean dryRun = List.of(arguments).contains("--dry-run");
        try (Connection source = connect("YEMAE_IMPORT_URL", "YEMAE_IMPORT_");
             Connection target = connect("YEMAE_DB_URL", loginOfTarget())) {
            String zone = System.getenv().getOrDefault("YEMAE_IMPORT_TIME_ZONE", "UTC");
            System.out.print(run(source, target, ZoneId.of(zone), dryRun).text());
            System.out.println(dryRun ? "Dry run: nothing was kept." : "Imported.");
        } catch (SQLException | IllegalArgumentException | DateTimeException e) {
            System.err.println("Import failed, nothing was changed: " + e.getMessage());
            System.exit(1);
        }
    }

    /** The schema's owner: the runtime user may not do what an import does. */
    private static String loginOfTarget() {
        return System.getenv("YEMAE_DB_OWNER_USER") == null ? "YEMAE_DB_" : "YEMAE_DB_OWNER_";
    }

    /** @param login the beginning of the names of the variables with user and password */
    private static Connection connect(String urlVariable, String login) throws SQLException {
        String url = System.getenv(urlVariable);
        if (url == null) {
            throw new IllegalArgumentException(urlVariable + " is not set.");
        }
        return DriverManager.getConnection(url, System.getenv(login + "USER"), System.getenv(login + "PASSWORD"));
    }
}
