package io.yemae.reports.persistence;

import io.yemae.reports.ReportFilter;
import io.yemae.shared.EventId;
import io.yemae.shared.ReservationId;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A filter as the values of the parameters {@code event}, {@code performance} and {@code among}, and of its days: {@code from} and
 * {@code to}, or {@code since} and {@code until}.
 */
final class FilterValues {

    private FilterValues() {
    }

    static Map<String, Object> of(Connection connection, ReportFilter filter) throws SQLException {
        Map<String, Object> values = new HashMap<>();
        values.put("event", filter.event() == null ? null : filter.event().value());
        values.put("performance", filter.performance() == null ? null : filter.performance().value());
        values.put("among", filter.among() == null ? null
            : connection.createArrayOf("uuid", filter.among().stream().map(EventId::value).toArray(UUID[]::new)));
        values.put("from", filter.from());
        values.put("to", filter.to());
        values.put("since", time(filter.since()));
        values.put("until", time(filter.until()));
        return values;
    }

    /** Nothing but ids. */
    static Map<String, Object> of(Connection connection, List<ReservationId> ids) throws SQLException {
        Map<String, Object> values = new HashMap<>();
        values.put("ids", connection.createArrayOf("uuid", ids.stream().map(ReservationId::value).toArray(UUID[]::new)));
        return values;
    }

    private static OffsetDateTime time(Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
