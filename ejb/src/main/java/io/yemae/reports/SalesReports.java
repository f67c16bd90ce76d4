package io.yemae.reports;

import io.yemae.reports.SalesReport.RefundLine;
import io.yemae.reports.persistence.ReportConnections;
import io.yemae.reports.persistence.ReportStatements;
import io.yemae.reports.persistence.ReportStatements.Lines;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.List;

/** Sums sales by day, grade, section, method and channel. A report lists at most 500 refunds. */
@Stateless
// The statements share a snapshot, in a transaction of their own connections.
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class SalesReports {
    private static final int MOST_REFUNDS = 500;

    @Inject
    ReportConnections connections;

    @Inject
    ReportStatements statements;

    /** @throws io.yemae.shared.Problem not found {@code EVENT_NOT_FOUND}, {@code PERFORMANCE_NOT_FOUND} */
    public SalesReport read(ReportFilter filter) {
        return connections.read(connection -> {
            SalesReport.Scope scope = statements.scope(connection, filter);
            Lines lines = statements.lines(connection, filter);
            List<RefundLine> refunds = statements.refunds(connection, filter, MOST_REFUNDS + 1);
            boolean isComplete = refunds.size() <= MOST_REFUNDS;
            return new SalesReport(scope, lines.sum("total"), lines.amount("fee"), lines.amount("discount"), lines.of("day"),
                lines.of("grade"), lines.of("section"), lines.of("method"), lines.of("channel"),
                isComplete ? refunds : refunds.subList(0, MOST_REFUNDS), isComplete,
                scope == null ? List.of() : statements.performances(connection, filter));
        });
    }
}
