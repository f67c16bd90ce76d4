package io.yemae.reports.persistence;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import io.yemae.reports.ReportFilter;
import io.yemae.reports.SalesReport.Line;
import io.yemae.reports.SalesReport.Occupancy;
import io.yemae.reports.SalesReport.RefundLine;
import io.yemae.reports.SalesReport.Scope;
import io.yemae.shared.PerformanceId;
import io.yemae.shared.Won;
import io.yemae.shared.sql.SqlFile;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

@ApplicationScoped
public class ReportStatements {
    private static final NamedStatement LINES = read("lines.sql");
    private static final NamedStatement REFUNDS = read("refunds.sql");
    private static final NamedStatement PERFORMANCES = read("performances.sql");

    /** Reads a row of a result. */
    private interface Reader<T> {
        T of(ResultSet row) throws SQLException;
    }

    /** A line with the kind of its group, such as a day or a channel. */
    private record GroupedLine(String kind, Line line) {
    }

    /** The lines of a report by their kind, in the order of the report. */
    public static final class Lines {
        private static final Line NOTHING = new Line(null, 0, new Won(0), 0, new Won(0));

        private final Map<String, List<Line>> lines;

        private Lines(List<GroupedLine> lines) {
            this.lines = lines.stream().collect(groupingBy(GroupedLine::kind, mapping(GroupedLine::line, toList())));
        }

        public List<Line> of(String kind) {
            return lines.getOrDefault(kind, List.of());
        }

        /** The only line of this kind; nothing if there is none. */
        public Line sum(String kind) {
            return of(kind).stream().findFirst().orElse(NOTHING);
        }

        /** The only line of this kind, without counts. */
        public Line amount(String kind) {
            Line line = sum(kind);
            return new Line(null, 0, line.sales(), 0, line.refunds());
        }
    }

    /** Null for all events. */
    public Scope scope(Connection connection, ReportFilter filter) throws SQLException {
        return ScopeStatements.scope(connection, filter);
    }

    public Lines lines(Connection connection, ReportFilter filter) throws SQLException {
        return new Lines(rows(connection, LINES, FilterValues.of(connection, filter), ReportStatements::groupedLine));
    }

    /** @param limit how many at most */
    public List<RefundLine> refunds(Connection connection, ReportFilter filter, int limit) throws SQLException {
        Map<String, Object> values = FilterValues.of(connection, filter);
        values.put("limit", limit);
        return rows(connection, REFUNDS, values, row -> new RefundLine(LocalDate.parse(row.getString("day")), row.getString("reason"),
            row.getLong("reservations"), new Won(row.getLong("amount"))));
    }

    /** The performances of the filter's event. */
    public List<Occupancy> performances(Connection connection, ReportFilter filter) throws SQLException {
        return rows(connection, PERFORMANCES, FilterValues.of(connection, filter), row -> new Occupancy(
            new PerformanceId(row.getObject("id", UUID.class)), ScopeStatements.instant(row, "starts_at"), row.getLong("seats"),
            row.getLong("sold")));
    }

    private static NamedStatement read(String file) {
        return new NamedStatement(SqlFile.read(ReportStatements.class, file));
    }

    private static <T> List<T> rows(Connection connection, NamedStatement sql, Map<String, Object> values, Reader<T> reader)
            throws SQLException {
        try (PreparedStatement statement = sql.on(connection, values); ResultSet result = statement.executeQuery()) {
            List<T> rows = new ArrayList<>();
            while (result.next()) {
                rows.add(reader.of(result));
            }
            return rows;
        }
    }

    private static GroupedLine groupedLine(ResultSet row) throws SQLException {
        return new GroupedLine(row.getString("kind"), new Line(row.getString("name"), row.getLong("sold"), new Won(row.getLong("sales")),
            row.getLong("refunded"), new Won(row.getLong("refunds"))));
    }
}
