package io.yemae.reports.persistence;

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

/** The statements of a report. */
@ApplicationScoped
public class ReportStatements {
    private static final NamedStatement MOVES = read("moves.sql");
    private static final NamedStatement ITEMS = read("items.sql");
    private static final NamedStatement METHODS = read("methods.sql");
    private static final NamedStatement REFUNDS = read("refunds.sql");
    private static final NamedStatement PERFORMANCES = read("performances.sql");

    /** Reads a row of a result. */
    private interface Reader<T> {
        T of(ResultSet row) throws SQLException;
    }

    /** A line, and what it is a line of. */
    private record Kinded(String kind, Line line) {
    }

    /** Sales and refunds in all, by day and by channel. */
    public record Moves(Line total, Line fees, Line discounts, List<Line> days, List<Line> channels) {
    }

    /** Sales and refunds by grade and by section. */
    public record Items(List<Line> grades, List<Line> sections) {
    }

    /** Null for all events. */
    public Scope scope(Connection connection, ReportFilter filter) throws SQLException {
        return ScopeStatements.scope(connection, filter);
    }

    public Moves moves(Connection connection, ReportFilter filter) throws SQLException {
        List<Kinded> lines = new ArrayList<>();
        Line[] parts = new Line[2];
        rows(connection, MOVES, FilterValues.of(connection, filter), row -> {
            Kinded line = kinded(row);
            if (line.kind().equals("total")) {
                parts[0] = amounts(row, "fees", "refunded_fees");
                parts[1] = amounts(row, "discounts", "refunded_discounts");
            }
            return lines.add(line);
        });
        return new Moves(of("total", lines).get(0), parts[0], parts[1], of("day", lines), of("channel", lines));
    }

    public Items items(Connection connection, ReportFilter filter) throws SQLException {
        List<Kinded> lines = rows(connection, ITEMS, FilterValues.of(connection, filter), ReportStatements::kinded);
        return new Items(of("grade", lines), of("section", lines));
    }

    public List<Line> methods(Connection connection, ReportFilter filter) throws SQLException {
        return rows(connection, METHODS, FilterValues.of(connection, filter), row -> kinded(row).line());
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

    private static Kinded kinded(ResultSet row) throws SQLException {
        return new Kinded(row.getString("kind"), new Line(row.getString("name"), row.getLong("sold"), new Won(row.getLong("sales")),
            row.getLong("refunded"), new Won(row.getLong("refunds"))));
    }

    private static Line amounts(ResultSet row, String sold, String refunded) throws SQLException {
        return new Line(null, 0, new Won(row.getLong(sold)), 0, new Won(row.getLong(refunded)));
    }

    private static List<Line> of(String kind, List<Kinded> lines) {
        return lines.stream().filter(each -> each.kind().equals(kind)).map(Kinded::line).toList();
    }
}
