package io.yemae.reports.rest;

import io.yemae.reports.ReportFilter;
import io.yemae.rest.Dates;
import io.yemae.rest.PathIds;
import io.yemae.rest.security.EventBound;
import io.yemae.rest.security.StaffAccess;
import io.yemae.shared.EventId;
import io.yemae.shared.PerformanceId;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** The query parameters of a report, which an export has as well. */
public class ReportQuery {

    @QueryParam("eventId")
    @Parameter(description = "이벤트의 ID. 없으면 볼 수 있는 모든 이벤트")
    String eventId;

    @QueryParam("performanceId")
    @Parameter(description = "회차의 ID. eventId와 함께만 쓴다.")
    String performanceId;

    @QueryParam("from")
    @Parameter(description = "첫날 (yyyy-MM-dd, Asia/Seoul)")
    String from;

    @QueryParam("to")
    @Parameter(description = "마지막 날 (yyyy-MM-dd, Asia/Seoul)")
    String to;

    /**
     * The filter, for an event that the caller may see.
     *
     * @throws io.yemae.shared.Problem invalid if an id or a day is malformed; not found {@code EVENT_NOT_FOUND} for foreign events
     */
    ReportFilter filter(StaffAccess access) {
        EventId event = isAbsent(eventId) ? null : PathIds.event(eventId);
        PerformanceId performance = isAbsent(performanceId) ? null
            : PathIds.performance(performanceId);
        ReportFilter filter = new ReportFilter(event, performance, access.events(), Dates.day("from", from), Dates.day("to", to));
        if (event != null) {
            access.require(EventBound.Subject.EVENT, event.value());
        }
        return filter;
    }

    private static boolean isAbsent(String text) {
        return text == null || text.isBlank();
    }
}
