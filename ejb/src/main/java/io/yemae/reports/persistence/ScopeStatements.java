package io.yemae.reports.persistence;

import io.yemae.reports.ReportFilter;
import io.yemae.reports.SalesReport.Scope;
import io.yemae.shared.EventId;
import io.yemae.shared.PerformanceId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;

/** What a filter names. By primary keys. */
final class ScopeStatements {
    private static final NamedStatement SCOPE = new NamedStatement("""
        SELECT event.title, performance.id AS performance_id, performance.starts_at
        FROM events event
        LEFT JOIN performances performance ON performance.id = cast(:performance AS uuid) AND performance.event_id = event.id
        WHERE event.id = cast(:event AS uuid)""");

    private ScopeStatements() {
    }

    /** Null for all events. */
    static Scope scope(Connection connection, ReportFilter filter) throws SQLException {
        if (filter.event() == null) {
            return null;
        }
        try (PreparedStatement statement = SCOPE.on(connection, FilterValues.of(connection, filter));
             ResultSet row = statement.executeQuery()) {
            if (!row.next()) {
                throw EventId.unknown();
            }
            UUID performance = row.getObject("performance_id", UUID.class);
            if (filter.performance() != null && performance == null) {
                throw PerformanceId.unknown();
            }
            return new Scope(filter.event(), row.getString("title"), filter.performance(), instant(row, "starts_at"));
        }
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
