package io.yemae.reports;

import io.yemae.shared.EventId;
import io.yemae.shared.PerformanceId;
import io.yemae.shared.Problem;
import io.yemae.shared.Seoul;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;

/**
 * What a report or an export is about. Each condition may be null.
 *
 * @param performance only together with its event
 * @param among       the events that the caller may see
 * @param from        the first day (Seoul)
 * @param to          the last day
 */
public record ReportFilter(EventId event, PerformanceId performance, Set<EventId> among, LocalDate from, LocalDate to) {
    public ReportFilter {
        if (performance != null && event == null) {
            throw Problem.invalidField("performanceId", "회차를 고르려면 이벤트도 골라야 합니다.");
        }
        if (from != null && to != null && to.isBefore(from)) {
            throw Problem.invalidField("to", "끝은 시작보다 빠를 수 없습니다.");
        }
    }

    /** The first instant; null for no limit. */
    public Instant since() {
        return from == null ? null : Seoul.startOf(from);
    }

    /** The instant after the last; null for no limit. */
    public Instant until() {
        return to == null ? null : Seoul.startOf(to.plusDays(1));
    }
}
