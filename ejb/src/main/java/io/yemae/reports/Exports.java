package io.yemae.reports;

import io.yemae.audit.AuditLog;
import io.yemae.booking.ReservationFilter;
import io.yemae.policies.Policies;
import io.yemae.policies.Policy;
import io.yemae.reports.persistence.ExportCounts;
import io.yemae.reports.persistence.ExportStatements;
import io.yemae.reports.persistence.ReportConnections;
import io.yemae.shared.EventId;
import io.yemae.shared.Problem;
import io.yemae.shared.Transactions;
import io.yemae.shared.UserId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.Semaphore;

/**
 * Exports of all rows, however many. They are sent as they are read: neither the database nor the node keeps them. An export occupies a
 * connection of the reports and a thread for as long as its client reads, so each node makes only a few at once.
 */
@ApplicationScoped
public class Exports {
    /** Leaves half of the connections to reports, and nearly all threads to buyers. */
    private static final int MOST_AT_ONCE = 2;
    private static final int BUSY_RETRY_S = 30;
    private static final int HOURLY_RETRY_S = 600;
    private static final String ACTION = "export.";

    @Inject
    ReportConnections connections;

    @Inject
    ExportStatements statements;

    @Inject
    FoundRows found;

    @Inject
    ExportCounts counts;

    @Inject
    Policies policies;

    @Inject
    AuditLog audit;

    @Inject
    Transactions transactions;

    private final Semaphore running = new Semaphore(MOST_AT_ONCE);

    /**
     * Checks that the filter names something that exists, before anything is sent.
     *
     * @throws Problem not found {@code EVENT_NOT_FOUND}, {@code PERFORMANCE_NOT_FOUND}
     */
    public void requireScope(ReportFilter filter) {
        connections.read(connection -> statements.scope(connection, filter));
    }

    /**
     * Sends all rows. The audit entry is committed before the first of them.
     *
     * @param format for the audit entry
     * @throws Problem throttled {@code EXPORTS_BUSY} or {@code TOO_MANY_EXPORTS}; nothing has been sent then
     */
    public void write(ExportKind kind, ReportFilter filter, UserId caller, String format, ExportTarget target) {
        write(kind.wireName(), filter.event(), detail(filter, format), caller,
            () -> connections.read(connection -> statements.write(connection, kind, filter, target)));
    }

    /**
     * Sends all reservations of a search, however many, in the order of its list. The audit log has no text that was searched for.
     *
     * @param format for the audit entry
     * @throws Problem as {@link #write(ExportKind, ReportFilter, UserId, String, ExportTarget)}
     */
    public void writeFound(ReservationFilter filter, UserId caller, String format, ExportTarget target) {
        write("found", filter.event(), format, caller, () -> found.write(filter, target));
    }

    private void write(String name, EventId event, String detail, UserId caller, Runnable rows) {
        if (!running.tryAcquire()) {
            throw Problem.throttled("EXPORTS_BUSY", "다른 파일을 만들고 있습니다. 잠시 후 다시 시도해주세요.", BUSY_RETRY_S);
        }
        try {
            transactions.inNew(() -> allow(name, event, detail, caller));
            rows.run();
        } finally {
            running.release();
        }
    }

    private void allow(String name, EventId event, String detail, UserId caller) {
        if (counts.withinTheLastHour(caller, ACTION) >= policies.get(Policy.EXPORTS_PER_HOUR)) {
            throw Problem.throttled("TOO_MANY_EXPORTS", "한 시간에 내려받을 수 있는 파일 수를 넘었습니다. 나중에 다시 시도해주세요.", HOURLY_RETRY_S);
        }
        audit.record(ACTION + name, event == null ? "" : event.toString(), detail);
    }

    private static String detail(ReportFilter filter, String format) {
        return format + (filter.performance() == null ? "" : " " + filter.performance())
            + (filter.from() == null && filter.to() == null ? "" : " " + text(filter.from()) + "–" + text(filter.to()));
    }

    private static String text(Object day) {
        return day == null ? "" : day.toString();
    }
}
