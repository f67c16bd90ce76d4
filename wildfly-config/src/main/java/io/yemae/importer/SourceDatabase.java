package io.yemae.importer;

import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Collectors;
import org.postgresql.PGConnection;

/** The database from which data is imported. It is never written to. */
final class SourceDatabase {
    private static final String COLUMNS = """
        SELECT column_name, data_type
        FROM information_schema.columns
        WHERE table_schema = ?
          AND table_name = ?""";

    private final Connection connection;
    private final ZoneId zone;

    /** @param zone the time zone of timestamps without one */
    SourceDatabase(Connection connection, ZoneId zone) {
        this.connection = connection;
        this.zone = zone;
    }

    /** Whether this is a database of the platform. It has views with the names of source tables, and would be imported into itself. */
    boolean isYemae() throws SQLException {
        return !columns("public", "seat_states").isEmpty();
    }

    /**
     * Copies the rows of a table into a temporary table of the target.
     *
     * @return the number of rows; 0 if there is no such table
     */
    long copy(SourceTable table, Connection target) throws SQLException {
        String definitions = table.columns().entrySet().stream()
            .map(column -> column.getKey() + " " + column.getValue()).collect(Collectors.joining(", "));
        try (Statement statement = target.createStatement()) {
            statement.execute("CREATE TEMPORARY TABLE " + table.staging() + " (" + definitions + ") ON COMMIT DROP");
        }
        for (String schema : table.schemas()) {
            Map<String, String> present = columns(schema, table.table());
            if (!present.isEmpty()) {
                String selected = table.columns().entrySet().stream()
                    .map(column -> selected(column.getKey(), column.getValue(), present.get(column.getKey())))
                    .collect(Collectors.joining(", "));
                long rows = pipe("COPY (SELECT " + selected + " FROM " + schema + "." + table.table() + ") TO STDOUT",
                    "COPY " + table.staging() + " FROM STDIN", target);
                if (rows > 0) {
                    return rows;
                }
            }
        }
        return 0;
    }

    private String selected(String column, String type, String present) {
        if (present == null) {
            return "NULL";
        }
        return present.equals("timestamp without time zone")
            ? "(" + column + " AT TIME ZONE '" + zone.getId() + "')" : column + "::" + type;
    }

    private long pipe(String read, String write, Connection target) throws SQLException {
        try (PipedInputStream rows = new PipedInputStream(1 << 16); PipedOutputStream out = new PipedOutputStream(rows)) {
            CompletableFuture<Void> reading = CompletableFuture.runAsync(() -> {
                try (out) {
                    connection.unwrap(PGConnection.class).getCopyAPI().copyOut(read, out);
                } catch (SQLException | IOException e) {
                    throw new CompletionException(e);
                }
            });
            long copied = target.unwrap(PGConnection.class).getCopyAPI().copyIn(write, rows);
            reading.join();
            return copied;
        } catch (IOException | CompletionException e) {
            throw new SQLException("The origin could not be read: " + e.getMessage(), e);
        }
    }

    private Map<String, String> columns(String schema, String table) throws SQLException {
        Map<String, String> columns = new HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(COLUMNS)) {
            statement.setString(1, schema);
            statement.setString(2, table);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    columns.put(rows.getString(1), rows.getString(2));
                }
            }
        }
        return columns;
    }
}
