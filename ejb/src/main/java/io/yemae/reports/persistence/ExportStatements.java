package io.yemae.reports.persistence;

import io.yemae.reports.ExportKind;
import io.yemae.reports.ExportTarget;
import io.yemae.reports.ReportFilter;
import io.yemae.reports.SalesReport.Scope;
import io.yemae.shared.Problem;
import io.yemae.shared.ReservationId;
import io.yemae.shared.sql.SqlFile;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Reads exports through a cursor of the database: each fetch is a short statement, so the statement timeout ends no export, and the plan is
 * made for the first rows instead of all.
 */
@ApplicationScoped
public class ExportStatements {
    /** A few at first, which the client sees at once. */
    public static final int FIRST_ROWS = 100;
    public static final int ROWS = 1_000;

    private static final Map<ExportKind, NamedStatement> CURSORS = cursors();
    private static final NamedStatement OF_IDS = new NamedStatement(text(ExportKind.RESERVATIONS));
    /** For clients that read slowly on purpose. Those that do not read at all are cut off by the listener after seconds. */
    private static final long LONGEST_NANOS = TimeUnit.HOURS.toNanos(1);

    /** Null for all events. */
    public Scope scope(Connection connection, ReportFilter filter) throws SQLException {
        return ScopeStatements.scope(connection, filter);
    }

    /** @return how many rows were sent */
    public long write(Connection connection, ExportKind kind, ReportFilter filter, ExportTarget target) throws SQLException, IOException {
        try (Statement statement = connection.createStatement()) {
            // How much of the result the plan is made for.
            statement.execute("SET LOCAL cursor_tuple_fraction = 0.0001");
            try (PreparedStatement cursor = CURSORS.get(kind).on(connection, FilterValues.of(connection, filter))) {
                cursor.execute();
            }
            long end = System.nanoTime() + LONGEST_NANOS;
            long sent = fetch(statement, FIRST_ROWS, target, true);
            target.flush();
            for (long fetched = sent < FIRST_ROWS ? 0 : ROWS; fetched == ROWS; sent += fetched) {
                if (System.nanoTime() - end > 0) {
                    throw Problem.unavailable();
                }
                fetched = fetch(statement, ROWS, target, false);
            }
            target.end();
            return sent;
        }
    }

    /**
     * Sends the reservations with these ids.
     *
     * @param isFirst whether the file begins with them
     */
    public void write(Connection connection, List<ReservationId> ids, ExportTarget target, boolean isFirst)
            throws SQLException, IOException {
        try (PreparedStatement statement = OF_IDS.on(connection, FilterValues.of(connection, ids));
             ResultSet rows = statement.executeQuery()) {
            send(rows, target, isFirst);
        }
    }

    private static long fetch(Statement statement, int most, ExportTarget target, boolean isFirst) throws SQLException, IOException {
        try (ResultSet rows = statement.executeQuery("FETCH " + most + " FROM export")) {
            return send(rows, target, isFirst);
        }
    }

    private static long send(ResultSet rows, ExportTarget target, boolean isFirst) throws SQLException, IOException {
        ResultSetMetaData columns = rows.getMetaData();
        if (isFirst) {
            target.begin(names(columns));
        }
        long sent = 0;
        while (rows.next()) {
            target.row(values(rows, columns));
            sent++;
        }
        return sent;
    }

    private static List<String> names(ResultSetMetaData columns) throws SQLException {
        List<String> names = new ArrayList<>();
        for (int i = 1; i <= columns.getColumnCount(); i++) {
            names.add(columns.getColumnLabel(i));
        }
        return names;
    }

    private static List<Object> values(ResultSet row, ResultSetMetaData columns) throws SQLException {
        List<Object> values = new ArrayList<>(columns.getColumnCount());
        for (int i = 1; i <= columns.getColumnCount(); i++) {
            values.add(value(row, i, columns.getColumnType(i)));
        }
        return values;
    }

    private static Object value(ResultSet row, int column, int type) throws SQLException {
        switch (type) {
            case Types.INTEGER, Types.SMALLINT, Types.BIGINT:
                long number = row.getLong(column);
                return row.wasNull() ? null : number;
            case Types.TIMESTAMP, Types.TIMESTAMP_WITH_TIMEZONE:
                OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
                return time == null ? null : time.toInstant();
            default:
                return row.getString(column);
        }
    }

    private static Map<ExportKind, NamedStatement> cursors() {
        Map<ExportKind, NamedStatement> cursors = new EnumMap<>(ExportKind.class);
        for (ExportKind kind : ExportKind.values()) {
            cursors.put(kind, new NamedStatement("DECLARE export NO SCROLL CURSOR FOR\n" + text(kind)));
        }
        return cursors;
    }

    private static String text(ExportKind kind) {
        return SqlFile.read(ExportStatements.class, "export-" + kind.wireName() + ".sql");
    }
}
